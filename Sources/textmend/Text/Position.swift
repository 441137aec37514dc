/// A place in a file, for a reader.
struct Position: Hashable, Sendable {
  /// UTF-8 byte offset, from 0.
  var offset: Int
  /// 1-based.
  var line: Int
  /// 1-based, in code points of UTF-8; in bytes where the file is in another encoding.
  var column: Int

  static let start = Position(offset: 0, line: 1, column: 1)

  /// `3:14`.
  var lineAndColumn: String { "\(line):\(column)" }

  /// Moves on to a later offset.
  ///
  /// - Complexity: O(bytes between).
  mutating func advance(to target: Int, in bytes: [UInt8], countingCodePoints: Bool) {
    for byte in bytes[offset..<max(offset, target)] {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if !countingCodePoints || byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    offset = max(offset, target)
  }
}
