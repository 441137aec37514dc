/// ISO-2022-KR (RFC 1557): KS X 1001 in seven bits between SO and SI. Browsers refuse it; old mail holds it.
struct ISO2022KR: Decoder, Encoder {
  private static let header: [UInt8] = [0x1B, 0x24, 0x29, 0x43]

  private let table = KSX1001()
  /// Whether SO came last. Decoding, a line end leaves Korean, too: a run does not cross it.
  private var isKorean = false

  mutating func unit(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    let byte = bytes[i]
    switch byte {
    case 0x0E, 0x0F:
      isKorean = byte == 0x0E
      return .silent(1)
    case 0x0A:
      isKorean = false
      return .scalar(0x0A, 1)
    case 0x1B:
      // The header, which nothing but this one set may follow: wherever it stands it changes nothing.
      for k in 1..<4 {
        guard i + k < bytes.count else { return .malformed(.truncated, 1, pair: 1) }
        guard bytes[i + k] == ISO2022KR.header[k] else { return .malformed(.unexpectedByte, 1, pair: 1) }
      }
      return .silent(4)
    default: break
    }
    guard isKorean, byte &- 0x21 < 0x5E else {
      return byte < 0x80 ? .scalar(UInt32(byte), 1) : .malformed(.unexpectedByte, 1, pair: 1)
    }
    guard i + 1 < bytes.count else { return .malformed(.truncated, 1, pair: 1) }
    let trail = bytes[i + 1]
    guard trail &- 0x21 < 0x5E else { return .malformed(.badTrail, 1, pair: 1) }
    let scalar = table.scalar(lead: byte | 0x80, trail: trail | 0x80)
    return scalar == 0 ? .malformed(.unmapped, 2, pair: 2) : .scalar(scalar, 2)
  }

  func begin(into output: inout [UInt8]) {
    output += ISO2022KR.header
  }

  mutating func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    if scalar < 0x80 {
      guard scalar != 0x0E, scalar != 0x0F, scalar != 0x1B else { return false }
      finish(into: &output)
      output.append(UInt8(scalar))
      return true
    }
    let code = table.code(for: scalar)
    guard code != 0 else { return false }
    if !isKorean { output.append(0x0E) }
    isKorean = true
    output.append(code: code & 0x7F7F)
    return true
  }

  mutating func finish(into output: inout [UInt8]) {
    if isKorean { output.append(0x0F) }
    isKorean = false
  }
}
