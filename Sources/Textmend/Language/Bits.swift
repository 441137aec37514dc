/// An amount of information in fixed point: sixteenths of a bit. Integers, so that every machine decides alike.
struct Bits: Hashable, Comparable, AdditiveArithmetic, Sendable {
  var sixteenths: Int32

  init(sixteenths: Int32) { self.sixteenths = sixteenths }
  /// Whole bits.
  init(_ bits: Int) { sixteenths = Int32(bits) * 16 }

  static let zero = Bits(sixteenths: 0)
  static func + (a: Bits, b: Bits) -> Bits { Bits(sixteenths: a.sixteenths &+ b.sixteenths) }
  static func - (a: Bits, b: Bits) -> Bits { Bits(sixteenths: a.sixteenths &- b.sixteenths) }
  static func < (a: Bits, b: Bits) -> Bool { a.sixteenths < b.sixteenths }

  /// In bits.
  var double: Double { Double(sixteenths) / 16 }
}
