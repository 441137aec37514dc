import Textmend

/// The one-byte code pages.
enum SingleByteTables {
  /// The name under which iconv has a page.
  static func liveName(_ page: CodePage) -> String {
    switch page {
    case .isoLatin1: "ISO-8859-1"
    case .isoLatin2: "ISO-8859-2"
    case .isoLatin3: "ISO-8859-3"
    case .isoLatin4: "ISO-8859-4"
    case .isoCyrillic: "ISO-8859-5"
    case .isoArabic: "ISO-8859-6"
    case .isoGreek: "ISO-8859-7"
    case .isoHebrew: "ISO-8859-8"
    case .isoLatin5: "ISO-8859-9"
    case .isoLatin6: "ISO-8859-10"
    case .isoThai: "ISO-8859-11"
    case .isoLatin7: "ISO-8859-13"
    case .isoLatin8: "ISO-8859-14"
    case .isoLatin9: "ISO-8859-15"
    case .isoLatin10: "ISO-8859-16"
    case .koi8R: "KOI8-R"
    case .koi8U: "KOI8-U"
    case .macintosh: "MACINTOSH"
    case .macCyrillic: "MAC-CYRILLIC"
    default: String(describing: page).replacing("windows", with: "cp").uppercased()
    }
  }

  /// The code points of bytes 80…FF; FFFF for none.
  static func upperHalf(_ page: CodePage) throws -> [UInt16] {
    var reader = try LiveReader(liveName(page))
    var upper = (0x80...0xFF).map { byte -> UInt16 in
      let read = reader.read([UInt8(byte)])
      return read.count == 1 ? UInt16(read[0]) : 0xFFFF
    }
    for (byte, scalar) in Overlays.singleByte(page) { upper[byte - 0x80] = UInt16(scalar) }
    return upper
  }

  /// The blob; its layout is described at `SingleByteTable`.
  static func file() throws -> EncodingTables.File {
    var parts: [[UInt8]] = []
    var count = 0
    for page in CodePage.allCases {
      let upper = try upperHalf(page)
      let bytes = upper.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      count += upper.count { $0 != 0xFFFF }
      var pageNumbers = [UInt8](repeating: 0, count: 1024)
      var pages = [UInt8](repeating: 0, count: 64)
      for (i, scalar) in upper.enumerated() where scalar != 0xFFFF {
        let row = Int(scalar >> 6)
        if pageNumbers[row] == 0 {
          pageNumbers[row] = UInt8(pages.count / 64)
          pages += [UInt8](repeating: 0, count: 64)
        }
        let cell = Int(pageNumbers[row]) << 6 | Int(scalar & 63)
        if pages[cell] == 0 { pages[cell] = UInt8(0x80 + i) }
      }
      parts.append(bytes + pageNumbers + pages)
    }
    var blob = BlobWriter()
    blob.append([UInt32(parts.count)])
    var offset = blob.bytes.count + parts.count * 4
    for part in parts {
      blob.append([UInt32(offset)])
      offset += part.count
    }
    for part in parts { blob.append(part) }
    return EncodingTables.File(name: "single-bytes", bytes: blob.bytes, codes: count)
  }
}
