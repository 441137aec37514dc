/// Conversions between UTF-8 bytes and code points for the few lines that rules look at.
enum Scalars {
  /// Decodes valid UTF-8. `bytes[range]` must begin and end at code point boundaries.
  ///
  /// - Complexity: O(bytes), one allocation.
  static func decode(_ bytes: [UInt8], in range: Range<Int>) -> [UInt32] {
    let bytes = bytes.span
    var scalars: [UInt32] = []
    scalars.reserveCapacity(range.count)
    var i = range.lowerBound
    while i < range.upperBound {
      let (scalar, length) = decodeOne(bytes, at: i)
      scalars.append(scalar)
      i += length
    }
    return scalars
  }

  /// The code point that begins at `i` in valid UTF-8, and its length in bytes.
  @inline(__always)
  static func decodeOne(_ bytes: borrowing Span<UInt8>, at i: Int) -> (scalar: UInt32, length: Int) {
    let lead = bytes[i]
    if lead < 0x80 { return (UInt32(lead), 1) }
    if lead < 0xE0 { return (UInt32(lead & 0x1F) << 6 | UInt32(bytes[i + 1] & 0x3F), 2) }
    let second = UInt32(bytes[i + 1] & 0x3F)
    let third = UInt32(bytes[i + 2] & 0x3F)
    if lead < 0xF0 { return (UInt32(lead & 0x0F) << 12 | second << 6 | third, 3) }
    return (UInt32(lead & 0x07) << 18 | second << 12 | third << 6 | UInt32(bytes[i + 3] & 0x3F), 4)
  }

  /// The number of bytes of a code point in UTF-8.
  @inline(__always)
  static func length(_ scalar: UInt32) -> Int {
    scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
  }

  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case ..<0x80:
      bytes.append(UInt8(truncatingIfNeeded: scalar))
    case ..<0x800:
      bytes.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
      bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
    case ..<0x10000:
      bytes.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
      bytes.append(0x80 | UInt8(truncatingIfNeeded: (scalar >> 6) & 0x3F))
      bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
    default:
      bytes.append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
      bytes.append(0x80 | UInt8(truncatingIfNeeded: (scalar >> 12) & 0x3F))
      bytes.append(0x80 | UInt8(truncatingIfNeeded: (scalar >> 6) & 0x3F))
      bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
    }
  }

  static func utf8(_ scalars: some Sequence<UInt32>) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in scalars { append(scalar, to: &bytes) }
    return bytes
  }

  static func string(_ scalars: some Sequence<UInt32>) -> String {
    String(decoding: utf8(scalars), as: UTF8.self)
  }
}
