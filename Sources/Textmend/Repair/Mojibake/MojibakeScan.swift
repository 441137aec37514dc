/// Watches a run of characters above ASCII for what mojibake consists of. Cheap, rarely true on clean text.
///
/// Three tests run side by side over each run:
/// - **UTF-8 structure**: for sixteen one-byte pages at once, a bit each, whether the bytes that the characters
///   would be form a UTF-8 sequence. Clean text hardly ever has one.
/// - **Strange company**: symbols of DOS, Macintosh and windows pages between letters, long runs of Latin
///   letters above ASCII, Cyrillic capitals after small letters.
/// - **Rare Han and Hangul**: a sum that rises with rare characters and falls with common ones.
///
/// - Complexity: one table look-up and some ten operations a character.
struct MojibakeScan {
  private(set) var flags: ScanFlags = []
  private let tables = MojibakeScanTables.shared
  private var afterOne: UInt16 = 0
  private var afterTwo: UInt16 = 0
  private var afterThree: UInt16 = 0
  private var weakCount = 0
  private var previous = MojibakeScanTables.Company.none
  private var strange = 0
  private var latin = 0
  private var rarity = 0
  /// Latin letters seen in the line, a bit each: see ``MojibakeScanTables/letters``.
  private var seen: UInt32 = 0

  /// How far the sum of rarities rises in mojibake: some four rare characters in a row.
  private static let rarityLimit = 8

  /// How many bytes of ASCII what was seen in a line is remembered over.
  static let reach = 24

  /// A run begins at `i`; the last one ended at `last`.
  @inline(__always)
  mutating func resume(_ span: borrowing Span<UInt8>, from last: Int, at i: Int) {
    if i - last > MojibakeScan.reach { return beginLine() }
    for k in max(0, last)..<i where span[k] == 0x0A { return beginLine() }
    beginRun()
  }

  /// A new line begins: nothing is remembered.
  @inline(__always)
  mutating func beginLine() {
    beginRun()
    flags = []
    weakCount = 0
    strange = 0
    rarity = 0
    seen = 0
  }

  /// ASCII stood before what follows.
  @inline(__always)
  mutating func beginRun() {
    afterOne = 0
    afterTwo = 0
    afterThree = 0
    previous = .none
    latin = 0
  }

  /// Reads a character above ASCII.
  @inline(__always)
  mutating func read(_ scalar: UInt32) {
    let entry = tables.entry(scalar)
    if entry == 0 {
      // Outside all tables: scripts and symbols that no code page here contains.
      afterOne = 0
      afterTwo = 0
      afterThree = 0
      previous = .none
      return
    }
    let tail = UInt16(truncatingIfNeeded: entry)
    let complete = afterOne & tail
    afterOne = (afterTwo & tail) | UInt16(truncatingIfNeeded: entry >> 16)
    afterTwo = (afterThree & tail) | UInt16(truncatingIfNeeded: entry >> 32)
    let facts = UInt16(truncatingIfNeeded: entry >> 48)
    afterThree = facts & MojibakeScanTables.fourBytes != 0 ? MojibakeScanTables.latinPages : 0
    if complete != 0 {
      if complete & MojibakeScanTables.strongPages != 0 {
        flags.insert(.oneByteMojibake)
      } else {
        weakCount &+= 1
        if weakCount >= 2 { flags.insert(.oneByteMojibake) }
      }
    }
    let company = MojibakeScanTables.Company(rawValue: UInt8(facts & 15)) ?? .none
    meet(company)
    let letter = (facts >> 5) & 31
    if letter != 0 {
      seen |= 1 << UInt32(letter)
      if MojibakeScanTables.isCentralEuropean(seen) { flags.insert(.oneByteMojibake) }
    }
    let rare = Int(facts >> 12) &- 8
    rarity = max(0, rarity &+ rare)
    if rarity >= MojibakeScan.rarityLimit { flags.insert(.eastAsianMojibake) }
  }

