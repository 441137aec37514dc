/// `=E4=B8=AD`: bytes as mail writes them, with lines that end in `=` and go on.
struct QuotedPrintable: EscapeForm {
  static let pages = [
    RulePage(
      code: .quotedPrintable, name: "quoted-printable",
      summary: "Bytes written as =E4=B8=AD, lines broken by a = at their end.",
      mechanism: """
        The transfer encoding of mail (RFC 2045) was taken for text. A run, also across broken lines, is read as UTF-8; where it is \
        not, as GBK, if the language model finds that more probable by 5 bits than characters by chance. =3D, other ASCII \
        and broken lines are taken back in paragraphs in which every = is part of such an escape.
        """,
      refusal:
        "Runs that are neither encoding; paragraphs in which = also stands for itself; code and addresses.",
      before: "=E4=B8=AD=E6=96=\\n=87", after: "中文")
  ]

  func match(_ text: inout EscapedText, at i: Int) -> EscapeMatch? {
    var units: [EscapedBytes.Unit] = []
    while let unit = QuotedPrintable.unit(text, at: units.last?.end ?? i) { units.append(unit) }
    let chain = Chain([.escaped(as: .quotedPrintable)])
    guard let last = units.last else {
      guard let end = QuotedPrintable.lineBreak(text, at: i), text.isInMailParagraph(i) else { return nil }
      return EscapeMatch(end: end, after: [], rule: .quotedPrintable, chain: chain)
    }
    if units.allSatisfy({ $0.byte < 0x7F }) {
      guard units.allSatisfy({ $0.byte >= 0x20 }), text.isInMailParagraph(i) else {
        return .none(until: last.end, .quotedPrintable)
      }
      return EscapeMatch(end: last.end, after: units.map(\.byte), rule: .quotedPrintable, chain: chain)
    }
    guard let part = EscapedBytes.decode(units, orWith: { units }) else {
      return .none(until: last.end, .quotedPrintable)
    }
    return EscapeMatch(
      end: units[part.count - 1].end, after: Scalars.utf8(part.scalars), rule: .quotedPrintable,
      chain: EscapedBytes.chain(part, .quotedPrintable), margin: part.margin)
  }

  /// A byte; a broken line may stand before it.
  private static func unit(_ text: EscapedText, at start: Int) -> EscapedBytes.Unit? {
    let i = lineBreak(text, at: start) ?? start
    guard text.byte(i) == 0x3D else { return nil }
    // Capital letters, says the standard; small ones are code more often.
    for k in 1...2 {
      guard let byte = text.byte(i + k), byte < 0x61 else { return nil }
    }
    return Hexadecimal.number(text.bytes, at: i + 1, count: 2)
      .map { EscapedBytes.Unit(byte: UInt8($0), end: i + 3) }
  }

  /// Behind a `=` at the end of a line and that end, whichever it is, or the end of the text; nil where there is none.
  private static func lineBreak(_ text: EscapedText, at i: Int) -> Int? {
    guard text.byte(i) == 0x3D else { return nil }
    switch text.byte(i + 1) {
    case nil: return i + 1
    case 0x0A: return i + 2
    case 0x0D: return text.byte(i + 2) == 0x0A ? i + 3 : i + 2
    default: return nil
    }
  }

  /// Whether every `=` is an escape, and there are two or more, or one for a byte that is not ASCII.
  static func isEscaped(_ text: EscapedText, _ range: Range<Int>) -> Bool {
    var escapes = 0
    var i = range.lowerBound
    while let found = text.bytes[i..<range.upperBound].firstIndex(of: 0x3D) {
      if let end = lineBreak(text, at: found) {
        i = min(end, range.upperBound)
        escapes += 1
      } else if let unit = unit(text, at: found) {
        i = min(unit.end, range.upperBound)
        escapes += unit.byte >= 0x80 || unit.byte == 0x3D ? 2 : 1
      } else {
        return false
      }
    }
    return escapes > 1
  }
}
