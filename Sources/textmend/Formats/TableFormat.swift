import Textmend

/// CSV (RFC 4180) and TSV: every field is text. Separators and quotation marks come out byte for byte.
struct TableFormat: TextFormat {
  /// The byte between fields; nil: the one of `,`, `;`, tab and `|` that the first line has most of.
  var separator: UInt8?

  private static let quote = UInt8(ascii: "\"")

  func extract(_ bytes: [UInt8]) -> Extraction {
    let separator = separator ?? TableFormat.separator(of: bytes)
    var extraction = Extraction()
    // A byte order mark is no part of the first field.
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < bytes.count {
      if bytes[index] == TableFormat.quote {
        add(TableFormat.quoted(bytes, &index), of: bytes, to: &extraction)
      }
      // Behind a closing quotation mark nothing should stand; what does is text all the same.
      let start = index
      while index < bytes.count, ![separator, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
      if index > start { extraction.pieces.append(TextPiece(start..<index, of: bytes)) }
      index += 1
    }
    return extraction
  }

  private func add(_ piece: TextPiece, of bytes: [UInt8], to extraction: inout Extraction) {
    if !piece.text.isEmpty { extraction.pieces.append(piece) }
  }

  /// Reads a field in quotation marks, in which a doubled one stands for one.
  private static func quoted(_ bytes: [UInt8], _ index: inout Int) -> TextPiece {
    index += 1
    let start = index
    var text: [UInt8] = []
    var origins: [Int] = []
    while index < bytes.count {
      if bytes[index] == quote {
        guard index + 1 < bytes.count, bytes[index + 1] == quote else { break }
        origins.append(index - start)
        text.append(quote)
        index += 2
      } else {
        origins.append(index - start)
        text.append(bytes[index])
        index += 1
      }
    }
    origins.append(index - start)
    var piece = TextPiece(start..<index, text: text, origins: origins)
    piece.quote = quote
    index = min(index + 1, bytes.count)
    return piece
  }

  private static func separator(of bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == quote { isQuoted.toggle() }
      if byte == 0x0A && !isQuoted { break }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    // The first of equals.
    return ",;\t|".utf8.reduce(UInt8(ascii: ",")) { best, byte in
      counts[byte, default: 0] > counts[best, default: 0] ? byte : best
    }
  }

  func encode(_ text: [UInt8], in piece: TextPiece, inPlaceOf before: ArraySlice<UInt8>) -> [UInt8]? {
    if piece.quote != nil {
      return text.flatMap { $0 == TableFormat.quote ? [TableFormat.quote, TableFormat.quote] : [$0] }
    }
    // Without quotation marks around, these would end the field, or begin one of another kind.
    let structure =
      [separator ?? 0x2C, TableFormat.quote, 0x0A, 0x0D] + (separator == nil ? Array(";\t|".utf8) : [])
    return text.contains { structure.contains($0) && !before.contains($0) } ? nil : text
  }
}
