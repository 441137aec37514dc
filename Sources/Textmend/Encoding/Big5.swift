/// Big5 with the Hong Kong set, and Microsoft's code page 950 without it.
struct Big5: Decoder, Encoder {
  private let table = DoubleByteTable.big5
  let hasHongKong: Bool

  /// The private areas of code page 950 lie over the table's Hong Kong rows: no kernel for it.
  var kernel: TranscodingKernel { hasHongKong ? .pairs(table) : .none }

  init(hasHongKong: Bool) {
    self.hasHongKong = hasHongKong
  }

  @inline(__always)
  func unit(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    let lead = bytes[i]
    if lead < 0x80 { return .scalar(UInt32(lead), 1) }
    if lead == 0x80 || lead == 0xFF { return .malformed(.unexpectedByte, 1, pair: 1) }
    guard i + 1 < bytes.count else { return .malformed(.truncated, 1, pair: 1) }
    let trail = bytes[i + 1]
    if !hasHongKong, CP950.mayOwn(lead), let scalar = CP950.scalar(lead: lead, trail: trail) {
      return .scalar(scalar, 2)
    }
    let scalar = table.scalar(lead: lead, trail: trail)
    if scalar != 0 { return .scalar(scalar, 2) }
    return Big5.sequence(lead: lead, trail: trail)
      ?? .badPair(CP950.isTrail(trail) ? .unmapped : .badTrail, second: trail)
  }

  /// The four codes that stand for a letter and a combining mark.
  private static func sequence(lead: UInt8, trail: UInt8) -> DecodedUnit? {
    guard lead == 0x88, let pair = sequences[trail] else { return nil }
    return DecodedUnit(scalar: pair.0, second: pair.1, length: 2)
  }

  private static let sequences: [UInt8: (UInt32, UInt32)] = [
    0x62: (0xCA, 0x304), 0x64: (0xCA, 0x30C), 0xA3: (0xEA, 0x304), 0xA5: (0xEA, 0x30C),
  ]

  var hasKernel: Bool { hasHongKong }

  @inline(__always)
  func commonCode(_ scalar: UInt32) -> UInt16 { table.code(for: scalar) }

  @inline(__always)
  func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    if scalar < 0x80 {
      output.append(UInt8(scalar))
      return true
    }
    if !hasHongKong, scalar >= 0xE000 || scalar == 0x2593, let code = CP950.code(for: scalar) {
      output.append(code: code)
      return true
    }
    let code = table.code(for: scalar)
    guard code != 0, hasHongKong || !CP950.isOwn(code) else {
      return hasHongKong && combine(scalar, into: &output)
    }
    output.append(code: code)
    return true
  }

  /// Turns the code of Ê or ê at the end of `output` into that of the letter with the mark `scalar`.
  private func combine(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    guard scalar == 0x304 || scalar == 0x30C, output.count >= 2, output[output.count - 2] == 0x88 else {
      return false
    }
    switch output[output.count - 1] {
    case 0x66: output[output.count - 1] = scalar == 0x304 ? 0x62 : 0x64
    case 0xA7: output[output.count - 1] = scalar == 0x304 ? 0xA3 : 0xA5
    default: return false
    }
    return true
  }
}

/// What is Microsoft's own in code page 950: areas for user-defined characters, which the Hong Kong set and
/// ETEN's rows overlay, and one symbol.
enum CP950 {
  /// A row has 157 cells: trails 40…7E and A1…FE.
  private static let areas: [(first: UInt16, last: UInt16, scalar: UInt32)] = [
    (0x8140, 0x8DFE, 0xEEB8), (0x8E40, 0xA0FE, 0xE311), (0xC6A1, 0xC8FE, 0xF6B1), (0xFA40, 0xFEFE, 0xE000),
  ]

  static func isTrail(_ trail: UInt8) -> Bool { trail &- 0x40 < 0x3F || trail &- 0xA1 < 0x5E }

  /// Whether a row may hold a code of its own: most do not, and need no search.
  @inline(__always)
  static func mayOwn(_ lead: UInt8) -> Bool { lead < 0xA1 || lead &- 0xC6 < 3 || lead >= 0xF9 }

  /// Whether the code page gives this code another character than the web's Big5.
  static func isOwn(_ code: UInt16) -> Bool {
    code == shade || areas.contains { $0.first <= code && code <= $0.last }
  }

  /// Microsoft's U+2593, where the web has U+FFED.
  private static let shade: UInt16 = 0xF9FE

  private static func cell(_ code: UInt16) -> UInt32 {
    let trail = UInt32(code & 0xFF)
    return UInt32(code >> 8) * 157 + (trail < 0x7F ? trail - 0x40 : trail - 0x62)
  }

  /// The character of a code that is the code page's own; nil for those that it shares.
  static func scalar(lead: UInt8, trail: UInt8) -> UInt32? {
    let code = UInt16(lead) << 8 | UInt16(trail)
    if code == shade { return 0x2593 }
    guard isTrail(trail), let area = areas.first(where: { $0.first <= code && code <= $0.last }) else {
      return nil
    }
    return area.scalar + cell(code) - cell(area.first)
  }

  static func code(for scalar: UInt32) -> UInt16? {
    if scalar == 0x2593 { return shade }
    for area in areas
    where scalar >= area.scalar && scalar - area.scalar <= cell(area.last) - cell(area.first) {
      let cell = cell(area.first) + (scalar - area.scalar)
      let trail = cell % 157
      return UInt16(cell / 157) << 8 | UInt16(trail < 0x3F ? trail + 0x40 : trail + 0x62)
    }
    return nil
  }
}
