/// The bytes that candidates are compared on: what stands around non-ASCII bytes, from all parts of the input, the same for
/// every candidate.
struct DetectionSample: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Whether the first byte of the sample is that of the input and may lie inside a character.
  private(set) var startsInput = false

  /// Draws the same share from each zone of the input; what a zone leaves goes to the next.
  ///
  /// - Complexity: O(input) at the speed of skipping ASCII; O(sample) otherwise.
  init(_ input: Span<UInt8>) {
    if input.count <= DetectionWeights.sampleBytes / 4 {
      startsInput = input.count > 0 && input[0] >= 0x80
      bytes = Array(copying: input)
      return
    }
    let zone = input.count / DetectionWeights.zones + 1
    var position = 0
    for i in 0..<DetectionWeights.zones {
      let limit = DetectionWeights.sampleBytes * (i + 1) / DetectionWeights.zones
      let end = min(input.count, zone * (i + 1))
      if position < zone * i { position = Self.boundary(input, from: zone * i, before: end) }
      while position < end, bytes.count < limit {
        position += input.asciiCount(from: position)
        guard position < end else { break }
        position = take(input, around: position, room: limit - bytes.count)
      }
    }
  }

  /// Appends the stretch around the non-ASCII byte at `position`.
  ///
  /// - Returns: where to go on.
  private mutating func take(_ input: Span<UInt8>, around position: Int, room: Int) -> Int {
    var start = position
    let floor = max(0, position - DetectionWeights.context)
    while start > floor, input[start - 1] != 0x0A { start -= 1 }
    // A word is taken whole or not at all.
    while start < position, start > 0, !Self.isCut(input[start - 1]) { start += 1 }
    var end = position
    var quiet = 0
    let ceiling = min(input.count, position + max(room, 64))
    while end < ceiling {
      let byte = input[end]
      if byte == 0x0A { break }
      quiet = byte < 0x80 ? quiet + 1 : 0
      if quiet > DetectionWeights.context, Self.isCut(byte) { break }
      end += 1
    }
    if bytes.isEmpty && start == 0 && input[0] >= 0x80 { startsInput = true }
    for i in start..<end { bytes.append(input[i]) }
    bytes.append(0x0A)
    return max(end, position + 1)
  }

  /// The first position in the zone that lies on a character boundary in every encoding: behind ASCII it does anyway.
  private static func boundary(_ input: Span<UInt8>, from position: Int, before end: Int) -> Int {
    let longest = 4
    let behind = max(0, position - longest)..<position
    if behind.allSatisfy({ input[$0] < 0x80 }) { return position }
    var i = position
    while i < end {
      if isCut(input[i]) { return i + 1 }
      i += 1
    }
    return position
  }

  /// Blanks, line ends and the marks below the digits are no part of a character in any of the encodings that are
  /// compared on samples.
  @inline(__always)
  private static func isCut(_ byte: UInt8) -> Bool { byte < 0x30 }
}
