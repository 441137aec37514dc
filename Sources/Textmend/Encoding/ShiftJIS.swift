/// Shift_JIS as Microsoft's code page 932.
struct ShiftJIS: Decoder, Encoder {
  private let table = DoubleByteTable.cp932
  /// Whether A0 FD FE FF are private use, as on Windows, rather than malformed.
  private let hasVendorBytes: Bool
  /// Whether 80 is the control character U+0080, as everywhere but in Java.
  private let hasControlByte: Bool

  var kernel: TranscodingKernel { .pairs(table) }

  init(profile: DecoderProfile) {
    hasControlByte = profile.resynchronization != .java
    hasVendorBytes = profile.openBytes == .vendor
  }

  @inline(__always)
  func unit(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    let lead = bytes[i]
    if lead < 0x80 || lead == 0x80 && hasControlByte { return .scalar(UInt32(lead), 1) }
    if lead &- 0xA1 < 0x3F { return .scalar(UInt32(lead) + (0xFF61 - 0xA1), 1) }
    if lead == 0x80 { return .malformed(.unexpectedByte, 1, pair: 1) }
    if lead == 0xA0 || lead >= 0xFD {
      guard hasVendorBytes else { return .malformed(.unexpectedByte, 1, pair: 1) }
      return .scalar(lead == 0xA0 ? 0xF8F0 : 0xF8F1 + UInt32(lead - 0xFD), 1)
    }
    guard i + 1 < bytes.count else { return .malformed(.truncated, 1, pair: 1) }
    let trail = bytes[i + 1]
    let scalar = table.scalar(lead: lead, trail: trail)
    if scalar != 0 { return .scalar(scalar, 2) }
    let isTrail = trail &- 0x40 < 0xBD && trail != 0x7F
    return .badPair(isTrail ? .unmapped : .badTrail, second: trail)
  }

  var hasKernel: Bool { true }

  @inline(__always)
  func commonCode(_ scalar: UInt32) -> UInt16 { table.code(for: scalar) }

  @inline(__always)
  func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    if scalar < 0x80 || scalar == 0x80 && hasControlByte {
      output.append(UInt8(scalar))
      return true
    }
    if scalar &- 0xFF61 < 0x3F {
      output.append(UInt8(scalar - 0xFF61 + 0xA1))
      return true
    }
    if hasVendorBytes, scalar &- 0xF8F0 < 4 {
      output.append(scalar == 0xF8F0 ? 0xA0 : UInt8(scalar - 0xF8F1 + 0xFD))
      return true
    }
    let code = table.code(for: scalar)
    guard code != 0 else { return false }
    output.append(code: code)
    return true
  }
}
