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
  private let calm = CharacterClass.table
  private var afterOne: UInt16 = 0
  private var afterTwo: UInt16 = 0
  private var afterThree: UInt16 = 0
  private var weakCount = 0
  private var previous = MojibakeScanTables.Company.none
  private var isAfterVowel = false
  private var strange = 0
  private var latin = 0
  private var rarity = 0
  /// Latin letters seen in the line, a bit each: see ``MojibakeScanTables/letters``.
  private var seen: UInt32 = 0

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
    let rare = Int(facts >> 12) &- Int(CharacterClass.neutral)
    rarity = max(0, rarity &+ rare)
    if rarity >= CalmTable.limit { flags.insert(.eastAsianMojibake) }
  }

  /// Reads characters of three bytes from `i` on, up to one that is more than rare or common, or that is a mark after
  /// a mark: the same as ``read(_:)`` of each, in a fifth of the time.
  ///
  /// - Parameter isAfterMark: whether a mark stands before `i` that may be stray.
  /// - Returns: the end of what is read, in bytes.
  @inline(__always)
  mutating func readCalm(_ span: borrowing Span<UInt8>, from i: Int, isAfterMark: Bool) -> Int {
    let run = CalmRun(span, from: i, rarity: rarity, isAfterMark: isAfterMark, table: calm)
    if run.end > i {
      // Nothing structural is known behind such a character.
      afterOne = 0
      afterTwo = 0
      afterThree = 0
      previous = .none
      rarity = run.rarity
      if rarity >= CalmTable.limit { flags.insert(.eastAsianMojibake) }
    }
    return run.end
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
    // No Slavic word has a sign or ы behind a vowel; texts all in the wrong letters have.
    if company.rawValue >= MojibakeScanTables.Company.cyrillicVowel.rawValue {
      if previous == .cyrillicSmall, isAfterVowel, company == .cyrillicSign {
        flags.insert(.oneByteMojibake)
      }
      isAfterVowel = company == .cyrillicVowel
    } else {
      isAfterVowel = false
    }
    let company =
      company.rawValue >= MojibakeScanTables.Company.cyrillicVowel.rawValue ? .cyrillicSmall : company
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
      (.latin, .mathematics), (.box, .mathematics), (.mathematics, .box), (.box, .latinSymbol),
      (.latinSymbol, .box),
      (.mathematics, .latinSymbol), (.latinSymbol, .mathematics):
      strange &+= 2
      if strange >= 3 { flags.insert(.oneByteMojibake) }
    default: break
    }
    previous = company
  }
}
