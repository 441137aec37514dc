/// UTF-8, malformed sequences by the rule of maximal subparts (Unicode 3.9, U+FFFD Substitution).
struct UTF8Codec: Decoder, Encoder {
  @inline(__always)
  func unit(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    let lead = bytes[i]
    if lead < 0x80 { return .scalar(UInt32(lead), 1) }
    return multibyte(lead, at: i, in: bytes)
  }

  private func multibyte(_ lead: UInt8, at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    // The second byte's range is narrower after E0, ED, F0 and F4 (Unicode, table 3-7).
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    let needed: Int
    var reason = MalformedRun.Reason.badTrail
    switch lead {
    case 0xC2...0xDF: needed = 1
    case 0xE0...0xEF:
      needed = 2
      if lead == 0xE0 {
        low = 0xA0
        reason = .overlong
      } else if lead == 0xED {
        high = 0x9F
        reason = .surrogate
      }
    case 0xF0...0xF4:
      needed = 3
      if lead == 0xF0 {
        low = 0x90
        reason = .overlong
      } else if lead == 0xF4 {
        high = 0x8F
        reason = .outOfRange
      }
    case 0xC0, 0xC1: return .malformed(.overlong, 1, pair: 1)
    case 0xF5...0xFF: return .malformed(.outOfRange, 1, pair: 1)
    default: return .malformed(.unexpectedByte, 1, pair: 1)
    }
    var scalar = UInt32(lead) & (needed == 1 ? 0x1F : needed == 2 ? 0x0F : 0x07)
    for k in 1...needed {
      guard i + k < bytes.count else { return .malformed(.truncated, k, pair: k) }
      let byte = bytes[i + k]
      guard byte >= low, byte <= high else {
        let isContinuation = byte & 0xC0 == 0x80
        return .malformed(k == 1 && isContinuation ? reason : .badTrail, k, pair: k)
      }
      low = 0x80
      high = 0xBF
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    return .scalar(scalar, needed + 1)
  }

  func transcode(_ text: Span<UInt8>, into output: inout [UInt8]) -> [Int] {
    output.append(copying: text)
    return []
  }

  @inline(__always)
  func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    switch scalar {
    case 0..<0x80:
      output.append(UInt8(scalar))
    case 0x80..<0x800:
      output.append(UInt8(0xC0 | scalar >> 6))
      output.append(UInt8(0x80 | scalar & 0x3F))
    case 0xD800..<0xE000: return false
    case 0x800..<0x10000:
      output.append(UInt8(0xE0 | scalar >> 12))
      output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      output.append(UInt8(0x80 | scalar & 0x3F))
    case 0x10000..<0x110000:
      output.append(UInt8(0xF0 | scalar >> 18))
      output.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      output.append(UInt8(0x80 | scalar & 0x3F))
    default: return false
    }
    return true
  }
}
