/// A syllable of Mandarin in Hanyu Pinyin.
package struct Pinyin: Hashable, Sendable {
  /// Lower-case ASCII; ü is spelt `v`.
  package var spelling: String
  /// 1 to 4; 5 where no tone is marked.
  package var tone: UInt8

  /// Parses letters with or without a tone mark, composed or decomposed; nil when they have another letter or two marks.
  /// Whether the syllable exists is for ``Readings`` to say.
  package init?(_ scalars: some Sequence<UInt32>) {
    spelling = ""
    tone = 5
    for scalar in scalars {
      if let mark = Pinyin.combiningTone(scalar) {
        guard tone == 5, !spelling.isEmpty else { return nil }
        tone = mark
      } else if scalar == 0x308 {
        guard spelling.last == "u" else { return nil }
        spelling.removeLast()
        spelling.append("v")
      } else {
        guard let (letters, mark) = Pinyin.letter(scalar) else { return nil }
        if mark != 0 {
          guard tone == 5 else { return nil }
          tone = mark
        }
        spelling += letters
      }
    }
    if spelling.isEmpty { return nil }
  }

  private static func combiningTone(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x304: 1
    case 0x301: 2
    case 0x30C: 3
    case 0x300: 4
    default: nil
    }
  }

  /// The ASCII letters of one composed letter, and its tone (0: unmarked).
  private static func letter(_ scalar: UInt32) -> (String, UInt8)? {
    switch scalar {
    case 0x61...0x7A: (String(Unicode.Scalar(UInt8(scalar))), 0)
    case 0x41...0x5A: (String(Unicode.Scalar(UInt8(scalar + 32))), 0)
    case 0x101: ("a", 1)
    case 0xE1: ("a", 2)
    case 0x1CE: ("a", 3)
    case 0xE0: ("a", 4)
    case 0x113: ("e", 1)
    case 0xE9: ("e", 2)
    case 0x11B: ("e", 3)
    case 0xE8: ("e", 4)
    case 0x12B: ("i", 1)
    case 0xED: ("i", 2)
    case 0x1D0: ("i", 3)
    case 0xEC: ("i", 4)
    case 0x14D: ("o", 1)
    case 0xF3: ("o", 2)
    case 0x1D2: ("o", 3)
    case 0xF2: ("o", 4)
    case 0x16B: ("u", 1)
    case 0xFA: ("u", 2)
    case 0x1D4: ("u", 3)
    case 0xF9: ("u", 4)
    case 0x1D6: ("v", 1)
    case 0x1D8: ("v", 2)
    case 0x1DA: ("v", 3)
    case 0x1DC: ("v", 4)
    case 0xFC: ("v", 0)
    case 0x144: ("n", 2)
    case 0x148: ("n", 3)
    case 0x1F9: ("n", 4)
    case 0x1E3F: ("m", 2)
    case 0xEA: ("e", 0)
    case 0x1EBF: ("e", 2)
    case 0x1EC1: ("e", 4)
    case 0x251: ("a", 0)
    case 0x261: ("g", 0)
    default: nil
    }
  }
}
