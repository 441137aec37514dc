/// Which East Asian scripts the certain part of a decoded line is written in: a lost byte before Hangul stands for
/// a syllable, not for the Han character that its other bytes would make too.
struct MojibakeScripts {
  private var han = 0
  private var kana = 0
  private var hangul = 0
  /// Letters and digits of full width.
  private var wide = 0

  init() {}

  init(_ scalars: [UInt32]) {
    for scalar in scalars {
      switch scalar {
      case 0x3041...0x30FE: kana += 1
      case 0x4E00...0x9FFF: han += 1
      case 0xAC00...0xD7A3: hangul += 1
      case 0xFF10...0xFF19, 0xFF21...0xFF5A: wide += 1
      default: break
      }
    }
  }

  /// Counts a character of three bytes in UTF-8, of which the first two are known.
  mutating func count(lead: UInt8, second: UInt8) {
    switch lead {
    case 0xE3: if second >= 0x81 && second <= 0x83 { kana += 1 }
    case 0xE4...0xE9: han += 1
    case 0xEA...0xED: if lead > 0xEA || second >= 0xB0 { hangul += 1 }
    default: break
    }
  }

  /// In sixteenths of a bit.
  func cost(of scalar: UInt32) -> Int32 {
    let total = han + kana + hangul
    guard total >= 2 else { return 0 }
    let own: Int
    switch scalar {
    case 0x3041...0x30FE: own = kana
    case 0x4E00...0x9FFF: own = han
    case 0xAC00...0xD7A3: own = hangul
    // They stand beside any script: one is enough.
    case 0xFF10...0xFF19, 0xFF21...0xFF5A: return wide > 0 ? 0 : MojibakeWeights.rareScript.sixteenths
    case 0xA0..<0x2000: own = 0
    default: return 0
    }
    if own == 0 { return MojibakeWeights.foreignScript.sixteenths }
    return own * 8 < total ? MojibakeWeights.rareScript.sixteenths : 0
  }
}
