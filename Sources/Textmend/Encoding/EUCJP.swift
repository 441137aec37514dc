/// EUC-JP: JIS X 0208 with NEC's rows, half-width kana behind 8E, JIS X 0212 behind 8F.
struct EUCJP: Decoder, Encoder {
  private let table = DoubleByteTable.jis0208
  private let supplement = DoubleByteTable.jis0212

  var kernel: TranscodingKernel { .pairs(table) }

  @inline(__always)
  func unit(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    let lead = bytes[i]
    if lead < 0x80 { return .scalar(UInt32(lead), 1) }
    guard lead == 0x8E || lead == 0x8F || lead &- 0xA1 < 0x5E else {
      return .malformed(.unexpectedByte, 1, pair: 1)
    }
    guard i + 1 < bytes.count else { return .malformed(.truncated, 1, pair: 1) }
    let trail = bytes[i + 1]
    let scalar = table.scalar(lead: lead, trail: trail)
    if scalar != 0 { return .scalar(scalar, 2) }
    if lead == 0x8E, trail &- 0xA1 < 0x3F { return .scalar(UInt32(trail) + (0xFF61 - 0xA1), 2) }
    let isTrail = trail &- 0xA1 < 0x5E
    if lead == 0x8F, isTrail { return threeBytes(at: i, in: bytes) }
    return .badPair(isTrail ? .unmapped : .badTrail, second: trail)
  }

  /// The unit of 8F and a trail byte.
  private func threeBytes(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    guard i + 2 < bytes.count else { return .malformed(.truncated, 2, pair: 2) }
    let last = bytes[i + 2]
    let scalar = supplement.scalar(lead: bytes[i + 1], trail: last)
    if scalar != 0 { return .scalar(scalar, 3) }
    let isTrail = last &- 0xA1 < 0x5E
    return .malformed(isTrail ? .unmapped : .badTrail, last < 0x80 ? 2 : 3, pair: 3)
  }

  var hasKernel: Bool { true }

  @inline(__always)
  func commonCode(_ scalar: UInt32) -> UInt16 { table.code(for: scalar) }

  @inline(__always)
  func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    if scalar < 0x80 {
      output.append(UInt8(scalar))
      return true
    }
    if scalar &- 0xFF61 < 0x3F {
      output.append(0x8E)
      output.append(UInt8(scalar - 0xFF61 + 0xA1))
      return true
    }
    var code = table.code(for: scalar)
    if code == 0 {
      // The standard's encoder never writes JIS X 0212; here what can be read can be written.
      code = supplement.code(for: scalar)
      guard code != 0 else { return false }
      output.append(0x8F)
    }
    output.append(code: code)
    return true
  }
}
