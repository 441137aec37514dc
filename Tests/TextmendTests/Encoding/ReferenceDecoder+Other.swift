@testable import Textmend

extension ReferenceDecoder {
  mutating func eucTW(_ byte: UInt8) {
    let isTrail = (0xA1...0xFE).contains(byte)
    switch held.count {
    case 0:
      if byte < 0x80 {
        emit(UInt32(byte))
      } else if byte == 0x8E || isTrail {
        held = [byte]
      } else {
        error()
      }
    case 1 where held[0] != 0x8E:
      finish(isTrail ? plane(1, held[0], byte) : 0, byte)
    case 1 where isTrail && (byte <= 0xA7 || byte == 0xAF):
      held.append(byte)
    case 2 where isTrail:
      held.append(byte)
    case 3:
      finish(isTrail ? plane(held[1] - 0xA0, held[2], byte) : 0, byte)
    default:
      finish(0, byte)
    }
  }

  private func plane(_ plane: UInt8, _ row: UInt8, _ cell: UInt8) -> UInt32 {
    CNS11643Table.shared.scalar(at: .init(plane: plane, row: row - 0xA1, cell: cell - 0xA1))
  }

  /// The pairs themselves are swept against iconv elsewhere.
  mutating func johab(_ byte: UInt8) {
    guard let lead = held.first else {
      switch byte {
      case 0..<0x80: emit(UInt32(byte))
      case 0x84...0xD3, 0xD9...0xDE, 0xE0...0xF9: held = [byte]
      default: error()
      }
      return
    }
    let unit = Johab().unit(at: 0, in: [lead, byte].span)
    finish(unit.reason == nil ? unit.scalar : 0, byte)
  }
}
