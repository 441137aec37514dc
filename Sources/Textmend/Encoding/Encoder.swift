/// Encodes into one encoding: the exact inverse of its decoder. Best fits are not made, because an
/// encoder here answers the question which bytes a text was read from.
///
/// One with states (escape sequences, shift codes) keeps them in itself.
protocol Encoder: Sendable {
  /// Appends what stands before every text: nothing, where an encoding has no header.
  mutating func begin(into output: inout [UInt8])

  /// Appends the code of `scalar`, with the change of state that it needs; false where it has none.
  mutating func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool

  /// Appends what brings the state back to that of the beginning: nothing, where there are no states.
  mutating func finish(into output: inout [UInt8])

  /// Whether ASCII stands for itself and ``commonCode(_:)`` knows the rest, so that a fast loop may write both.
  var hasKernel: Bool { get }

  /// The code of a character from 80 to FFFF, lead byte high, where it is always the same; 0 where ``encode(_:into:)``
  /// must look.
  func commonCode(_ scalar: UInt32) -> UInt16

  /// Encodes a whole text. Always the default; here so that each encoder has a loop of its own.
  mutating func encode(_ scalars: Span<UInt32>) -> Encoded

  /// Encodes valid UTF-8. The default but for UTF-8 itself; here so that each encoder has a loop of its own.
  ///
  /// - Returns: the byte offsets of the characters that have no code.
  mutating func transcode(_ text: Span<UInt8>, into output: inout [UInt8]) -> [Int]
}

extension Encoder {
  func begin(into output: inout [UInt8]) {}

  func finish(into output: inout [UInt8]) {}

  var hasKernel: Bool { false }

  func commonCode(_ scalar: UInt32) -> UInt16 { 0 }

  mutating func encode(_ scalars: Span<UInt32>) -> Encoded {
    var output: [UInt8] = []
    output.reserveCapacity(scalars.count * 2)
    begin(into: &output)
    for i in 0..<scalars.count where !encode(scalars[i], into: &output) {
      return .unencodable(at: i)
    }
    finish(into: &output)
    return .bytes(output)
  }
}

extension [UInt8] {
  /// Appends a code of two bytes, lead byte high.
  @inline(__always)
  mutating func append(code: UInt16) {
    append(UInt8(truncatingIfNeeded: code >> 8))
    append(UInt8(truncatingIfNeeded: code))
  }
}
