/// The alphabet of the model. A code point becomes a 16-bit symbol:
///
/// - below ``firstOwn``: classes; those from ``Rare`` have a fixed cost and no context;
/// - up to the fold end: characters with an entry of their own (marks, kana, Hangul, Han), which pairs are made of;
/// - up to the variant end: Han variants, which read as the character they fold to plus a small variant cost;
/// - from ``letterBase``: letters of alphabets, `script << 9 | upper << 8 | letter`.
package enum Symbol {
  package static let newline: UInt16 = 0
  package static let digit: UInt16 = 1
  package static let space: UInt16 = 2
  /// A blank as context is told apart by the script last read: ten symbols from here.
  package static let spaceAfter: UInt16 = 3
  /// A word of an alphabet counts as one symbol in pairs: seven symbols from here.
  package static let word: UInt16 = 16
  package static let firstRare: UInt16 = 24
  package static let firstOwn: UInt16 = 64
  package static let letterBase: UInt16 = 0x8000

  /// Characters without an entry, by kind. "Unknown after unknown" earns nothing: the cost is fixed.
  package enum Rare: UInt16, CaseIterable, Sendable {
    case han = 24
    case hanExtensionA, hanSupplementary, hanCompatibility, hangul, kana, latin, letter, boxDrawing
    case symbol, emoji, privateUse, control1, control0, replacement, unassigned, combining
    case halfwidthKana, fullwidth, format
    /// Han characters that stand in so many lists of characters in use.
    case hanInOneList, hanInTwoLists, hanInThreeLists, hanInFourLists, hanInFiveLists

    /// Bits, the size of the class included. Chosen so that what no author writes (private use, C1, U+FFFD)
    /// costs more than any real character, and rare Han a little more than the rarest known one.
    package var bits: Int32 {
      switch self {
      case .han, .hanExtensionA, .hanSupplementary: 25
      case .hanInOneList: 24
      case .hanInTwoLists: 23
      case .hanInThreeLists: 22
      case .hanInFourLists: 21
      case .hanInFiveLists: 20
      case .hanCompatibility: 24
      case .hangul: 22
      case .kana: 17
      case .latin: 19
      case .letter: 17
      case .boxDrawing: 17
      case .symbol: 18
      case .emoji: 17
      case .privateUse, .control1, .replacement: 28
      case .control0: 26
      case .unassigned: 32
      case .combining: 14
      case .halfwidthKana: 16
      case .fullwidth: 14
      case .format: 20
      }
    }

    /// Whether a run of one and the same character is ordinary (rules, frames, rows of stars).
    var repeats: Bool {
      switch self {
      case .boxDrawing, .symbol, .emoji, .fullwidth: true
      default: false
      }
    }
  }

  /// The symbol of a code point beyond the basic plane.
  @inline(never) package static func supplementary(_ scalar: UInt32) -> UInt16 {
    let rare: Rare
    switch scalar {
    case 0x20000...0x323AF: rare = .hanSupplementary
    case 0x1F000...0x1FAFF: rare = .emoji
    case 0x1D000...0x1EFFF, 0x1FB00...0x1FBFF: rare = .symbol
    case 0x1B000...0x1B16F: rare = .kana
    case 0xE0000...0xE01EF: rare = .format
    case 0x10000...0x1CFFF: rare = .letter
    case 0xF0000...0xFFFFD, 0x100000...0x10FFFD: rare = .privateUse
    default: rare = .unassigned
    }
    return rare.rawValue
  }
}

/// Alphabets that have a letter model.
package enum Alphabet: UInt8, CaseIterable, Sendable {
  case latin, cyrillic, greek, arabic, hebrew, devanagari, thai

  /// The alphabet whose words `scalar` builds; nil for marks, digits and other scripts.
  package static func of(_ scalar: UInt32) -> Alphabet? {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: .latin
    case 0x400...0x481, 0x48A...0x52F: .cyrillic
    case 0x386, 0x388...0x3FF, 0x1F00...0x1FBC, 0x1FC2...0x1FCC, 0x1FD0...0x1FDB, 0x1FE0...0x1FEC,
      0x1FF2...0x1FFC:
      .greek
    case 0x5B0...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C7, 0x5D0...0x5EA, 0x5EF...0x5F2: .hebrew
    case 0x610...0x61A, 0x620...0x65F, 0x66E...0x6D3, 0x6D5...0x6DC, 0x6FA...0x6FF: .arabic
    case 0x900...0x963, 0x971...0x97F: .devanagari
    case 0xE01...0xE3A, 0xE40...0xE4E: .thai
    default: nil
    }
  }
}

/// What was read last, as far as blanks care.
package enum LastScript {
  package static let none: UInt8 = 0
  /// Alphabets follow from 1, in the order of ``Alphabet``.
  package static let han: UInt8 = 8
  package static let hangul: UInt8 = 9
}
