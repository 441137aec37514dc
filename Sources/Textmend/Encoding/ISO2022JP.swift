/// ISO-2022-JP (RFC 1468): Japanese in seven bits, sets chosen by escape sequences.
///
/// The state machine of the WHATWG Encoding Standard, and two things more, because a repair tool reads what was
/// written: JIS X 0212 behind `ESC $ ( D` (RFC 2237), and escape sequences with nothing between them, which
/// browsers mark with U+FFFD for safety's sake and which joined lines have. The encoder writes all that can be
/// read, half-width kana and JIS X 0212, too; the standard's makes kana full-width and refuses the rest.
struct ISO2022JP: Decoder, Encoder {
  /// A set by the rest of its escape sequence.
  private enum CharacterSet: UInt32 {
    case ascii = 0x2842
    case roman = 0x284A
    case katakana = 0x2849
    case jis0208 = 0x2442
    case jis0212 = 0x242844
  }

  private let table = DoubleByteTable.jis0208
  private let supplement = DoubleByteTable.jis0212
  private var set = CharacterSet.ascii

  mutating func unit(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    let byte = bytes[i]
    if byte == 0x1B { return escape(at: i, in: bytes) }
    switch set {
    case .ascii, .roman:
      guard byte < 0x80, byte != 0x0E, byte != 0x0F else { return .malformed(.unexpectedByte, 1, pair: 1) }
      if set == .roman, byte == 0x5C { return .scalar(0xA5, 1) }
      if set == .roman, byte == 0x7E { return .scalar(0x203E, 1) }
      return .scalar(UInt32(byte), 1)
    case .katakana:
      guard byte &- 0x21 < 0x3F else { return .malformed(.unexpectedByte, 1, pair: 1) }
      return .scalar(UInt32(byte) + (0xFF61 - 0x21), 1)
    case .jis0208, .jis0212:
      return pair(byte, at: i, in: bytes)
    }
  }

  private func pair(_ lead: UInt8, at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    guard lead &- 0x21 < 0x5E else { return .malformed(.unexpectedByte, 1, pair: 1) }
    guard i + 1 < bytes.count else { return .malformed(.truncated, 1, pair: 1) }
    let trail = bytes[i + 1]
    guard trail &- 0x21 < 0x5E else {
      // The standard reads an escape again, but no other byte.
      return .malformed(.badTrail, trail == 0x1B ? 1 : 2, pair: trail == 0x1B ? 1 : 2)
    }
    let table = set == .jis0208 ? table : supplement
    let scalar = table.scalar(lead: lead | 0x80, trail: trail | 0x80)
    return scalar == 0 ? .malformed(.unmapped, 2, pair: 2) : .scalar(scalar, 2)
  }

  private mutating func escape(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    var sequence: UInt32 = 0
    for length in 2...4 {
      guard i + length - 1 < bytes.count else { return .malformed(.truncated, 1, pair: 1) }
      sequence = sequence << 8 | UInt32(bytes[i + length - 1])
      // The older edition of JIS X 0208 has the same table.
      if let set = CharacterSet(rawValue: sequence == 0x2440 ? 0x2442 : sequence) {
        self.set = set
        return .silent(length)
      }
      guard sequence == 0x24 || sequence == 0x28 || sequence == 0x2428 else { break }
    }
    return .malformed(.unexpectedByte, 1, pair: 1)
  }

  mutating func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    if scalar < 0x80 {
      guard scalar != 0x0E, scalar != 0x0F, scalar != 0x1B else { return false }
      // The two signs apart, the sets share these.
      if set != .roman || scalar == 0x5C || scalar == 0x7E { change(to: .ascii, &output) }
      output.append(UInt8(scalar))
    } else if scalar == 0xA5 || scalar == 0x203E {
      change(to: .roman, &output)
      output.append(scalar == 0xA5 ? 0x5C : 0x7E)
    } else if scalar &- 0xFF61 < 0x3F {
      change(to: .katakana, &output)
      output.append(UInt8(scalar - 0xFF61 + 0x21))
    } else {
      let code = table.code(for: scalar)
      let other = code == 0 ? supplement.code(for: scalar) : 0
      guard code != 0 || other != 0 else { return false }
      change(to: code != 0 ? .jis0208 : .jis0212, &output)
      output.append(code: (code | other) & 0x7F7F)
    }
    return true
  }

  private mutating func change(to set: CharacterSet, _ output: inout [UInt8]) {
    guard set != self.set else { return }
    self.set = set
    output.append(0x1B)
    if set == .jis0212 { output.append(0x24) }
    output.append(code: UInt16(truncatingIfNeeded: set.rawValue))
  }

  mutating func finish(into output: inout [UInt8]) {
    change(to: .ascii, &output)
  }
}
