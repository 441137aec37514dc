// The standard library composes text itself; the call is SPI until it becomes public (swift-evolution: unicode normalization).
@_spi(_Unicode) import Swift

/// Canonical form: one way to write a text in UTF-8 (the CAN family). Each part has its own switch.
enum Canonical {
  static let pages = [
    RulePage(
      code: .normalizationFormC, name: "normalization form C",
      summary: "Characters with marks, Hangul and compatibility ideographs in their composed form.",
      mechanism: "Unicode Normalization Form C, by the standard library, where the text is not in it.",
      refusal: "Never: canonically equivalent text means the same.",
      before: "e[U+0301]", after: "é"),
    RulePage(
      code: .lineEnding, name: "line ends", summary: "Every line ends with one line feed.",
      mechanism: "CR LF and lone CR become LF.", refusal: "Where line ends are set to be kept.",
      before: "one\\r\\ntwo\\r", after: "one\\ntwo\\n"),
    RulePage(
      code: .byteOrderMark, name: "byte order mark", summary: "No byte order mark at the beginning.",
      mechanism: "UTF-8 needs none, and programs that join files leave it inside.",
      refusal: "Where byte order marks are set to be kept.", before: "[U+FEFF]text", after: "text"),
    RulePage(
      code: .finalNewline, name: "final newline",
      summary: "A text that is not empty ends with exactly one line end.",
      mechanism: "A missing one is added, surplus ones are removed.",
      refusal: "Where the end of text is set to be kept.", before: "last line\\n\\n\\n", after: "last line\\n"
    ),
  ]

  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// What the options ask for, as a rewrite of valid UTF-8.
  ///
  /// - Complexity: O(bytes).
  static func rewrite(_ text: [UInt8], options: Options) -> Rewrite<UInt8> {
    let normalization = options.normalization
    var changes: [Rewrite<UInt8>.Change] = []
    func change(_ source: Range<Int>, _ after: [UInt8], _ rule: RuleCode) {
      changes.append(
        Rewrite.Change(
          source: source, after: after,
          reason: Reason(rules: [rule], chain: Chain([]), margin: Bits(60))))
    }
    var start = 0
    if normalization.byteOrderMark == .remove, options.rules.contains(.byteOrderMark),
      text.starts(with: [0xEF, 0xBB, 0xBF])
    {
      change(0..<3, [], .byteOrderMark)
      start = 3
    }
    // The line ends at the end of the text are the final newline's business.
    let ownsEnd = normalization.finalNewline == .one && options.rules.contains(.finalNewline)
    var bodyEnd = text.count
    if ownsEnd {
      while bodyEnd > start, [lineFeed, carriageReturn].contains(text[bodyEnd - 1]) { bodyEnd -= 1 }
    }
    let makesLineFeeds = normalization.lineEnding == .lineFeed && options.rules.contains(.lineEnding)
    if makesLineFeeds {
      var i = start
      while let found = text.span.firstIndex(of: carriageReturn, in: i..<bodyEnd) {
        let pairs = found + 1 < text.count && text[found + 1] == lineFeed
        change(found..<(found + 1), pairs ? [] : [lineFeed], .lineEnding)
        i = found + 1
      }
    }
    if normalization.form == .composed, options.rules.contains(.normalizationFormC) {
      changes.append(contentsOf: composing(text, in: start..<bodyEnd))
      changes.sort { $0.source.lowerBound < $1.source.lowerBound }
    }
    if ownsEnd {
      let ending = makesLineFeeds ? [lineFeed] : lineEnd(of: text, from: bodyEnd)
      let wanted = bodyEnd > start || text.count > start ? ending : []
      if !text[bodyEnd...].elementsEqual(wanted) { change(bodyEnd..<text.count, wanted, .finalNewline) }
    }
    return Rewrite(changes)
  }

  /// How the text ends its lines: the first line end from `start` on, or else the last one before it.
  private static func lineEnd(of text: [UInt8], from start: Int) -> [UInt8] {
    let found = start < text.count ? start : text[..<start].lastIndex(where: isLineEnd)
    guard var index = found else { return [lineFeed] }
    if text[index] == lineFeed, index > 0, index < start, text[index - 1] == carriageReturn { index -= 1 }
    let pairs = text[index] == carriageReturn && index + 1 < text.count && text[index + 1] == lineFeed
    return pairs ? [carriageReturn, lineFeed] : [text[index]]
  }

  /// The stretches that are not in form C, each with its composed form.
  private static func composing(_ text: [UInt8], in range: Range<Int>) -> [Rewrite<UInt8>.Change] {
    let span = text.span
    var changes: [Rewrite<UInt8>.Change] = []
    var end = range.lowerBound
    while true {
      let other = ComposedForm.plainEnd(span, in: end..<range.upperBound)
      guard other < range.upperBound else { return changes }
      // From the character that it may compose with to the next that composes with nothing before it.
      var start = other
      if start > end, !isLineEnd(span[start - 1]) {
        repeat { start -= 1 } while span[start] & 0xC0 == 0x80
      }
      end = other
      while end < range.upperBound {
        let (scalar, length) = Scalars.decodeOne(span, at: end)
        if ComposedForm.isPlain(scalar) { break }
        end += length
      }
      guard let after = composed(span.extracting(start..<end)) else { continue }
      changes.append(
        Rewrite.Change(
          source: start..<end, after: after,
          reason: Reason(rules: [.normalizationFormC], chain: Chain([]), margin: Bits(60))))
    }
  }

  /// A line end composes with nothing, and may be changed itself.
  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }

  /// The composed form of text; nil where that is the text itself.
  private static func composed(_ bytes: Span<UInt8>) -> [UInt8]? {
    // Validity was established before; a failure here would only mean that nothing is composed.
    guard var text = try? UTF8Span(validating: bytes), !text.checkForNFC(quickCheck: false) else {
      return nil
    }
    let before = Array(copying: bytes)
    var after: [UInt8] = []
    for scalar in String(decoding: before, as: UTF8.self)._nfc { Scalars.append(scalar.value, to: &after) }
    return after == before ? nil : after
  }
}
