import Glibc

/// Reads a large file in segments of whole lines, for those who can do without the whole of it.
package struct SegmentReader: ~Copyable {
  private let descriptor: Int32
  /// What follows the last whole line that was read.
  private var rest: [UInt8] = []
  private var isAtEnd = false

  /// Bytes of a file from which on it is worth reading it twice rather than holding it: most are clean.
  package static let worthwhile = 16 << 20
  /// Bytes of a segment, so far as lines allow.
  private static let size = 4 << 20

  /// Nil for a file that is not large, or no file.
  package init?(_ path: FilePath) {
    guard let descriptor = try? SystemCalls.open(path, O_RDONLY | O_NOCTTY) else { return nil }
    guard let status = try? SystemCalls.status(of: descriptor), status.kind == .file,
      status.size >= SegmentReader.worthwhile
    else {
      SystemCalls.close(descriptor)
      return nil
    }
    self.descriptor = descriptor
  }

  deinit { SystemCalls.close(descriptor) }

  /// The next segment; empty at the end. A line that is longer than a segment is not cut.
  package mutating func next() throws(SystemError) -> [UInt8] {
    while !isAtEnd {
      let chunk = try SystemCalls.read(descriptor, limit: SegmentReader.size)
      isAtEnd = chunk.isEmpty
      guard let last = chunk.lastIndex(of: 0x0A) else {
        rest += chunk
        continue
      }
      let segment = rest + chunk[...last]
      rest = Array(chunk[(last + 1)...])
      return segment
    }
    defer { rest = [] }
    return rest
  }
}
