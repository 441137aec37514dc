/// Lines of a document that speak for others like them: all of them where they are few, or else those of every second
/// segment, every fourth, and so on.
struct LineSample {
  private let limit: Int
  /// With the number of the segment.
  private var blocks: [(number: Int, lines: [UInt8])] = []
  private var segments = 0
  /// One in so many segments is kept.
  private var step = 1
  /// Bytes in ``blocks``.
  private(set) var kept = 0
  /// Bytes of all lines that were there.
  private(set) var all = 0

  /// Of one segment, no more than one part in so many of the sample.
  private static let partsAtLeast = 16

  init(limit: Int) { self.limit = limit }

  /// The lines kept, one after the other.
  var text: [UInt8] { blocks.flatMap(\.lines) }

  /// Adds lines of the next segment.
  ///
  /// - Parameter lines: ranges of bytes, with the line ends.
  mutating func add(_ lines: [Range<Int>], of segment: [UInt8]) {
    defer { segments += 1 }
    all += lines.reduce(0) { $0 + $1.count }
    guard segments % step == 0 else { return }
    var block: [UInt8] = []
    for line in lines {
      guard block.isEmpty || block.count + line.count <= limit / LineSample.partsAtLeast else { break }
      block += segment[line]
    }
    guard !block.isEmpty else { return }
    blocks.append((segments, block))
    kept += block.count
    while kept > limit, blocks.count > 1 {
      step *= 2
      blocks.removeAll { $0.number % step != 0 }
      kept = blocks.reduce(0) { $0 + $1.lines.count }
    }
  }
}
