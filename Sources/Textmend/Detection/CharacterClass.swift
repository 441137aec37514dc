/// What the scan needs to know of a code point: one byte a code point of the Basic Multilingual Plane.
enum CharacterClass {
  static let other: UInt8 = 0
  /// Han, of any rarity.
  static let han: UInt8 = 1
  /// A mark before which a machine may have put a comma.
  static let mark: UInt8 = 2
  /// Invisible, control, private use, replacement character.
  static let debris: UInt8 = 3

  static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x3005...0x3007: true
    default: false
    }
  }

  /// Invisible characters, controls, private use and U+FFFD: what ``Debris`` looks at.
  static func isDebris(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x00...0x7F: ASCII.isDebris(UInt8(truncatingIfNeeded: scalar))
    case 0x80...0x9F, 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0xFFF9...0xFFFD, 0xE000...0xF8FF: true
    default: false
    }
  }
}
