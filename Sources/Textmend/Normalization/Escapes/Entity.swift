/// Character references of HTML: `&eacute;`, `&#233;`, `&#xE9;`, escaped any number of times (`&amp;eacute;`).
struct Entity: EscapeForm {
  static let pages = [
    RulePage(
      code: .namedEntity, name: "named entities",
      summary: "Named character references of HTML in text, escaped once or more often.",
      mechanism: """
        Text was escaped for HTML, perhaps again by the next program, and put where nobody unescapes it. All 2,125 names \
        of HTML are known with their semicolon, and the 106 old ones without it where no letter, digit or = follows. In \
        text without tags every level is taken back. Where the tags are escaped themselves (&lt;p&gt;) they become tags.
        """,
      refusal: """
        In text that has tags, what is markup there stays: &lt; &gt; &amp; everywhere, quotation marks inside tags; \
        &nbsp; &eacute; and the like do not need to be escaped and are taken back. Code and addresses stay, unless \
        the options say otherwise.
        """,
      before: "fish &amp;amp; chips&nbsp;&hellip; caf&eacute;", after: "fish & chips[U+00A0]… café"),
    RulePage(
      code: .numericEntity, name: "numeric entities",
      summary: "Character references by number, decimal and hexadecimal.",
      mechanism: """
        A program wrote what its encoding lacked as &#20013; or &#x4E2D;. As browsers do, 128 to 159 are read as \
        windows-1252: &#147; is “.
        """,
      refusal: """
        Numbers that are no character: 0, surrogates, controls other than tab and line ends, beyond 10FFFF. Markup, code and \
        addresses, as for named entities.
        """,
      before: "&#20013;&#x6587; &#147;ok&#148;", after: "中文 “ok”"),
  ]

  func match(_ text: inout EscapedText, at i: Int) -> EscapeMatch? {
    var start = i + 1
    // Each level wrote its ampersand anew: `&amp;`, or by number.
    var ampersands: [Int] = []
    var reference = read(text, at: start)
    while let current = reference, current.scalars == [0x26], let inner = read(text, at: current.end) {
      ampersands.append(start)
      start = current.end
      reference = inner
    }
    guard let reference else { return nil }
    let chain = Chain(Array(repeating: .escaped(as: .entity), count: 1))
    let full = EscapeMatch(
      end: reference.end, after: Scalars.utf8(reference.scalars), rule: reference.rule, chain: chain)
    let isMarkup = reference.scalars.count == 1 && Entity.isMarkup(reference.scalars[0])
    guard isMarkup else { return full }
    switch text.markup {
    case .none: return full
    case .markup:
      let isQuote = reference.scalars == [0x22] || reference.scalars == [0x27]
      return isQuote && text.places.place(at: i)?.kind != .tag ? full : nil
    case .escaped(let levels):
      // Levels here: the ampersands and the reference itself.
      let kept = ampersands.count + 1 - levels
      guard kept > 0 else { return full }
      guard levels > 0, levels <= ampersands.count else { return nil }
      let rest = levels < ampersands.count ? ampersands[levels] : start
      return EscapeMatch(end: rest, after: [0x26], rule: .namedEntity, chain: chain)
    }
  }

  /// What has a meaning of its own in HTML.
  private static func isMarkup(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x26, 0x27, 0x3C, 0x3E: true
    default: false
    }
  }

  private struct Reference {
    var scalars: [UInt32]
    var end: Int
    var rule: RuleCode
  }

  /// Reads a reference whose `&` stands before `start`.
  private func read(_ text: EscapedText, at start: Int) -> Reference? {
    guard let first = text.byte(start) else { return nil }
    return first == 0x23 ? readNumber(text, at: start + 1) : readName(text, at: start)
  }

  private func readName(_ text: EscapedText, at start: Int) -> Reference? {
    var end = start
    while text.isDigitOrLetter(end), end - start <= EntityTable.longestName { end += 1 }
    guard end > start + 1 else { return nil }
    let name = text.bytes[start..<end]
    guard let scalars = EntityTable.shared.scalars(of: name) else { return nil }
    if text.byte(end) == 0x3B {
      end += 1
    } else {
      guard text.byte(end) != 0x3D, EntityTable.shared.needsNoSemicolon(name) else { return nil }
    }
    return Reference(scalars: scalars, end: end, rule: .namedEntity)
  }

  private func readNumber(_ text: EscapedText, at start: Int) -> Reference? {
    let isHexadecimal = text.byte(start).map { $0 | 0x20 } == 0x78
    let digits = isHexadecimal ? start + 1 : start
    var number: UInt32 = 0
    var end = digits
    while let byte = text.byte(end), end - digits < 8, let digit = Hexadecimal.value(byte),
      isHexadecimal || digit < 10
    {
      number = number &* (isHexadecimal ? 16 : 10) &+ digit
      end += 1
    }
    guard end > digits, number <= 0x10FFFF else { return nil }
    if text.byte(end) == 0x3B {
      end += 1
    } else if number < 0x80 || text.isDigitOrLetter(end) {
      return nil
    }
    if (0x80...0x9F).contains(number) {
      number = SingleByteTable.windows1252.scalar(UInt8(number))
    }
    let isLineEnd = number == 0x09 || number == 0x0A || number == 0x0D
    guard isLineEnd || EscapedScalar.isText(number) else { return nil }
    return Reference(scalars: [number], end: end, rule: .numericEntity)
  }
}
