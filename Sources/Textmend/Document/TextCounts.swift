/// What evidence counts in all lines of a document, not only in suspicious ones. Counts of lines add up to those of their
/// text.
struct TextCounts: Sendable {
  /// Marks, for ``StrayMarkEvidence``.
  var marks = 0
  var stops = 0
  /// Lines that hold anything but ASCII, for ``MojibakeDocument``.
  var linesAboveASCII = 0
  /// Letters written from right to left, for ``DebrisEvidence``.
  var hasRightToLeft = false
  /// For ``TrailBackslashEvidence``: of each of its pages.
  var backslashes = TrailCaseConversion.Page.allCases.map { _ in TrailBackslashEvidence.Counts() }

  init() {}

  /// - Parameters:
  ///   - text: whole lines.
  ///   - withBackslashes: whether those are counted, too, which takes longest.
  /// - Complexity: O(text).
  init(_ text: [UInt8], withBackslashes: Bool = true) {
    (marks, stops) = StrayMarkEvidence.countMarks(text)
    linesAboveASCII = MojibakeDocument.linesAboveASCII(text)
    hasRightToLeft = DebrisEvidence.hasRightToLeft(text)
    guard withBackslashes else { return }
    backslashes = TrailCaseConversion.Page.allCases.map { TrailBackslashEvidence.Counts(text, $0) }
  }

  /// Adds the counts of other lines.
  mutating func add(_ other: TextCounts) { combine(other, +) }

  /// Takes out the counts of some of the lines. What stands in them is no longer known to stand elsewhere, but may.
  mutating func remove(_ other: TextCounts) { combine(other, -) }

  private mutating func combine(_ other: TextCounts, _ operation: (Int, Int) -> Int) {
    marks = operation(marks, other.marks)
    stops = operation(stops, other.stops)
    linesAboveASCII = operation(linesAboveASCII, other.linesAboveASCII)
    hasRightToLeft = hasRightToLeft || other.hasRightToLeft
    for index in backslashes.indices { backslashes[index].combine(other.backslashes[index], operation) }
  }

  /// The counts of so many of the bytes, as if they were spread evenly.
  func scaled(to part: Int, of whole: Int) -> TextCounts {
    guard part < whole else { return self }
    let scale = { (count: Int, _: Int) in Int((Double(count) * Double(part) / Double(whole)).rounded(.up)) }
    var result = self
    result.combine(self, scale)
    return result
  }
}
