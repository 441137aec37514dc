/// What the scan needs to know of a code point: one byte a code point of the Basic Multilingual Plane.
///
/// The lower half says how rare it is, as ``MojibakeScan`` counts: 8 is neutral. The bits above say what else can
/// come of it; most characters of Chinese, Japanese and Korean text have neither.
enum CharacterClass {
  static let rarity: UInt8 = 0x0F
  static let neutral: UInt8 = 8
  /// A mark that may be stray, or that a stray one may stand before.
  static let mark: UInt8 = 0x40
  /// Debris, or a character that ``MojibakeScan`` must read.
  static let eventful: UInt8 = 0x80

  /// - Complexity: O(1) once it is made.
  static let table = CalmTable(class: make)

  private static func make(_ scalar: UInt32) -> UInt8 {
    guard let rarity = MojibakeScanTables.shared.calmRarity(scalar), !isDebris(scalar),
      !isFoldedMark(scalar), !isFoldedHan(scalar)
    else { return eventful }
    let isMark = StrayMark.mayBeStray(scalar) || StrayMark.mayFollowStray(scalar)
    return UInt8(Int(neutral) + rarity) | (isMark ? mark : 0)
  }

  static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x3005...0x3007: true
    default: false
    }
  }

  /// What the commonest marks of Big5 and GBK become when their second byte is folded like a letter: ，。；： are
  /// ｛︷︺﹛ then, – and ― lines of a table. See ``TrailCase``.
  static func isFoldedMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x255E...0x256E, 0xFE35...0xFE3A, 0xFE5B, 0xFE5C, 0xFF5B, 0xFF5D: true
    default: false
    }
  }

  /// A rare character that a more usual one becomes when its second byte in GBK or Big5 is folded like a letter. See
  /// ``TrailCase``.
  static func isFoldedHan(_ scalar: UInt32) -> Bool {
    guard scalar &- 0x4E00 < 0x5200 else { return false }
    let own = NGramModel.shared.costAlone(of: scalar)
    guard own >= rareHan else { return false }
    return TrailCaseConversion.all.contains { conversion in
      conversion.original(of: scalar).map { NGramModel.shared.costAlone(of: $0) + moreUsual <= own } == true
    }
  }

  /// What such a character costs alone at least, and how much less its partner: enough for a look at the document, which
  /// decides.
  private static let rareHan = Bits(20)
  private static let moreUsual = Bits(2)

  /// Invisible characters, controls, private use and U+FFFD: what ``Debris`` looks at.
  static func isDebris(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x00...0x7F: ASCII.isDebris(UInt8(truncatingIfNeeded: scalar))
    case 0x80...0x9F, 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0xFFF9...0xFFFD, 0xE000...0xF8FF: true
    default: false
    }
  }
}
