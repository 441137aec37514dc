/// EUC-KR with Microsoft's extension, code page 949.
struct EUCKR: Decoder, Encoder {
  private let table = DoubleByteTable.uhc

  var kernel: TranscodingKernel { .pairs(table) }

  @inline(__always)
  func unit(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    let lead = bytes[i]
    if lead < 0x80 { return .scalar(UInt32(lead), 1) }
    if lead == 0x80 || lead == 0xFF { return .malformed(.unexpectedByte, 1, pair: 1) }
    guard i + 1 < bytes.count else { return .malformed(.truncated, 1, pair: 1) }
    let trail = bytes[i + 1]
    let scalar = table.scalar(lead: lead, trail: trail)
    if scalar != 0 { return .scalar(scalar, 2) }
    return .badPair(trail &- 0x41 < 0xBE ? .unmapped : .badTrail, second: trail)
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
    let code = table.code(for: scalar)
    guard code != 0 else { return false }
    output.append(code: code)
    return true
  }
}
