import Textmend

/// The one-byte code pages.
enum SingleByteTables {
  /// The name under which iconv has a page.
  static func liveName(_ page: CodePage) -> String {
    let name = String(describing: page)
    switch page {
    case .koi8R: return "KOI8-R"
    case .koi8U: return "KOI8-U"
    case .macintosh: return "MACINTOSH"
    case .macCyrillic: return "MAC-CYRILLIC"
    default: break
    }
    if name.hasPrefix("windows") { return "CP" + name.dropFirst("windows".count) }
    if name.hasPrefix("iso8859_") { return "ISO-8859-" + name.dropFirst("iso8859_".count) }
    return name.uppercased()
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
