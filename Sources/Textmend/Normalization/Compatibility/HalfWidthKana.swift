/// Half-width katakana and the marks beside them, U+FF61 to U+FF9F, as full width.
enum HalfWidthKana {
  /// From U+FF61 on; Unicode's own compatibility mappings, which are those of JIS X 0201.
  private static let wide: [UInt32] = Array(
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
      .unicodeScalars.map(\.value))
  private static let voiced: UInt32 = 0xFF9E
  private static let semiVoiced: UInt32 = 0xFF9F

  /// Whether `scalar` is a kana letter, not one of the marks ｡｢｣､･ or a voicing mark.
  static func isLetter(_ scalar: UInt32) -> Bool { (0xFF66...0xFF9D).contains(scalar) }

  /// Whether `scalar` is in the block at all.
  static func isHalfWidth(_ scalar: UInt32) -> Bool { (0xFF61...0xFF9F).contains(scalar) }

  /// The full-width form of what stands at `i`, and how many characters it takes; nil for a voicing mark that voices
  /// nothing: people draw faces with it.
  static func fullWidth(_ scalars: [UInt32], at i: Int) -> (scalar: UInt32, count: Int)? {
    guard scalars[i] < voiced else { return nil }
    let base = wide[Int(scalars[i] - 0xFF61)]
    guard i + 1 < scalars.count else { return (base, 1) }
    switch scalars[i + 1] {
    case voiced: return withVoice(base).map { ($0, 2) } ?? (base, 1)
    case semiVoiced: return (0x30CF...0x30DB).contains(base) ? (base + 2, 2) : (base, 1)
    default: return (base, 1)
    }
  }

  /// The voiced katakana of a plain one.
  private static func withVoice(_ base: UInt32) -> UInt32? {
    switch base {
    case 0x30A6: 0x30F4
    case 0x30EF: 0x30F7
    case 0x30F2: 0x30FA
    // カ to チ, ツ to ト, ハ to ホ: the voiced one follows.
    case 0x30AB...0x30C2, 0x30C4...0x30C9, 0x30CF...0x30DD:
      base >= 0x30CF || base < 0x30C3 && base % 2 == 1 || base > 0x30C3 && base % 2 == 0 ? base + 1 : nil
    default: nil
    }
  }
}
