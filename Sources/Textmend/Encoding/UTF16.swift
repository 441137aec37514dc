/// UTF-16 and UTF-32 in either byte order.
struct UTF16Codec: Decoder, Encoder {
  let isBigEndian: Bool

  @inline(__always)
  private func word(at i: Int, in bytes: Span<UInt8>) -> UInt32 {
    isBigEndian
      ? UInt32(bytes[i]) << 8 | UInt32(bytes[i + 1]) : UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i])
  }

  @inline(__always)
  func unit(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    guard i + 1 < bytes.count else { return .malformed(.truncated, 1, pair: 1) }
    let first = word(at: i, in: bytes)
    if first & 0xF800 != 0xD800 { return .scalar(first, 2) }
    guard first < 0xDC00 else { return .malformed(.surrogate, 2, pair: 2) }
    guard i + 3 < bytes.count else {
      return i + 2 < bytes.count
        ? .malformed(.truncated, bytes.count - i, pair: 2) : .malformed(.truncated, 2, pair: 2)
    }
    let second = word(at: i + 2, in: bytes)
    guard second & 0xFC00 == 0xDC00 else { return .malformed(.surrogate, 2, pair: 2) }
    return .scalar(0x10000 + ((first & 0x3FF) << 10 | second & 0x3FF), 4)
  }

  private func append(_ word: UInt32, to output: inout [UInt8]) {
    output.append(UInt8(isBigEndian ? word >> 8 : word & 0xFF))
    output.append(UInt8(isBigEndian ? word & 0xFF : word >> 8))
  }

  func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    if (0xD800..<0xE000).contains(scalar) || scalar > 0x10FFFF { return false }
    if scalar < 0x10000 {
      append(scalar, to: &output)
    } else {
      append(0xD800 | (scalar - 0x10000) >> 10, to: &output)
      append(0xDC00 | (scalar - 0x10000) & 0x3FF, to: &output)
    }
    return true
  }
}

/// UTF-32 in either byte order.
struct UTF32Codec: Decoder, Encoder {
  private let isBigEndian: Bool

  init(isBigEndian: Bool) {
    self.isBigEndian = isBigEndian
  }

  func unit(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    guard i + 3 < bytes.count else { return .malformed(.truncated, bytes.count - i, pair: 4) }
    var scalar: UInt32 = 0
    for k in 0..<4 { scalar |= UInt32(bytes[i + k]) << UInt32(isBigEndian ? 24 - 8 * k : 8 * k) }
    if scalar > 0x10FFFF { return .malformed(.outOfRange, 4, pair: 4) }
    if scalar & 0xFFFF_F800 == 0xD800 { return .malformed(.surrogate, 4, pair: 4) }
    return .scalar(scalar, 4)
  }

  func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    if (0xD800..<0xE000).contains(scalar) || scalar > 0x10FFFF { return false }
    for k in 0..<4 {
      output.append(UInt8(truncatingIfNeeded: scalar >> UInt32(isBigEndian ? 24 - 8 * k : 8 * k)))
    }
    return true
  }
}
