/// Where a kernel stopped: at `source` stands what it leaves to the decoder proper, or too little is left.
struct KernelPosition {
  /// Byte index in the input.
  var source: Int
  /// Bytes written to the output.
  var target: Int
}

/// Loops that turn the common part of legacy text into UTF-8: what they do not know they leave alone.
///
/// Each writes whole words beyond what it counts, so the output must have ``slack`` bytes beyond three for
/// each byte of input.
enum UTF8Kernels {
  static let slack = 16

  /// ASCII and pairs of `table` that are in the Basic Multilingual Plane and not private use.
  @inline(__always)
  static func pairs(
    _ table: DoubleByteTable, _ source: UnsafeRawBufferPointer, _ position: KernelPosition, end: Int,
    _ target: UnsafeMutableRawPointer
  ) -> KernelPosition {
    var i = position.source
    var o = position.target
    // SAFETY: reads are of 8 bytes at most, at i ≤ end - 8; writes are of 8 bytes at most at `o`, which grows
    // by at most 3 for each byte read, and the caller has made room for that and the slack.
    while i + 8 <= end {
      let word = unsafe UInt64(littleEndian: source.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      if word & 0x80 == 0 {
        unsafe target.storeBytes(of: word.littleEndian, toByteOffset: o, as: UInt64.self)
        let run = (word & 0x8080_8080_8080_8080).trailingZeroBitCount / 8
        i += run
        o += run
        continue
      }
      if word & 0x0080_0080_0080_0080 == 0x0080_0080_0080_0080 {
        // Four lead bytes: pairs all, and what is not falls through to one at a time.
        let codes = word.byteSwapped
        let first = table.basicScalar(code: UInt16(truncatingIfNeeded: codes >> 48))
        let second = table.basicScalar(code: UInt16(truncatingIfNeeded: codes >> 32))
        let third = table.basicScalar(code: UInt16(truncatingIfNeeded: codes >> 16))
        let fourth = table.basicScalar(code: UInt16(truncatingIfNeeded: codes))
        if isThreeBytes(first), isThreeBytes(second), isThreeBytes(third), isThreeBytes(fourth) {
          unsafe target.storeBytes(of: threeBytes(first).littleEndian, toByteOffset: o, as: UInt32.self)
          unsafe target.storeBytes(of: threeBytes(second).littleEndian, toByteOffset: o + 3, as: UInt32.self)
          unsafe target.storeBytes(of: threeBytes(third).littleEndian, toByteOffset: o + 6, as: UInt32.self)
          unsafe target.storeBytes(of: threeBytes(fourth).littleEndian, toByteOffset: o + 9, as: UInt32.self)
          i += 8
          o += 12
          continue
        }
      }
      let value = table.basicScalar(code: UInt16(truncatingIfNeeded: word).byteSwapped)
      if isThreeBytes(value) {
        unsafe target.storeBytes(of: threeBytes(value).littleEndian, toByteOffset: o, as: UInt32.self)
        o += 3
      } else {
        guard value &- 0x80 < 0x780 else { break }
        let bytes = 0x80C0 | value >> 6 | (value & 0x3F) << 8
        unsafe target.storeBytes(of: bytes.littleEndian, toByteOffset: o, as: UInt32.self)
        o += 2
      }
      i += 2
    }
    return KernelPosition(source: i, target: o)
  }

  /// Bytes of a one-byte page. `packed` has the UTF-8 form of each byte from 80 on, its length in bits 24…31
  /// (0: left to the decoder).
  static func bytes(
    _ packed: Span<UInt32>, _ source: UnsafeRawBufferPointer, _ position: KernelPosition, end: Int,
    _ target: UnsafeMutableRawPointer
  ) -> KernelPosition {
    var i = position.source
    var o = position.target
    // SAFETY: as in `pairs`.
    while i + 8 <= end {
      let word = unsafe UInt64(littleEndian: source.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      if word & 0x80 == 0 {
        unsafe target.storeBytes(of: word.littleEndian, toByteOffset: o, as: UInt64.self)
        let run = (word & 0x8080_8080_8080_8080).trailingZeroBitCount / 8
        i += run
        o += run
        continue
      }
      let entry = packed[Int(word & 0x7F)]
      guard entry != 0 else { break }
      unsafe target.storeBytes(of: entry.littleEndian, toByteOffset: o, as: UInt32.self)
      i += 1
      o += Int(entry >> 24)
    }
    return KernelPosition(source: i, target: o)
  }

  /// The way back: valid UTF-8 whose characters have codes of one or two bytes.
  ///
  /// - Parameter code: the code of a character from 80 to FFFF, lead byte high; 0 where the encoder proper must look.
  @inline(__always)
  static func codes(
    _ source: UnsafeRawBufferPointer, _ position: KernelPosition, end: Int, _ target: UnsafeMutableRawPointer,
    code: (UInt32) -> UInt16
  ) -> KernelPosition {
    var i = position.source
    var o = position.target
    // SAFETY: as in `pairs`; no character takes more bytes in the code than in UTF-8.
    while i + 8 <= end {
      let word = unsafe UInt64(littleEndian: source.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      if word & 0x80 == 0 {
        unsafe target.storeBytes(of: word.littleEndian, toByteOffset: o, as: UInt64.self)
        let run = (word & 0x8080_8080_8080_8080).trailingZeroBitCount / 8
        i += run
        o += run
        continue
      }
      let low = UInt32(truncatingIfNeeded: word)
      let isThree = low & 0xF0 == 0xE0
      guard isThree || low & 0xE0 == 0xC0 else { break }
      let scalar =
        isThree
        ? (low & 0x0F) << 12 | (low & 0x3F00) >> 2 | (low >> 16) & 0x3F
        : (low & 0x1F) << 6 | (low >> 8) & 0x3F
      let value = code(scalar)
      guard value != 0 else { break }
      if value < 0x100 {
        unsafe target.storeBytes(of: UInt8(truncatingIfNeeded: value), toByteOffset: o, as: UInt8.self)
        o += 1
      } else {
        unsafe target.storeBytes(of: value.bigEndian, toByteOffset: o, as: UInt16.self)
        o += 2
      }
      i += isThree ? 3 : 2
    }
    return KernelPosition(source: i, target: o)
  }

  /// Whether a table's value is written in three bytes: not plane 2, which a table marks with D800…DFFF, and
  /// not private use, which profiles treat differently.
  @inline(__always)
  private static func isThreeBytes(_ value: UInt32) -> Bool {
    value >= 0x800 && value &- 0xD800 >= 0x2100
  }

  /// The UTF-8 form of a scalar from 800 to FFFF, first byte lowest.
  @inline(__always)
  static func threeBytes(_ scalar: UInt32) -> UInt32 {
    0x80_80E0 | scalar >> 12 | (scalar & 0xFC0) << 2 | (scalar & 0x3F) << 16
  }

  /// The UTF-8 form of a scalar below 10000, packed as ``bytes(_:_:_:end:_:)`` wants it.
  static func packed(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return 1 << 24 | scalar }
    if scalar < 0x800 { return 2 << 24 | 0x80C0 | scalar >> 6 | (scalar & 0x3F) << 8 }
    return 3 << 24 | threeBytes(scalar)
  }
}
