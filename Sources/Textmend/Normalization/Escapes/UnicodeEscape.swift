/// `\u4E2D` with any number of backslashes, surrogate pairs, `\u{1F600}`, `\U0001F600`; and `%u4E2D`.
struct UnicodeEscape: EscapeForm {
  static let pages = [
    RulePage(
      code: .unicodeEscape, name: "\\u escapes",
      summary: "Characters written as \\u4E2D, \\u{4E2D} or \\U00004E2D.",
      mechanism: """
        JSON and the sources of programs write characters so; somebody took their text as it stood. Pairs of surrogates \
        become one character. Backslashes that were escaped themselves go too.
        """,
      refusal: """
        Inside code and addresses; in ranges of regular expressions ([\\u4E00-\\u9FFF]); quotation marks, backslashes and controls, \
        which would break JSON; lone surrogates, private use, what is no character; <, > and & in text that has tags.
        """,
      before: "\\\\u4e2d\\\\u6587 \\ud83d\\ude00", after: "中文 😀"),
    RulePage(
      code: .percentUnicode, name: "%u escapes", summary: "Characters written as %u4E2D.",
      mechanism: "JavaScript's escape() writes what is not Latin-1 so; it was never a standard of the web.",
      refusal: "As for \\u escapes.", before: "%u4E2D%u6587", after: "中文"),
  ]

  let rule: RuleCode

  func match(_ text: inout EscapedText, at i: Int) -> EscapeMatch? {
    guard let first = unit(text, at: i) else { return nil }
    var scalar = first.value
    var end = first.end
    if (0xD800...0xDBFF).contains(scalar) {
      guard let second = unit(text, at: end), (0xDC00...0xDFFF).contains(second.value) else { return nil }
      scalar = 0x10000 + (scalar - 0xD800) << 10 + (second.value - 0xDC00)
      end = second.end
    }
    guard EscapedScalar.isText(scalar), !isSyntax(scalar, text), !isInRange(text, i, end),
      !isWord(text, first, at: i)
    else { return nil }
    let syntax: Chain.EscapeSyntax = rule == .unicodeEscape ? .backslashUnicode : .percentUnicode
    return EscapeMatch(
      end: end, after: Scalars.utf8([scalar]), rule: rule, chain: Chain([.escaped(as: syntax)]))
  }

  private struct Unit {
    var value: UInt32
    var end: Int
    /// Where the digits begin.
    var digits: Int
  }

  private func unit(_ text: EscapedText, at start: Int) -> Unit? {
    var i = start
    if rule == .percentUnicode {
      guard text.byte(i) == 0x25, text.byte(i + 1) == 0x75 else { return nil }
      return Hexadecimal.number(text.bytes, at: i + 2, count: 4).map {
        Unit(value: $0, end: i + 6, digits: i + 2)
      }
    }
    while text.byte(i) == 0x5C { i += 1 }
    guard i > start, let letter = text.byte(i) else { return nil }
    i += 1
    if letter == 0x55 {
      return Hexadecimal.number(text.bytes, at: i, count: 8).map { Unit(value: $0, end: i + 8, digits: i) }
    }
    guard letter == 0x75 else { return nil }
    if text.byte(i) == 0x7B {
      for count in 1...6 where text.byte(i + 1 + count) == 0x7D {
        return Hexadecimal.number(text.bytes, at: i + 1, count: count)
          .map { Unit(value: $0, end: i + 2 + count, digits: i + 1) }
      }
      return nil
    }
    return Hexadecimal.number(text.bytes, at: i, count: 4).map { Unit(value: $0, end: i + 4, digits: i) }
  }

  /// Characters that mean something to what the escape stands in.
  private func isSyntax(_ scalar: UInt32, _ text: EscapedText) -> Bool {
    switch scalar {
    case 0x22, 0x25, 0x5C: true
    case 0x26, 0x3C, 0x3E: text.markup != .none
    default: false
    }
  }

  /// Whether the escape is an end of a range of a regular expression.
  private func isInRange(_ text: EscapedText, _ start: Int, _ end: Int) -> Bool {
    if text.byte(end) == 0x2D, unit(text, at: end + 1) != nil { return true }
    guard start > 0, text.bytes[start - 1] == 0x2D else {
      return start > 0 && text.bytes[start - 1] == 0x5B && text.byte(end) == 0x5D
    }
    // `\u4E00-` before: five bytes and more.
    return start > 6 && Hexadecimal.number(text.bytes, at: start - 5, count: 4) != nil
      && text.bytes[start - 6] == 0x75
  }

  /// Whether the digits are the letters of a word behind a backslash, as in `\ufade` or `C:\udead`: no number among
  /// them, a letter or a drive beside, and no other escape.
  private func isWord(_ text: EscapedText, _ unit: Unit, at start: Int) -> Bool {
    let digits = text.bytes[unit.digits..<min(unit.end, unit.digits + 4)]
    guard digits.allSatisfy({ $0 > 0x39 }) else { return false }
    let isAfterEscape = start >= 6 && self.unit(text, at: start - 6)?.end == start
    guard !isAfterEscape, self.unit(text, at: unit.end) == nil else { return false }
    return text.isDigitOrLetter(unit.end) || text.isDigitOrLetter(start - 1)
      || start > 0 && text.bytes[start - 1] == 0x3A
  }
}
