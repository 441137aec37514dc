import Textmend

/// HTML and XML: text and the values of attributes that people read. Tags, comments, scripts, styles and everything
/// else that is not read comes out byte for byte.
struct MarkupFormat: TextFormat {
  var isHTML: Bool

  func extract(_ bytes: [UInt8]) -> Extraction {
    var reader = MarkupReader(bytes, isHTML: isHTML)
    reader.read()
    return Extraction(pieces: reader.pieces)
  }

  private static let escapes: [UInt8: String] = [
    UInt8(ascii: "<"): "&lt;", UInt8(ascii: ">"): "&gt;", UInt8(ascii: "\""): "&quot;",
    UInt8(ascii: "'"): "&#39;",
  ]

  /// A mark that means something in markup is written as a reference, unless the text that it takes the place of had it
  /// as it is.
  func encode(_ text: [UInt8], in piece: TextPiece, inPlaceOf before: ArraySlice<UInt8>) -> [UInt8]? {
    guard !piece.isVerbatim else { return text }
    var output: [UInt8] = []
    var rest = text[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "&") {
        let reference = MarkupFormat.reference(rest)
        output +=
          MarkupFormat.references(before).contains(Array(reference)) ? Array(reference) : Array("&amp;".utf8)
        rest = rest.dropFirst(output.suffix(reference.count).elementsEqual(reference) ? reference.count : 1)
        continue
      }
      let isQuote = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      let matters = isQuote ? byte == piece.quote : MarkupFormat.escapes[byte] != nil
      if matters, !before.contains(byte), let escape = MarkupFormat.escapes[byte] {
        output += escape.utf8
      } else {
        output.append(byte)
      }
      rest = rest.dropFirst()
    }
    return output
  }

  /// `&amp;` at the beginning of text, or as much as could be a reference.
  private static func reference(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = text.startIndex + 1
    while end < text.endIndex, isName(text[end]) || text[end] == UInt8(ascii: "#") { end += 1 }
    if end < text.endIndex, text[end] == UInt8(ascii: ";") { end += 1 }
    return text[text.startIndex..<end]
  }

  private static func references(_ text: ArraySlice<UInt8>) -> [[UInt8]] {
    text.indices.filter { text[$0] == UInt8(ascii: "&") }.map { Array(reference(text[$0...])) }
  }

  private static func isName(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}
