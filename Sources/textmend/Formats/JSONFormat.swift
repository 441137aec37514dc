import Textmend

/// JSON, one text a file or one a line: every string, names too, is text in the form that the escapes stand for.
/// Comments and commas before a closing bracket, which many tools let pass, are let pass.
struct JSONFormat: TextFormat {
  /// Whether every line is a JSON text (JSON Lines).
  var hasLines: Bool

  /// RFC 8259, 8.1.
  var isUTF8Only: Bool { true }

  func extract(_ bytes: [UInt8]) -> Extraction {
    var extraction = Extraction()
    guard hasLines else {
      extract(bytes[...], into: &extraction)
      return extraction
    }
    var rest = bytes[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      extract(rest[rest.startIndex..<end], into: &extraction)
      rest = rest[min(end + 1, rest.endIndex)...]
    }
    return extraction
  }

  private func extract(_ text: ArraySlice<UInt8>, into extraction: inout Extraction) {
    // Not allowed, but nothing that a reader of the file would take for a string.
    let text = text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.dropFirst(3) : text
    guard !text.allSatisfy({ $0 <= 0x20 }) else { return }
    let strings: [Range<Int>]
    do throws(JSONScanner.SyntaxError) {
      strings = try JSONScanner.strings(of: text)
    } catch {
      let offset = text.startIndex + error.offset
      extraction.problems.append(Extraction.Problem(offset: offset, reason: "is not JSON from here on"))
      return
    }
    for range in strings {
      let decoded = JSONString.decode(text[range])
      if decoded.hasLoneSurrogate {
        for escape in JSONString.loneSurrogates(text[range]) {
          extraction.findings.append(Finding(source: escape, rule: .malformedBytes, reason: .lost))
        }
      } else if !decoded.text.isEmpty {
        var piece = TextPiece(range, text: decoded.text, origins: decoded.origins)
        piece.isEscaped = decoded.isEscapedToASCII
        extraction.pieces.append(piece)
      }
    }
  }

  func encode(_ text: [UInt8], in piece: TextPiece, inPlaceOf before: ArraySlice<UInt8>) -> [UInt8]? {
    var output: [UInt8] = []
    if piece.isEscaped {
      JSONString.appendASCIIContents(text, to: &output)
    } else {
      JSONString.appendContents(text, to: &output)
    }
    return output
  }
}