  /// Whether a scan would mark this line.
  static func isSuspicious(_ line: [UInt32]) -> Bool {
    var scan = MojibakeScan()
    for scalar in line {
      if scalar < 0x80 {
        scan.beginRun()
      } else {
        scan.read(scalar)
        if !scan.flags.isEmpty { return true }
      }
    }
    return false
  }

  @inline(__always)
  private mutating func meet(_ company: MojibakeScanTables.Company) {
    switch (previous, company) {
    case (.latin, .latin), (.latinSymbol, .latin), (.latin, .latinSymbol), (.latinSymbol, .latinSymbol):
      latin &+= 1
      if latin >= 2 { flags.insert(.oneByteMojibake) }
    case (.cyrillicSmall, .cyrillicCapital), (.cyrillicCapital, .cyrillicCapital):
      strange &+= company == .cyrillicCapital && previous == .cyrillicSmall ? 3 : 1
      if strange >= 3 { flags.insert(.oneByteMojibake) }
    case (.cyrillicSmall, .latinSymbol), (.cyrillicCapital, .latinSymbol), (.latinSymbol, .cyrillicSmall),
      (.latinSymbol, .cyrillicCapital), (.box, .cyrillicSmall), (.box, .cyrillicCapital), (.box, .latin),
      (.cyrillicSmall, .box), (.cyrillicCapital, .box), (.latin, .box), (.mathematics, .latin),
      (.latin, .mathematics), (.box, .mathematics), (.mathematics, .box), (.box, .latinSymbol), (.latinSymbol, .box),
      (.mathematics, .latinSymbol), (.latinSymbol, .mathematics):
      strange &+= 2
      if strange >= 3 { flags.insert(.oneByteMojibake) }
    default: break
    }
    previous = company
  }
}

/// What ``MojibakeScan`` knows of each character of the Basic Multilingual Plane, 64 bits each:
/// 16 bits of pages in which it is a UTF-8 tail, 16 and 16 of pages in which it leads two and three bytes,
/// 4 of company, 1 for the leads of four bytes, 5 of letter, 4 of rarity.
struct MojibakeScanTables: Sendable {
  /// What characters keep which company.
  enum Company: UInt8 {
    case none, latin, latinSymbol, cyrillicSmall, cyrillicCapital, box, mathematics
  }

  static let shared = MojibakeScanTables()

  static let fourBytes: UInt16 = 1 << 4
  /// The pages of ``pages`` whose one sequence is enough.
  static let strongPages: UInt16 = 0b0001_1111_1111_1111
  /// Pages in which four-byte leads are looked for.
  static let latinPages: UInt16 = 0b0000_0000_0001_1111

  /// One bit each, in this order; the last three need two sequences: their leads are common letters and quotes.
  private static let pages: [CodePage] = [
    .windows1252, .isoLatin1, .windows1250, .windows1254, .windows1257, .isoLatin2, .cp437, .cp850, .cp852,
    .cp866, .koi8R, .windows1253, .macintosh, .macintosh, .windows1251, .windows1251,
  ]
  private static let strongMacintosh = 12
  private static let weakMacintosh = 13
  private static let strongCyrillic = 15

  private let entries: [UInt64]

  @inline(__always)
  func entry(_ scalar: UInt32) -> UInt64 {
    scalar < 0x10000 ? entries[Int(scalar)] : 0
  }

