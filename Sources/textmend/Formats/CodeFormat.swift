import Textmend

/// Source code: comments and strings are text; the code between is mended only where they prove the same damage.
struct CodeFormat: TextFormat {
  let isProse = true
  var syntax: CodeSyntax

  func extract(_ bytes: [UInt8]) -> Extraction {
    var extraction = Extraction()
    var codeStart = 0
    var index = 0
    func add(_ range: Range<Int>, isCode: Bool, quote: UInt8? = nil) {
      guard !range.isEmpty else { return }
      var piece = TextPiece(range, of: bytes)
      piece.isCode = isCode
      piece.quote = quote
      piece.isLiteral = quote != nil
      extraction.pieces.append(piece)
    }
    while index < bytes.count {
      if let text = syntax.text(in: bytes, at: index) {
        add(codeStart..<text.inside.lowerBound, isCode: true)
        add(text.inside, isCode: false, quote: text.quote)
        index = text.inside.upperBound + text.closing
        codeStart = text.inside.upperBound
      } else {
        index += 1
      }
    }
    add(codeStart..<bytes.count, isCode: true)
    return extraction
  }

  /// Inside a string, marks that end it and backslashes stay as they are: what the string means must not change.
  func encode(_ text: [UInt8], in piece: TextPiece, inPlaceOf before: ArraySlice<UInt8>) -> [UInt8]? {
    guard let quote = piece.quote else { return text }
    let isKept = [quote, UInt8(ascii: "\\"), 0x0A].allSatisfy { mark in
      text.count { $0 == mark } == before.count { $0 == mark }
    }
    return isKept ? text : nil
  }
}
