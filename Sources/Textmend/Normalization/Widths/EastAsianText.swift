/// Which characters are of Chinese and Japanese text.
enum EastAsianText {
  /// Han, kana and bopomofo: what words consist of.
  static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3041...0x30FF: scalar != 0x30FB
    case 0x3105...0x312F, 0x31F0...0x31FF, 0xFF66...0xFF9D: true
    default: CharacterClass.isHan(scalar)
    }
  }

  /// Letters, and the marks and full-width forms that stand among them.
  static func isWide(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3001...0x303F, 0x30FB, 0xFF01...0xFF65, 0xFE30...0xFE4F: true
    default: isLetter(scalar)
    }
  }

  static func isHangul(_ scalar: UInt32) -> Bool {
    (0xAC00...0xD7A3).contains(scalar) || (0x1100...0x11FF).contains(scalar)
      || (0x3130...0x318F).contains(scalar)
  }

  /// Letters and digits that are written with ASCII marks: Latin, Greek, Cyrillic, Hangul.
  static func isNarrow(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x52F, 0x1E00...0x1EFF: true
    default: isHangul(scalar)
    }
  }
}
