/// An amount of information in fixed point: sixteenths of a bit. Integers, so that every machine decides alike.
package struct Bits: Hashable, Comparable, AdditiveArithmetic, Sendable {
  package var sixteenths: Int32

  package init(sixteenths: Int32) { self.sixteenths = sixteenths }
  /// Whole bits.
  package init(_ bits: Int) { sixteenths = Int32(bits) * 16 }

  package static let zero = Bits(sixteenths: 0)
  package static func + (a: Bits, b: Bits) -> Bits { Bits(sixteenths: a.sixteenths &+ b.sixteenths) }
  package static func - (a: Bits, b: Bits) -> Bits { Bits(sixteenths: a.sixteenths &- b.sixteenths) }
  package static func < (a: Bits, b: Bits) -> Bool { a.sixteenths < b.sixteenths }

  /// In bits.
  package var double: Double { Double(sixteenths) / 16 }

  /// −log2(count / total) for 1 ≤ count ≤ total < 2^48: linear between powers of two, at most 0.09 bits off.
  static func surprise(_ count: Int, of total: Int) -> Bits {
    let ratio = (UInt64(total) << 12) / UInt64(count)
    let whole = 63 - max(ratio, 1).leadingZeroBitCount
    let fraction = Int32(truncatingIfNeeded: ((ratio << 4) >> UInt64(whole)) & 15)
    return Bits(sixteenths: Int32(whole - 12) * 16 + fraction)
  }
}
