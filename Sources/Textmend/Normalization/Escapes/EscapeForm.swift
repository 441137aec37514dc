/// One way to write characters as escapes, and its inverse.
protocol EscapeForm: Sendable {
  /// The codes that it may report, with their pages.
  static var pages: [RulePage] { get }

  /// What stands at `i`, where the form's first byte is; nil where that is no escape, or must stay.
  func match(_ text: inout EscapedText, at i: Int) -> EscapeMatch?
}

/// An escape and what it stands for.
struct EscapeMatch {
  /// Behind the escape, in bytes.
  var end: Int
  /// UTF-8; nil where the escape must stay, and nothing before `end` is to be looked at again.
  var after: [UInt8]?
  var rule: RuleCode
  var chain: Chain
  /// How sure it is; less than certain only where bytes had to be read as GBK.
  var margin = Bits(60)

  /// A run of escapes that stays.
  static func none(until end: Int, _ rule: RuleCode) -> EscapeMatch {
    EscapeMatch(end: end, after: nil, rule: rule, chain: Chain([]))
  }
}

/// A text with escapes, and what is known of all of it.
struct EscapedText: Sendable {
  let bytes: [UInt8]
  let places: Places
  let options: Options.Escapes
  /// What `<` and `&` are in it.
  let markup: MarkupLevel
  /// What was found of the line or the paragraph looked at last; asked of every mark in it.
  private var percentLine: (range: Range<Int>, isEscaped: Bool) = (0..<0, false)
  /// What the lines of the text say of percent escapes; nil until it is asked for.
  private var percentFacts: (isGBK: Bool, hasEscapedLine: Bool)?
  private var mailParagraph: (range: Range<Int>, isEscaped: Bool) = (0..<0, false)

  init(_ bytes: [UInt8], options: Options.Escapes) {
    self.bytes = bytes
    self.options = options
    places = Places(bytes)
    markup = MarkupLevel(bytes, places: places)
  }

  func byte(_ i: Int) -> UInt8? { i < bytes.count ? bytes[i] : nil }

  func isDigitOrLetter(_ i: Int) -> Bool { i < bytes.count && i >= 0 && PlaceFinder.isWord(bytes[i]) }

  /// Whether the line at `i` was escaped as a whole: see ``PercentLine``.
  mutating func isInPercentLine(_ i: Int) -> Bool {
    if !percentLine.range.contains(i) {
      let start = bytes[..<i].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let line = start..<(bytes[i...].firstIndex(of: 0x0A) ?? bytes.count)
      let escaping = PercentLine.escaping(self, line)
      let isEscaped = escaping == .certain || escaping == .possible && knownPercentFacts().hasEscapedLine
      percentLine = (line, isEscaped)
    }
    return percentLine.isEscaped
  }

  /// Whether the percent escapes of the text are GBK.
  mutating func hasGBKPercents() -> Bool { knownPercentFacts().isGBK }

  /// - Complexity: O(text) the first time, then O(1).
  private mutating func knownPercentFacts() -> (isGBK: Bool, hasEscapedLine: Bool) {
    if let percentFacts { return percentFacts }
    var hasEscapedLine = false
    var start = 0
    while start < bytes.count, !hasEscapedLine {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      hasEscapedLine = PercentLine.escaping(self, start..<end) == .certain
      start = end + 1
    }
    let facts = (EscapedBytes.areGBK(PercentEscape.runs(self)), hasEscapedLine)
    percentFacts = facts
    return facts
  }

  /// Whether the paragraph at `i`, up to empty lines, was encoded as a whole: see ``QuotedPrintable``.
  mutating func isInMailParagraph(_ i: Int) -> Bool {
    if !mailParagraph.range.contains(i) {
      var start = i
      while start > 0, !endsParagraph(start - 1) { start -= 1 }
      var end = i
      while end < bytes.count, !endsParagraph(end) { end += 1 }
      mailParagraph = (start..<max(end, i + 1), QuotedPrintable.isEscaped(self, start..<end))
    }
    return mailParagraph.isEscaped
  }

  /// Whether the line feed at `i` has an empty line behind it.
  private func endsParagraph(_ i: Int) -> Bool {
    bytes[i] == 0x0A && (byte(i + 1) == 0x0A || byte(i + 1) == 0x0D && byte(i + 2) == 0x0A)
  }
}

/// What a decoded character must be so that an escape is taken for one.
enum EscapedScalar {
  /// Assigned, no control, no surrogate, no private use.
  static func isText(_ scalar: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(scalar) else { return false }
    switch scalar.properties.generalCategory {
    case .control, .unassigned, .privateUse, .surrogate: return false
    default: return true
    }
  }
}
