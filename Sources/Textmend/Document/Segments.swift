/// How a large document is cut: behind the first line end after so many bytes that a line with something in it follows.
/// Where that is depends on the bytes alone, and the line ends at the end of a document are never cut off from the
/// text before them.
package struct Segmentation: Sendable {
  /// Bytes of a document from which on it is mended in segments.
  package var threshold = 16 << 20
  /// Bytes of a segment, so far as lines allow: one that is longer is not cut.
  package var segment = 1 << 20
  /// Bytes of damaged lines that speak for their document.
  package var sample = 1 << 18

  package init() {}

  /// Where the segment that begins at `start` ends.
  ///
  /// - Parameter searched: offset up to which nothing was found before; moves on.
  /// - Returns: nil where more bytes are needed to say; at the end of the document, the segment is all that is left.
  func end(of bytes: [UInt8], from start: Int, searched: inout Int) -> Int? {
    let span = bytes.span
    searched = max(searched, start + segment - 1)
    while searched < span.count - 1, let lineEnd = span.firstIndex(of: 0x0A, in: searched..<(span.count - 1))
    {
      searched = lineEnd + 1
      if span[lineEnd + 1] != 0x0A, span[lineEnd + 1] != 0x0D { return lineEnd + 1 }
    }
    searched = max(searched, span.count - 1)
    return nil
  }

  /// All segments of a document in memory, in order.
  func forEachSegment(of bytes: [UInt8], _ body: (_ segment: [UInt8], _ isLast: Bool) -> Void) {
    var start = 0
    var searched = 0
    while let end = end(of: bytes, from: start, searched: &searched) {
      body(Array(bytes[start..<end]), false)
      start = end
    }
    body(Array(bytes[start...]), true)
  }
}

/// Cuts a document that comes in pieces into its segments.
package struct SegmentCutter {
  private let segmentation: Segmentation
  private var pending: [UInt8] = []
  private var searched = 0

  package init(_ segmentation: Segmentation) { self.segmentation = segmentation }

  package mutating func add(_ bytes: [UInt8]) { pending += bytes }

  /// The next segment that is not the last; nil where more bytes are needed.
  package mutating func next() -> [UInt8]? {
    guard let end = segmentation.end(of: pending, from: 0, searched: &searched) else { return nil }
    defer {
      pending.removeFirst(end)
      searched = 0
    }
    return Array(pending[..<end])
  }

  /// The last segment, when no bytes follow.
  package var last: [UInt8] { pending }
}
