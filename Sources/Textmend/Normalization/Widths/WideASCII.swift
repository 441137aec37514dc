/// Full-width letters and digits, and the marks among them, as ASCII.
struct WideASCII {
  static let page = RulePage(
    code: .wideASCII, name: "wide letters and digits",
    summary: "Full-width letters, digits and the marks among them become ASCII.",
    mechanism: """
      Input methods and double-byte systems write ＡＢＣ １２３. Letters and digits become ASCII wherever they stand; a mark, \
      between two of them in full width, or in a line without Chinese and Japanese.
      """,
    refusal:
      "Marks of Chinese and Japanese text, also between ASCII words: an author writes iOS，Android; ￥ ￡ and the like.",
    before: "時間：１２：３０，ＵＳＢ３．０", after: "時間：12:30，USB3.0")

  private let line: WidthLine

  init(_ line: WidthLine) { self.line = line }

  /// The ASCII forms that the line's full-width characters should have, by their index, sorted.
  func replacements() -> [(index: Int, scalar: UInt32)] {
    line.scalars.indices.compactMap { i in
      let scalar = line.scalars[i]
      guard (0xFF01...0xFF5E).contains(scalar) else { return nil }
      return WideASCII.isWordlike(scalar) || isNarrowMark(i) ? (i, scalar - 0xFEE0) : nil
    }
  }

  private static func isWordlike(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
    default: false
    }
  }

  private func isNarrowMark(_ i: Int) -> Bool {
    if line.isNarrowProse {
      return line.scalars.contains { EastAsianText.isNarrow($0) || WideASCII.isWordlike($0) }
    }
    // Comma and semicolon divide clauses; the others are parts of numbers and names.
    switch line.scalars[i] {
    case 0xFF05, 0xFF0B, 0xFF0D...0xFF0F, 0xFF1A, 0xFF20, 0xFF3F, 0xFF0C:
      let isDigits = WideASCII.isDigit(line[i - 1]) && WideASCII.isDigit(line[i + 1])
      let isWords = WideASCII.isWordlike(line[i - 1]) && WideASCII.isWordlike(line[i + 1])
      return isDigits || isWords && ![0xFF0C, 0xFF1A].contains(line.scalars[i])
    default: return false
    }
  }

  private static func isDigit(_ scalar: UInt32) -> Bool { (0xFF10...0xFF19).contains(scalar) }
}
