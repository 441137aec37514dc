/// Encodes into one encoding: the exact inverse of its decoder. Best fits are not made, because an
/// encoder here answers the question which bytes a text was read from.
protocol Encoder {
  /// Appends the code of `scalar`; false where it has none.
  func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool
}

extension Encoder {
  @inline(__always)
  func encode(_ scalars: Span<UInt32>) -> Encoded {
    var output: [UInt8] = []
    output.reserveCapacity(scalars.count * 2)
    for i in 0..<scalars.count where !encode(scalars[i], into: &output) {
      return .unencodable(at: i)
    }
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
