import Textmend

/// Where the tables differ from libc's iconv: every code, with its source. Nothing else may differ, and a
/// test sweeps all codes to prove it.
///
/// The source is the WHATWG Encoding Standard (https://encoding.spec.whatwg.org) with its indexes, where nothing
/// else is named. 0 (in one-byte pages FFFF) means that the code has no code point.
enum Overlays {
  /// Index gb18030: A3A0 is a second ideographic space on web pages; iconv has U+E5E5. The six codes
  /// FE51 FE52 FE53 FE6C FE76 FE91 stay iconv's plane 2 (GB18030-2005), which the standard leaves private.
  static let gb18030: [Int: UInt32] = [0xA3A0: 0x3000]

  /// Private-use characters of GB18030-2000 that the encoder writes as the code they were read from: the 18
  /// of the standard's encoder, and the six codes above as other programs still read them.
  static let gb18030EncodedToo: [UInt32: Int] = [
    0xE78D: 0xA6D9, 0xE78E: 0xA6DA, 0xE78F: 0xA6DB, 0xE790: 0xA6DC, 0xE791: 0xA6DD, 0xE792: 0xA6DE,
    0xE793: 0xA6DF, 0xE794: 0xA6EC, 0xE795: 0xA6ED, 0xE796: 0xA6F3, 0xE81E: 0xFE59, 0xE826: 0xFE61,
    0xE82B: 0xFE66, 0xE82C: 0xFE67, 0xE832: 0xFE6D, 0xE843: 0xFE7E, 0xE854: 0xFE90, 0xE864: 0xFEA0,
    0xE816: 0xFE51, 0xE817: 0xFE52, 0xE818: 0xFE53, 0xE831: 0xFE6C, 0xE83B: 0xFE76, 0xE855: 0xFE91,
    0xE5E5: 0xA3A0,
  ]

  /// Index gb18030 ranges: four-byte codes of characters that the 2005 and 2022 editions gave two-byte codes
  /// still decode; iconv refuses them. By linear pointer.
  static let gb18030FourByte: [UInt32: UInt32] = {
    var overlay: [UInt32: UInt32] = [:]
    for i in UInt32(0)..<8 { overlay[19057 + i] = 0x9FB4 + i }
    for i in UInt32(0)..<10 { overlay[39076 + i] = 0xFE10 + i }
    return overlay
  }()

  /// Index Big5. iconv's BIG5-HKSCS follows the Hong Kong standard where it differs from Microsoft's Big5, and
  /// leaves out the duplicates of Microsoft's and ETEN's rows.
  static let big5: [Int: UInt32] = {
    var overlay: [Int: UInt32] = [
      // Other characters than iconv's.
      0xA145: 0x2027, 0xA14E: 0xFE51, 0xA1C2: 0x00AF, 0xA1E3: 0xFF5E, 0xA1F2: 0x2295, 0xA1F3: 0x2299,
      0xA241: 0x2215, 0xA242: 0xFE68, 0xA244: 0xFFE5, 0xA246: 0xFFE0, 0xA247: 0xFFE1,
      // Missing from iconv's: Microsoft's duplicates and the euro sign.
      0xA15A: 0x2574, 0xA1C3: 0xFFE3, 0xA1C5: 0x02CD, 0xA1FE: 0xFF0F, 0xA240: 0xFF3C, 0xA2CC: 0x5341,
      0xA2CE: 0x5345, 0xA3E1: 0x20AC,
      // ETEN's radicals and marks that repeat characters of the first rows.
      0xC6CF: 0x5EF4, 0xC6D3: 0x65E0, 0xC6D5: 0x7676, 0xC6D7: 0x96B6, 0xC6DE: 0x3003, 0xC6DF: 0x4EDD,
    ]
    // Pictures of the control characters.
    for i in 0..<0x20 { overlay[0xA3C0 + i] = UInt32(0x2400 + i) }
    overlay[0xA3E0] = 0x2421
    return overlay
  }()

  /// Index jis0212 ends with the standard's own rows: no IBM characters and no user-defined area behind 8F.
  static let jis0212: [Int: UInt32] = {
    var overlay: [Int: UInt32] = [0xA2C3: 0x00A6]
    for lead in 0xF3...0xFE { for trail in 0xA1...0xFE { overlay[lead << 8 | trail] = 0 } }
    return overlay
  }()

  /// The standard's indexes of one-byte pages.
  static func singleByte(_ page: CodePage) -> [Int: UInt32] {
    switch page {
    case .windows1250: controls([0x81, 0x83, 0x88, 0x90, 0x98])
    case .windows1251: controls([0x98])
    case .windows1252: controls([0x81, 0x8D, 0x8F, 0x90, 0x9D])
    case .windows1253:
      controls([0x81, 0x88, 0x8A, 0x8C, 0x8D, 0x8E, 0x8F, 0x90, 0x98, 0x9A, 0x9C, 0x9D, 0x9E, 0x9F])
    case .windows1254: controls([0x81, 0x8D, 0x8E, 0x8F, 0x90, 0x9D, 0x9E])
    case .windows1255:
      // CA: the standard's U+05BA (HOLAM HASER FOR VAV), which iconv does not have.
      controls([0x81, 0x8A, 0x8C, 0x8D, 0x8E, 0x8F, 0x90, 0x9A, 0x9C, 0x9D, 0x9E, 0x9F])
        .merging([0xCA: 0x05BA]) { $1 }
    case .windows1257:
      controls([0x81, 0x83, 0x88, 0x8A, 0x8C, 0x90, 0x98, 0x9A, 0x9C, 0x9F])
    case .windows1258: controls([0x81, 0x8A, 0x8D, 0x8E, 0x8F, 0x90, 0x9A, 0x9D, 0x9E])
    case .windows874:
      controls(Array(0x81...0x84) + Array(0x86...0x90) + Array(0x98...0x9F))
    // The letters of Belarusian, as in KOI8-RU.
    case .koi8U: [0xAE: 0x045E, 0xBE: 0x040E]
    case .macintosh: [0xC6: 0x2206]
    case .macCyrillic: [0xFF: 0x20AC]
    default: [:]
    }
  }

  private static func controls(_ bytes: [Int]) -> [Int: UInt32] {
    Dictionary(uniqueKeysWithValues: bytes.map { ($0, UInt32($0)) })
  }
}
