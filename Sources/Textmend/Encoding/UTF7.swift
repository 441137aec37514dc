/// UTF-7 (RFC 2152): UTF-16 in base64 between `+` and `-`, the rest ASCII. Browsers refuse it; old mail holds it.
struct UTF7: Decoder, Encoder {
  /// Whether `+` came last and its run goes on.
  private var isEncoded = false
  /// Bits of the run's last digit that belong to the next code unit, and how many they are: 0, 2 or 4.
  private var bits: UInt32 = 0
  private var bitCount = 0

  mutating func unit(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    let byte = bytes[i]
    guard isEncoded else { return plain(byte, at: i, in: bytes) }
    if UTF7.value(byte) != nil { return encoded(at: i, in: bytes) }
    let hasBits = bits != 0
    (isEncoded, bits, bitCount) = (false, 0, 0)
    guard byte == 0x2D else { return plain(byte, at: i, in: bytes) }
    return hasBits ? .malformed(.badTrail, 1, pair: 1) : .silent(1)
  }

  private mutating func plain(_ byte: UInt8, at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    guard byte < 0x80 else { return .malformed(.unexpectedByte, 1, pair: 1) }
    guard byte == 0x2B else { return .scalar(UInt32(byte), 1) }
    guard i + 1 < bytes.count else { return .malformed(.truncated, 1, pair: 1) }
    if bytes[i + 1] == 0x2D { return .scalar(0x2B, 2) }
    guard UTF7.value(bytes[i + 1]) != nil else { return .malformed(.badTrail, 1, pair: 1) }
    isEncoded = true
    return .silent(1)
  }

  /// The character that begins with the bits at hand and the digit at `i`.
  private mutating func encoded(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    var next = self
    let first: UInt32
    let length: Int
    switch next.codeUnit(at: i, in: bytes) {
    case .truncated: return .malformed(.truncated, bytes.count - i, pair: 1)
    case .short(let digits):
      // Fewer digits than a code unit needs: they stand for nothing.
      (bits, bitCount) = (0, 0)
      return .malformed(.badTrail, digits, pair: digits)
    case .unit(let unit, let digits): (first, length) = (unit, digits)
    }
    guard first & 0xFC00 == 0xD800 else {
      self = next
      return first & 0xFC00 == 0xDC00 ? .malformed(.surrogate, length, pair: length) : .scalar(first, length)
    }
    let high = next
    switch i + length < bytes.count ? next.codeUnit(at: i + length, in: bytes) : .truncated {
    case .truncated: return .malformed(.truncated, bytes.count - i, pair: 1)
    case .unit(let second, let digits) where second & 0xFC00 == 0xDC00:
      self = next
      return .scalar(0x10000 + ((first & 0x3FF) << 10 | second & 0x3FF), length + digits)
    case .unit, .short:
      self = high
      return .malformed(.surrogate, length, pair: length)
    }
  }

  private enum CodeUnit {
    /// 16 bits, and the digits that they took.
    case unit(UInt32, digits: Int)
    /// The run ends after these digits, inside the unit.
    case short(digits: Int)
    case truncated
  }

  private mutating func codeUnit(at i: Int, in bytes: Span<UInt8>) -> CodeUnit {
    var digits = 0
    while bitCount < 16 {
      guard i + digits < bytes.count else { return .truncated }
      guard let value = UTF7.value(bytes[i + digits]) else { return .short(digits: digits) }
      bits = bits << 6 | value
      bitCount += 6
      digits += 1
    }
    bitCount -= 16
    let unit = bits >> UInt32(bitCount)
    bits &= (1 << UInt32(bitCount)) - 1
    return .unit(unit, digits: digits)
  }

  mutating func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    if scalar < 0x80, UTF7.isDirect(UInt8(scalar)) {
      leave(for: UInt8(scalar), &output)
      output.append(UInt8(scalar))
      return true
    }
    if scalar == 0x2B, !isEncoded {
      output.append(code: 0x2B2D)
      return true
    }
    if scalar & 0xFFFF_F800 == 0xD800 || scalar > 0x10FFFF { return false }
    if !isEncoded { output.append(0x2B) }
    isEncoded = true
    if scalar < 0x10000 {
      append(scalar, &output)
    } else {
      append(0xD800 | (scalar - 0x10000) >> 10, &output)
      append(0xDC00 | (scalar - 0x10000) & 0x3FF, &output)
    }
    return true
  }

  private mutating func append(_ unit: UInt32, _ output: inout [UInt8]) {
    bits = bits << 16 | unit
    bitCount += 16
    while bitCount >= 6 {
      bitCount -= 6
      output.append(UTF7.digits[Int(bits >> UInt32(bitCount))])
      bits &= (1 << UInt32(bitCount)) - 1
    }
  }

  /// Ends the run before `next`; what it could not be told from needs the `-`.
  private mutating func leave(for next: UInt8, _ output: inout [UInt8]) {
    guard isEncoded else { return }
    if bitCount > 0 { output.append(UTF7.digits[Int(bits << UInt32(6 - bitCount))]) }
    if next == 0x2D || UTF7.value(next) != nil { output.append(0x2D) }
    (isEncoded, bits, bitCount) = (false, 0, 0)
  }

  mutating func finish(into output: inout [UInt8]) {
    leave(for: 0x2D, &output)
  }
}

extension UTF7 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Whether `+` before this byte means something else than itself.
  static func maySwitch(before byte: UInt8) -> Bool { byte == 0x2D || value(byte) != nil }

  /// The value of a base64 digit; nil for any other byte.
  static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte) - 0x41
    case 0x61...0x7A: UInt32(byte) - 0x61 + 26
    case 0x30...0x39: UInt32(byte) - 0x30 + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }

  /// The standard's set D, blank, tab and line ends. Its set O may be written directly and mostly is not.
  private static func isDirect(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2B: false
    case 0x09, 0x0A, 0x0D, 0x20, 0x27...0x29, 0x2C, 0x2D, 0x2E, 0x3A, 0x3F: true
    default: value(byte) != nil
    }
  }
}
