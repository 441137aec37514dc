/// GB18030 and GBK.
///
/// GBK reads four-byte codes only as the web does; programs of code page 936, which eat pairs whole, never do.
struct GB18030: Decoder, Encoder {
  private let table = DoubleByteTable.gb18030
  private let ranges = GB18030Ranges.shared
  /// Whether 80 is the euro sign: on the web and in iconv's GBK; not in iconv's GB18030, nor in Python and Java.
  let hasEuroByte: Bool
  /// Whether four-byte codes are read.
  let readsFourBytes: Bool
  /// Whether they are written.
  private let writesFourBytes: Bool

  var kernel: TranscodingKernel { .pairs(table) }

  init(hasFourBytes: Bool, profile: DecoderProfile) {
    let isForeign = profile.resynchronization == .python || profile.resynchronization == .java
    hasEuroByte = !isForeign && (profile.openBytes != .malformed || !hasFourBytes)
    readsFourBytes = hasFourBytes || profile.resynchronization == .web
    writesFourBytes = hasFourBytes
  }

  @inline(__always)
  func unit(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    let lead = bytes[i]
    if lead < 0x80 { return .scalar(UInt32(lead), 1) }
    if lead == 0x80, hasEuroByte { return .scalar(0x20AC, 1) }
    if lead == 0x80 || lead == 0xFF { return .malformed(.unexpectedByte, 1, pair: 1) }
    guard i + 1 < bytes.count else { return .malformed(.truncated, 1, pair: 1) }
    let trail = bytes[i + 1]
    let scalar = table.scalar(lead: lead, trail: trail)
    if scalar != 0 { return .scalar(scalar, 2) }
    if readsFourBytes, trail &- 0x30 < 10 { return fourBytes(at: i, in: bytes) }
    return .badPair(.badTrail, second: trail)
  }

  /// The unit of a lead byte and a digit.
  private func fourBytes(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    guard i + 2 < bytes.count else { return .malformed(.truncated, bytes.count - i, pair: 2) }
    let third = bytes[i + 2]
    guard third &- 0x81 < 126 else { return .malformed(.badTrail, 1, pair: 2) }
    guard i + 3 < bytes.count else { return .malformed(.truncated, bytes.count - i, pair: 2) }
    let fourth = bytes[i + 3]
    guard fourth &- 0x30 < 10 else { return .malformed(.badTrail, 1, pair: 2) }
    let high = UInt32(bytes[i] - 0x81) * 10 + UInt32(bytes[i + 1] - 0x30)
    let pointer = (high * 126 + UInt32(third - 0x81)) * 10 + UInt32(fourth - 0x30)
    let scalar = ranges.scalar(at: pointer)
    return scalar == 0 ? .malformed(.unmapped, 1, pair: 2) : .scalar(scalar, 4)
  }

  // The euro sign is one byte in some.
  var hasKernel: Bool { true }

  @inline(__always)
  func commonCode(_ scalar: UInt32) -> UInt16 { scalar == 0x20AC ? 0 : table.code(for: scalar) }

  @inline(__always)
  func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    if scalar < 0x80 {
      output.append(UInt8(scalar))
      return true
    }
    // Code page 936 has the euro sign at 80; GB18030 at A2E3.
    if scalar == 0x20AC, !writesFourBytes, hasEuroByte {
      output.append(0x80)
      return true
    }
    let code = table.code(for: scalar)
    if code != 0 {
      output.append(code: code)
      return true
    }
    guard writesFourBytes, !(0xD800..<0xE000).contains(scalar), let pointer = ranges.pointer(of: scalar)
    else { return false }
    output.append(UInt8(pointer / 12600) + 0x81)
    output.append(UInt8(pointer / 1260 % 10) + 0x30)
    output.append(UInt8(pointer / 10 % 126) + 0x81)
    output.append(UInt8(pointer % 10) + 0x30)
    return true
  }
}