  init() {
    var entries = [UInt64](repeating: 0, count: 0x10000)
    for (bit, page) in MojibakeScanTables.pages.enumerated() {
      let table = SingleByteTable[page]
      for byte in UInt8(0x80)...0xF4 {
        var scalar = table.scalar(byte)
        if scalar == .max { scalar = UInt32(byte) }
        if byte >= 0xC2, byte < 0xE0 {
          // Quotes and dashes before letters, and Cyrillic letters before each other, are ordinary.
          if bit == MojibakeScanTables.strongMacintosh, MojibakeScanTables.isPunctuation(scalar) { continue }
          if bit == MojibakeScanTables.strongCyrillic { continue }
          entries[Int(scalar)] |= 1 << UInt64(16 + bit)
        } else if byte >= 0xE0, byte < 0xF0 {
          entries[Int(scalar)] |= 1 << UInt64(32 + bit)
        } else if byte >= 0xF0 {
          if bit == 0 { entries[Int(scalar)] |= UInt64(MojibakeScanTables.fourBytes) << 48 }
        } else if byte < 0xC0 {
          entries[Int(scalar)] |= 1 << UInt64(bit)
        }
      }
    }
    let neutral: UInt64 = 8 << 60
    for scalar in UInt32(0x80)..<0x10000 {
      let company = UInt64(MojibakeScanTables.company(scalar).rawValue) << 48
      let rarity = UInt64(8 + MojibakeScanTables.rarity(scalar)) << 60
      if entries[Int(scalar)] != 0 || company != 0 || rarity != neutral {
        entries[Int(scalar)] |= company | rarity
      }
    }
    for (index, letter) in MojibakeScanTables.letters.enumerated() {
      entries[Int(letter)] |= UInt64(index + 1) << 53
    }
    self.entries = entries
  }

  /// What windows-1250's letters look like in windows-1252, and letters that tell of their language.
  private static let letters: [UInt32] = "øìèùòïæœñ¹³Ÿ¿êõûöüáóþãºîšžýíâ".unicodeScalars.map(\.value)

  private static func set(_ string: String) -> UInt32 {
    var bits: UInt32 = 0
    for scalar in string.unicodeScalars {
      if let index = letters.firstIndex(of: scalar.value) { bits |= 1 << UInt32(index + 1) }
    }
    return bits
  }

  private static let czech = (set("øìèùò"), set("šžýí"))
  private static let czechAlone = (set("ø"), set("ìèùòï"))
  private static let polish = (set("³¹"), set("êæœñ¿Ÿó"))
  private static let polishAlone = (set("æ¿"), set("êœñ"))
  private static let hungarian = (set("õ"), set("öüûá"))
  private static let hungarianAlone = (set("û"), set("öüóá"))
  private static let romanian = (set("þº"), set("ãîâ"))

  /// Whether letters stand together that no language has, but windows-1250 read as windows-1252 makes.
  @inline(__always)
  static func isCentralEuropean(_ seen: UInt32) -> Bool {
    func both(_ sets: (UInt32, UInt32)) -> Bool { seen & sets.0 != 0 && seen & sets.1 != 0 }
    return both(czech) || both(czechAlone) || both(polish) || both(polishAlone) || both(hungarian)
      || both(hungarianAlone) || both(romanian)
  }

  private static func isPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA0, 0xAB, 0xBB, 0xF7, 0x2013...0x2026, 0x20AC: true
    default: false
    }
  }

  private static func company(_ scalar: UInt32) -> Company {
    switch scalar {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0xFF, 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x192: .latin
    case 0x80...0x9F, 0xA1...0xBF, 0xD7, 0xF7, 0x2C6, 0x2DC, 0x2013...0x201E, 0x2020...0x2022, 0x2026,
      0x2030, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2116:
      .latinSymbol
    case 0x430...0x45F, 0x491: .cyrillicSmall
    case 0x400...0x42F, 0x490: .cyrillicCapital
    case 0x2500...0x25A0, 0x2320, 0x2321: .box
    case 0x2200...0x22FF, 0x393...0x3C6, 0x25CA, 0xFB01, 0xFB02, 0x2044, 0x2310, 0x207F, 0x20A7: .mathematics
    default: .none
    }
  }

  /// From −4, common, to 4, what no text has; Han, Hangul, kana between them and private use only.
  private static func rarity(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xAC00...0xD7A3:
      let bits = LanguageModel.shared.unigram(scalar).sixteenths / 16
      switch bits {
      case ..<12: return -4
      case 12..<14: return -1
      case 14..<16: return 1
      case 16..<19: return 2
      default: return 4
      }
    case 0xE000...0xF8FF, 0xFFFD: return 4
    case 0xFF61...0xFF9F: return 2
    case 0x3105...0x3129, 0x3220...0x33FF: return 3
    case 0x3001...0x3002, 0xFF01...0xFF1F: return -2
    default: return 0
    }
  }
}
