/// ISO-2022-CN and ISO-2022-CN-EXT (RFC 1922): GB 2312 and CNS 11643 in seven bits. Browsers refuse them.
///
/// SO chooses GB 2312 or plane 1 of CNS 11643, as an escape sequence said before; `ESC N` takes one character
/// of plane 2, `ESC O` one of the planes 3 to 7. Line ends bring the state back to that of the beginning.
struct ISO2022CN: Decoder, Encoder {
  /// What SO chooses.
  private enum Shifted { case none, gb2312, plane1 }

  /// What holds until the end of the line.
  private struct State {
    var shifted = Shifted.none
    var isShifted = false
    /// The plane of `ESC N` and that of `ESC O`; 0 before the escape sequence that says.
    var second: UInt8 = 0
    var third: UInt8 = 0
  }

  private let chinese = DoubleByteTable.gb18030
  private let taiwanese = CNS11643Table.shared
  private var state = State()

  mutating func unit(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    let byte = bytes[i]
    switch byte {
    case 0x1B: return escape(at: i, in: bytes)
    case 0x0E where state.shifted == .none: return .malformed(.unexpectedByte, 1, pair: 1)
    case 0x0E, 0x0F:
      state.isShifted = byte == 0x0E
      return .silent(1)
    case 0x0A:
      state = State()
      return .scalar(0x0A, 1)
    default: break
    }
    guard state.isShifted, byte &- 0x21 < 0x5E else {
      return byte < 0x80 ? .scalar(UInt32(byte), 1) : .malformed(.unexpectedByte, 1, pair: 1)
    }
    return pair(plane: state.shifted == .gb2312 ? 0 : 1, at: i, in: bytes, prefix: 0)
  }

  /// A pair of GB 2312 (plane 0) or CNS 11643, behind `prefix` bytes.
  private func pair(plane: UInt8, at start: Int, in bytes: Span<UInt8>, prefix: Int) -> DecodedUnit {
    let i = start + prefix
    guard i + 1 < bytes.count else { return .malformed(.truncated, 1, pair: 1) }
    let (lead, trail) = (bytes[i], bytes[i + 1])
    guard lead &- 0x21 < 0x5E, trail &- 0x21 < 0x5E else { return .malformed(.badTrail, 1, pair: 1) }
    let scalar =
      plane == 0
      ? chinese.scalar(lead: lead | 0x80, trail: trail | 0x80)
      : taiwanese.scalar(at: CNS11643Table.Code(plane: plane, row: lead - 0x21, cell: trail - 0x21))
    let length = prefix + 2
    return scalar == 0 ? .malformed(.unmapped, length, pair: length) : .scalar(scalar, length)
  }

  private mutating func escape(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    guard i + 1 < bytes.count else { return .malformed(.truncated, 1, pair: 1) }
    switch bytes[i + 1] {
    case 0x4E where state.second != 0: return pair(plane: state.second, at: i, in: bytes, prefix: 2)
    case 0x4F where state.third != 0: return pair(plane: state.third, at: i, in: bytes, prefix: 2)
    case 0x24: break
    default: return .malformed(.unexpectedByte, 1, pair: 1)
    }
    guard i + 2 < bytes.count else { return .malformed(.truncated, 1, pair: 1) }
    guard bytes[i + 2] &- 0x29 < 3 else { return .malformed(.unexpectedByte, 1, pair: 1) }
    guard i + 3 < bytes.count else { return .malformed(.truncated, 1, pair: 1) }
    switch (bytes[i + 2], bytes[i + 3]) {
    case (0x29, 0x41): state.shifted = .gb2312
    case (0x29, 0x47): state.shifted = .plane1
    case (0x2A, 0x48): state.second = 2
    case (0x2B, let last) where last &- 0x49 < 5: state.third = last - 0x46
    default: return .malformed(.unexpectedByte, 1, pair: 1)
    }
    return .silent(4)
  }

  mutating func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    if scalar < 0x80 {
      guard scalar != 0x0E, scalar != 0x0F, scalar != 0x1B else { return false }
      finish(into: &output)
      if scalar == 0x0A { state = State() }
      output.append(UInt8(scalar))
      return true
    }
    // The set in use first, so that a text of one side keeps to it.
    let gb = chinese.code(for: scalar)
    let isChinese = gb >> 8 &- 0xA1 < 0x5D && gb & 0xFF &- 0xA1 < 0x5E
    let code = taiwanese.code(for: scalar)
    if isChinese, state.shifted != .plane1 || code?.plane != 1 {
      shift(to: .gb2312, &output)
      output.append(code: gb & 0x7F7F)
      return true
    }
    guard let code, code.plane <= 7 else { return false }
    switch code.plane {
    case 1: shift(to: .plane1, &output)
    case 2:
      if state.second != 2 { output += [0x1B, 0x24, 0x2A, 0x48] }
      state.second = 2
      output.append(code: 0x1B4E)
    default:
      if state.third != code.plane { output += [0x1B, 0x24, 0x2B, code.plane + 0x46] }
      state.third = code.plane
      output.append(code: 0x1B4F)
    }
    output.append(code.row + 0x21)
    output.append(code.cell + 0x21)
    return true
  }

  private mutating func shift(to set: Shifted, _ output: inout [UInt8]) {
    if state.shifted != set { output += [0x1B, 0x24, 0x29, set == .gb2312 ? 0x41 : 0x47] }
    state.shifted = set
    if !state.isShifted { output.append(0x0E) }
    state.isShifted = true
  }

  mutating func finish(into output: inout [UInt8]) {
    if state.isShifted { output.append(0x0F) }
    state.isShifted = false
  }
}
