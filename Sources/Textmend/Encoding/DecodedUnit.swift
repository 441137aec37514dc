/// What stands at one position of the input.
struct DecodedUnit {
  /// The code point, ``none`` for bytes that stand for no character; for a malformed unit meaningless.
  var scalar: UInt32
  /// A second code point (four codes of Big5 stand for two), 0 for none.
  var second: UInt32 = 0
  /// Bytes that the unit takes; where it is malformed, as the WHATWG Encoding Standard counts.
  var length: Int
  /// Nil where the bytes are well formed.
  var reason: MalformedRun.Reason?
  /// Where it is malformed: bytes that a program takes which eats pairs whole.
  var pairLength = 1

  /// No code point: what an escape sequence or a shift code has in the place of one.
  static var none: UInt32 { .max }

  @inline(__always)
  static func scalar(_ scalar: UInt32, _ length: Int) -> DecodedUnit {
    DecodedUnit(scalar: scalar, length: length)
  }

  @inline(__always)
  static func malformed(
    _ reason: MalformedRun.Reason, _ length: Int, pair pairLength: Int
  ) -> DecodedUnit {
    DecodedUnit(scalar: 0, length: length, reason: reason, pairLength: pairLength)
  }

  /// Bytes that stand for no character: an escape sequence, a shift code.
  @inline(__always)
  static func silent(_ length: Int) -> DecodedUnit {
    DecodedUnit(scalar: none, length: length)
  }

  /// A lead byte whose second byte is no trail: the standard reads an ASCII second byte again.
  @inline(__always)
  static func badPair(_ reason: MalformedRun.Reason, second: UInt8) -> DecodedUnit {
    malformed(reason, second < 0x80 ? 1 : 2, pair: 2)
  }
}
