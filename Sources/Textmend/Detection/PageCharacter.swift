/// What the statistics of one-byte pages see of a character.
package struct PageCharacter: Hashable, Sendable {
  /// Alphabets that one-byte pages have.
  package enum Script: UInt8, Sendable {
    case none, latin, greek, cyrillic, hebrew, arabic, thai
  }

  /// What a mark may stand beside.
  package enum Kind: UInt8, CaseIterable, Sendable {
    case blank, digit, letter, mark
  }

  package enum Case: UInt8, Sendable {
    case none, small, capital
  }

  /// The small letter; the character itself where it is no letter.
  package let folded: UInt32
  package let kind: Kind
  package let letterCase: Case
  /// `none` for what is no letter, and for letters of other scripts.
  package let script: Script

  package init(_ scalar: UInt32) {
    guard let character = Unicode.Scalar(PageCharacter.letter(ofForm: scalar)) else {
      self.init(folded: scalar, kind: .mark, letterCase: .none, script: .none)
      return
    }
    let properties = character.properties
    let kind: Kind =
      switch properties.generalCategory {
      case .spaceSeparator, .control: scalar < 0x80 || scalar == 0xA0 ? .blank : .mark
      case .decimalNumber: .digit
      case .nonspacingMark, .spacingMark: .letter
      default: properties.isAlphabetic ? .letter : .mark
      }
    let isLetter = kind == .letter
    let lower = properties.lowercaseMapping.unicodeScalars.first ?? character
    self.init(
      folded: isLetter ? lower.value : scalar, kind: kind,
      letterCase: !isLetter
        ? .none : properties.isUppercase ? .capital : properties.isLowercase ? .small : .none,
      script: isLetter ? PageCharacter.script(of: lower.value) : .none)
  }

  private init(folded: UInt32, kind: Kind, letterCase: Case, script: Script) {
    self.folded = folded
    self.kind = kind
    self.letterCase = letterCase
    self.script = script
  }

  private static func script(of scalar: UInt32) -> Script {
    switch scalar {
    case 0x41..<0x250, 0x300..<0x370, 0x1E00..<0x1F00: .latin
    case 0x370..<0x400, 0x1F00..<0x2000: .greek
    case 0x400..<0x530: .cyrillic
    case 0x590..<0x600: .hebrew
    case 0x600..<0x700: .arabic
    case 0xE00..<0xE80: .thai
    default: .none
    }
  }

  /// The Arabic letter of a form that CP864 has a code for. Source: Unicode's names list, FE80…FEFC in order.
  private static func letter(ofForm scalar: UInt32) -> UInt32 {
    guard scalar &- 0xFE80 < 0x7D else { return scalar }
    var rest = scalar - 0xFE80
    for (letter, forms) in arabicForms {
      if rest < forms { return letter }
      rest -= forms
    }
    return 0x0644  // lam with alef
  }

  private static let arabicForms: [(letter: UInt32, forms: UInt32)] = [
    (0x621, 1), (0x622, 2), (0x623, 2), (0x624, 2), (0x625, 2), (0x626, 4), (0x627, 2), (0x628, 4),
    (0x629, 2), (0x62A, 4), (0x62B, 4), (0x62C, 4), (0x62D, 4), (0x62E, 4), (0x62F, 2), (0x630, 2),
    (0x631, 2), (0x632, 2), (0x633, 4), (0x634, 4), (0x635, 4), (0x636, 4), (0x637, 4), (0x638, 4),
    (0x639, 4), (0x63A, 4), (0x641, 4), (0x642, 4), (0x643, 4), (0x644, 4), (0x645, 4), (0x646, 4),
    (0x647, 4), (0x648, 2), (0x649, 2), (0x64A, 4),
  ]
}
