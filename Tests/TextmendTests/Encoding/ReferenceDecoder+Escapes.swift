@testable import Textmend

extension ReferenceDecoder {
  /// The standard's states, by number: 0 ASCII, 1 Roman, 2 katakana, 3 JIS X 0208; and ours, 4 JIS X 0212.
  mutating func iso2022JP(_ byte: UInt8) {
    if held.first == 0x1B { return iso2022JPEscape(byte) }
    if let lead = held.first {
      // Trail byte state.
      if byte == 0x1B { return error(puttingBack: [byte]) }
      guard (0x21...0x7E).contains(byte) else { return error() }
      let table = state == 3 ? DoubleByteTable.jis0208 : DoubleByteTable.jis0212
      let scalar = table.scalar(lead: lead + 0x80, trail: byte + 0x80)
      if scalar == 0 { error() } else { emit(scalar) }
      return
    }
    switch (state, byte) {
    case (_, 0x1B): held = [byte]
    case (0, 0x0E), (0, 0x0F), (1, 0x0E), (1, 0x0F): error()
    case (1, 0x5C): emit(0xA5)
    case (1, 0x7E): emit(0x203E)
    case (0, 0x00...0x7F), (1, 0x00...0x7F): emit(UInt32(byte))
    case (2, 0x21...0x5F): emit(0xFF61 - 0x21 + UInt32(byte))
    case (3, 0x21...0x7E), (4, 0x21...0x7E): held = [byte]
    default: error()
    }
  }

  private mutating func iso2022JPEscape(_ byte: UInt8) {
    let sequence = Array(held.dropFirst()) + [byte]
    let states: [[UInt8]: Int] = [
      [0x28, 0x42]: 0, [0x28, 0x4A]: 1, [0x28, 0x49]: 2, [0x24, 0x40]: 3, [0x24, 0x42]: 3,
      [0x24, 0x28, 0x44]: 4,
    ]
    if let next = states[sequence] {
      state = next
      held = []
    } else if states.keys.contains(where: { $0.starts(with: sequence) }) {
      held.append(byte)
    } else {
      error(puttingBack: sequence)
    }
  }

  /// State 1 is between SO and SI.
  mutating func iso2022KR(_ byte: UInt8) {
    if held.first == 0x1B {
      let header: [UInt8] = [0x1B, 0x24, 0x29, 0x43]
      held.append(byte)
      if held == header {
        held = []
      } else if !header.starts(with: held) {
        error(puttingBack: Array(held.dropFirst()))
      }
      return
    }
    if let lead = held.first {
      guard (0x21...0x7E).contains(byte) else { return error(puttingBack: [byte]) }
      let scalar = KSX1001().scalar(lead: lead + 0x80, trail: byte + 0x80)
      if scalar == 0 { error() } else { emit(scalar) }
      return
    }
    switch byte {
    case 0x1B: held = [byte]
    case 0x0E: state = 1
    case 0x0F: state = 0
    case 0x0A:
      state = 0
      emit(0x0A)
    case 0x21...0x7E where state == 1: held = [byte]
    case 0x00..<0x80: emit(UInt32(byte))
    default: error()
    }
  }
}

extension ReferenceDecoder.Kind {
  /// Bytes in which random text holds much that matters to the encoding.
  var alphabet: [UInt8] {
    switch self {
    case .iso2022JP: Array("\u{1B}\u{1B}\u{1B}$$((@BJID!+04~\\\n\u{0E}\u{0F}".utf8) + [0x8F]
    case .iso2022KR: Array("\u{1B}$)C\u{0E}\u{0E}\u{0F}0A!~ \n".utf8) + [0xB0]
    case .hz: Array("~~~{{}}VPND0A! \n".utf8) + [0xD6]
    case .eucTW: Array(0x8C...0x8F) + Array(0xA0...0xB0) + [0x8E, 0x8E, 0x8E, 0x41, 0xFE, 0xFF]
    default: Array(0x28...0xFF)
    }
  }
}
