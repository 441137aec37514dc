/// A place in a file, for a reader.
struct Position: Hashable, Sendable {
  /// UTF-8 byte offset, from 0.
  var offset: Int
  /// 1-based.
  var line: Int
  /// 1-based, in code points of UTF-8; in bytes where the file is in another encoding.
  var column: Int
  /// Byte offset of the line's beginning.
  private var lineStart = 0

  static let start = Position(offset: 0, line: 1, column: 1)

  /// The beginning of a segment behind so many lines; its offsets are those of the segment.
  static func start(behind lines: Int) -> Position { Position(offset: 0, line: lines + 1, column: 1) }

  private init(offset: Int, line: Int, column: Int) {
    self.offset = offset
    self.line = line
    self.column = column
  }

  /// `3:14`.
  var lineAndColumn: String { "\(line):\(column)" }

  /// 1-based, in bytes.
  var byteColumn: Int { offset - lineStart + 1 }

  /// Moves on to a later offset.
  ///
  /// - Complexity: O(bytes between).
  mutating func advance(to target: Int, in bytes: [UInt8], countingCodePoints: Bool) {
    for index in offset..<max(offset, target) {
      let byte = bytes[index]
      if byte == 0x0A {
        line += 1
        column = 1
        lineStart = index + 1
      } else if !countingCodePoints || byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    offset = max(offset, target)
  }
}
