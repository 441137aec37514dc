import Textmend

/// The one-byte code pages.
enum SingleByteTables {
  /// The name under which iconv has a page; nil for those that the overlay holds whole.
  static func liveName(_ page: CodePage) -> String? {
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
    case .macCentralEurope: "MAC-CENTRALEUROPE"
    // iconv's MAC-IS is another table than Apple's.
    case .cp720, .macGreek, .macTurkish, .macIceland, .userDefined: nil
    default: String(describing: page).replacing("windows", with: "cp").uppercased()
    }
  }

  /// The code points of the 256 bytes; FFFF for none.
  static func scalars(_ page: CodePage) throws -> [UInt16] {
    var scalars = (UInt16(0)...0xFF).map { $0 < 0x80 ? $0 : 0xFFFF }
    if let name = liveName(page) {
      var reader = try LiveReader(name)
      for byte in 0...0xFF {
        let read = reader.read([UInt8(byte)])
        scalars[byte] = read.count == 1 ? UInt16(read[0]) : 0xFFFF
      }
    }
    for (byte, scalar) in Overlays.singleByte(page) { scalars[byte] = UInt16(scalar) }
    return scalars
  }

  /// The blob; its layout is described at `SingleByteTable`.
  static func file() throws -> EncodingTables.File {
    var parts: [[UInt8]] = []
    var count = 0
    for page in CodePage.allCases {
      let scalars = try scalars(page)
      let bytes = scalars.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      count += scalars.count { $0 != 0xFFFF }
      var pageNumbers = [UInt8](repeating: 0, count: 1024)
      var pages = [UInt8](repeating: 0, count: 64)
      for (byte, scalar) in scalars.enumerated() where scalar != 0xFFFF {
        let row = Int(scalar >> 6)
        if pageNumbers[row] == 0 {
          pageNumbers[row] = UInt8(pages.count / 64)
          pages += [UInt8](repeating: 0, count: 64)
        }
        let cell = Int(pageNumbers[row]) << 6 | Int(scalar & 63)
        if pages[cell] == 0 { pages[cell] = UInt8(byte) }
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
