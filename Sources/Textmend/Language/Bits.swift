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
}
