/// Rows of a table whose columns are divided by commas.
enum CommaRow {
  /// Rows that make a table.
  private static let least = 3

  /// Whether the line is one of three or more in a row that have equally many commas, at least two, and none of which
  /// ends as a sentence does. All rows of a table answer alike, so what stays once stays.
  ///
  /// - Complexity: O(bytes of five lines).
  static func isRow(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    guard let own = commas(text, line) else { return false }
    var rows = 1
    var end = line.lowerBound
    while rows < least, end > 0 {
      let before = (text[..<(end - 1)].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)..<(end - 1)
      guard commas(text, before) == own else { break }
      rows += 1
      end = before.lowerBound
    }
    var start = line.upperBound + 1
    while rows < least, start < text.count {
      let after = start..<(text[start...].firstIndex(of: 0x0A) ?? text.count)
      guard commas(text, after) == own else { break }
      rows += 1
      start = after.upperBound + 1
    }
    return rows >= least
  }

  /// The commas of a line that may be a row; nil where it cannot be one.
  private static func commas(_ text: [UInt8], _ line: Range<Int>) -> Int? {
    let count = text[line].count { $0 == 0x2C }
    return count < 2 || endsSentence(text, line) ? nil : count
  }

  /// Whether the last character is a mark: ASCII, of the block of 。, a full-width form, or a quotation mark.
  private static func endsSentence(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    guard let last = text[line].last else { return true }
    if last < 0x80 { return !PlaceFinder.isWord(last) && last != 0x22 }
    let tail = text[line].suffix(3)
    guard tail.count == 3, let lead = tail.first else { return false }
    let second = tail[tail.startIndex + 1]
    return lead == 0xE3 && second == 0x80 || lead == 0xEF && second >= 0xBC || lead == 0xE2 && second == 0x80
  }
}
