/// HZ (RFC 1843): GB 2312 in seven bits, between `~{` and `~}`. Browsers refuse it; old mail and news hold it.
struct HZ: Decoder, Encoder {
  private let table = DoubleByteTable.gb18030
  /// Whether `~{` came last. Decoding, a line end leaves Chinese, too: a run does not cross it.
  private var isChinese = false

  mutating func unit(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    let byte = bytes[i]
    if byte == 0x0A {
      isChinese = false
      return .scalar(0x0A, 1)
    }
    guard isChinese || byte == 0x7E else {
      return byte < 0x80 ? .scalar(UInt32(byte), 1) : .malformed(.unexpectedByte, 1, pair: 1)
    }
    guard byte &- 0x21 < 0x5E else { return .malformed(.unexpectedByte, 1, pair: 1) }
    guard i + 1 < bytes.count else { return .malformed(.truncated, 1, pair: 1) }
    let next = bytes[i + 1]
    if byte == 0x7E { return escape(next) }
    guard next &- 0x21 < 0x5E else { return .malformed(.badTrail, 1, pair: 1) }
    // GB18030 leaves none of these pairs open.
    return .scalar(table.scalar(lead: byte | 0x80, trail: next | 0x80), 2)
  }

  /// What `~` and `next` are.
  private mutating func escape(_ next: UInt8) -> DecodedUnit {
    switch next {
    case 0x7B where !isChinese: isChinese = true
    case 0x7D where isChinese: isChinese = false
    case 0x7E where !isChinese: return .scalar(0x7E, 2)
    case 0x0A where !isChinese: break
    // No escape: the sign itself, which many wrote without doubling it.
    default: return isChinese ? .malformed(.unexpectedByte, 1, pair: 1) : .scalar(0x7E, 1)
    }
    return .silent(2)
  }

  mutating func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    if scalar < 0x80 {
      finish(into: &output)
      if scalar == 0x7E { output.append(0x7E) }
      output.append(UInt8(scalar))
      return true
    }
    let code = table.code(for: scalar)
    guard code >> 8 &- 0xA1 < 0x5D, code & 0xFF &- 0xA1 < 0x5E else { return false }
    if !isChinese { output.append(code: 0x7E7B) }
    isChinese = true
    output.append(code: code & 0x7F7F)
    return true
  }

  mutating func finish(into output: inout [UInt8]) {
    if isChinese { output.append(code: 0x7E7D) }
    isChinese = false
  }
}
