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

  /// Whether the escape is an end of a range of a regular expression: inside brackets, or with no other escape at either
  /// end, as prose joins words (\u65B0\u7AF9-\u53F0\u5317) and not letters.
  private func isInRange(_ text: EscapedText, _ start: Int, _ end: Int) -> Bool {
    if start > 0, text.bytes[start - 1] == 0x5B, text.byte(end) == 0x5D { return true }
    if text.byte(end) == 0x2D, let other = unit(text, at: end + 1) {
      return isRange(text, start, other.end)
    }
    // Escapes of four digits have six bytes.
    guard start > 6, text.bytes[start - 1] == 0x2D, unit(text, at: start - 7)?.end == start - 1 else {
      return false
    }
    return isRange(text, start - 7, end)
  }

  /// Whether two escapes with a hyphen between are a range; `start` is where the first begins, `end` where the second ends.
  private func isRange(_ text: EscapedText, _ start: Int, _ end: Int) -> Bool {
    func isEscape(_ i: Int) -> Bool { i >= 0 && unit(text, at: i) != nil }
    // Of backslashes that were escaped themselves, all belong to the escape.
    func behindBackslashes(_ i: Int) -> Int {
      var i = i
      while i > 0, text.bytes[i - 1] == 0x5C { i -= 1 }
      return i
    }
    var first = behindBackslashes(start)
    if !isEscape(first - 6), !isEscape(end), !isEscape(first - 7), text.byte(end) != 0x2D { return true }
    // Long classes are rare, and every escape asks.
    for _ in 0..<32 {
      if isEscape(first - 6) {
        first = behindBackslashes(first - 6)
      } else if first > 6, text.bytes[first - 1] == 0x2D, isEscape(first - 7) {
        first = behindBackslashes(first - 7)
      } else {
        break
      }
    }
    return first > 0 && (text.bytes[first - 1] == 0x5B || text.bytes[first - 1] == 0x5E)
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
