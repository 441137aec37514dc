/// Runs of `?` that stand in the place of letters: an encoder wrote one for each letter that it did not have.
///
/// A whole file is damaged or none of it: the head is searched, and only where such a run stands in it every line is
/// looked at.
enum MojibakeQuestionMarks {
  /// How many in a row stand for letters: fewer are punctuation.
  static let fewest = 4
  /// How much of a document is searched, in bytes.
  private static let head = 16 * 1_024

  /// Whether such a run stands in the head of a document.
  ///
  /// - Complexity: O(head).
  static func isProven(_ text: [UInt8]) -> Bool {
    let span = text.span
    return run(span, from: 0, to: min(span.count, head)) != nil
  }

  /// Marks the lines that hold such runs.
  ///
  /// - Complexity: O(bytes).
  static func addLines(_ text: [UInt8], to lines: inout [SuspiciousLine]) {
    let span = text.span
    var known = lines[...]
    var merged: [SuspiciousLine] = []
    var position = 0
    while let found = run(span, from: position, to: span.count) {
      var start = found
      while start > position, span[start - 1] != 0x0A { start -= 1 }
      var end = found
      while end < span.count, span[end] != 0x0A { end += 1 }
      while let line = known.first, line.range.upperBound <= start, line.range.lowerBound < start {
        merged.append(line)
        known.removeFirst()
      }
      if var line = known.first, line.range.lowerBound <= found, found < line.range.upperBound {
        line.flags.insert(.questionMarks)
        merged.append(line)
        known.removeFirst()
        end = max(end, line.range.upperBound)
      } else {
        merged.append(SuspiciousLine(range: start..<end, flags: .questionMarks))
      }
      position = min(end + 1, span.count)
    }
    lines = merged + known
  }

  /// Where the first run from `start` on begins.
  private static func run(_ span: borrowing Span<UInt8>, from start: Int, to end: Int) -> Int? {
    var count = 0
    for i in start..<end {
      count = span[i] == 0x3F ? count + 1 : 0
      if count == fewest { return i + 1 - fewest }
    }
    return nil
  }

  /// The end of a run at `i` that stands in the place of letters; `i` where it may be punctuation, which stands behind
  /// a word and before a blank or the end.
  static func end(_ line: [UInt32], at i: Int) -> Int {
    var end = i
    while end < line.count, line[end] == 0x3F { end += 1 }
    guard end - i >= fewest else { return i }
    let isAfterWord = i > 0 && line[i - 1] > 0x20 && line[i - 1] != 0x22 && line[i - 1] != 0x28
    let isBeforeWord = end < line.count && MojibakeReading.isWordPart(line[end])
    return isAfterWord && !isBeforeWord ? i : end
  }
}
