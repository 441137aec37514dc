/// Sixteen bytes compared at once, in operations that every x86-64 and ARM has.
///
/// Bytes are compared as signed numbers: ASCII is 0 and more, 80…BF are below C0…FF, which are below 0. Answers are
/// words, all ones in each byte where the answer is yes: masks of lanes are slow to combine and to reduce.
enum ByteLanes {
  typealias Lanes = SIMD16<Int8>
  typealias Words = SIMD2<UInt64>

  /// Bytes in one value.
  static let count = 16

  /// - Parameter i: 16 bytes must be there.
  @inline(__always)
  static func load(_ bytes: borrowing Span<UInt8>, _ i: Int) -> Lanes {
    // SAFETY: the caller has checked both ends, and the load need not be aligned.
    unsafe bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: i, as: Lanes.self)
  }

  @inline(__always)
  static func isEqual(_ lanes: Lanes, _ byte: UInt8) -> Words { words(lanes .== lane(byte)) }

  @inline(__always)
  static func isAbove(_ lanes: Lanes, _ byte: UInt8) -> Words { words(lanes .> lane(byte)) }

  @inline(__always)
  static func isBelow(_ lanes: Lanes, _ byte: UInt8) -> Words { words(lanes .< lane(byte)) }

  /// Whether bytes are not ASCII: bit 7 says it, the others are waste.
  @inline(__always)
  static func isHigh(_ lanes: Lanes) -> Words {
    // SAFETY: 16 bytes either way, without padding.
    unsafe unsafeBitCast(lanes, to: Words.self)
  }

  /// Whether bit 7 of any byte is set.
  @inline(__always)
  static func any(_ words: Words) -> Bool { (words[0] | words[1]) & 0x8080_8080_8080_8080 != 0 }

  @inline(__always)
  private static func lane(_ byte: UInt8) -> Lanes { Lanes(repeating: Int8(bitPattern: byte)) }

  @inline(__always)
  private static func words(_ mask: SIMDMask<Lanes>) -> Words {
    // SAFETY: a mask is as wide as its lanes, and all ones or all zeros in each.
    unsafe unsafeBitCast(mask, to: Words.self)
  }
}
