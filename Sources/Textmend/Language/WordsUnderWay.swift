/// The cheapest reading so far, and the word of the lexicon of which it may have seen the first two symbols. Sixteenths
/// of a bit.
struct Path: Sendable {
  /// The cost of the cheapest reading. Only differences count, so it may wrap.
  private(set) var level: Int32 = 0
  /// The cost of the reading up to the last symbol but one, read as the start of a word.
  private(set) var startLevel: Int32 = 0
  /// What the last character would cost less as the start of a word; granted when a word follows.
  var saving: Int32 = 0
  /// Whether the last two symbols start a word of three and more characters.
  private(set) var startsWord = false
  /// From −4, traditional characters only, to 4, simplified only.
  private var variety: Int8 = 0

  @inline(__always)
  mutating func forgetWords() {
    saving = 0
    startsWord = false
  }

  /// Goes on by a symbol.
  @inline(__always)
  mutating func advance(_ cost: Int32, startsWord: Bool) {
    startLevel = level &- saving
    level = level &+ cost
    self.startsWord = startsWord
  }

  /// Simplified and traditional forms share their pairs and words; the form itself costs next to nothing
  /// where the text around is written so, and a few bits where it is not.
  @inline(__always)
  mutating func varietyCost(_ record: SymbolRecord) -> Int32 {
    let simplified = record.inSimplified
    let traditional = record.inTraditional
    let weight = Int32(variety)
    let difference = traditional &- simplified
    let step: Int32 = (difference > 8 ? 1 : 0) &- (difference < -8 ? 1 : 0)
    variety = Int8(truncatingIfNeeded: max(-4, min(4, weight &+ step)))
    // Eighths of a bit × 8 shares = 64ths; to sixteenths.
    return ((simplified &+ traditional) &* 4 &- difference &* weight) >> 2
  }
}

/// Words of the lexicon of which the reading has seen three and more symbols and not the last.
struct LongerWords: Sendable {
  private var hashes: InlineArray<4, UInt64> = [0, 0, 0, 0]
  /// The cost of the reading in which each word begins, up to its first character.
  private var levels: InlineArray<4, Int32> = [0, 0, 0, 0]
  private(set) var count: UInt8 = 0

  @inline(__always) mutating func clear() { count = 0 }

  /// Reads a symbol, whose cost is `cost` without these words; answers the cost of the cheapest reading. The word that
  /// `hash` stands for joins where the answer to the query says so.
  @inline(never)
  mutating func advance(
    _ query: PairQuery, _ cost: Int32, hash: UInt64, _ path: Path, in table: HashLineTable
  ) -> Int32 {
    var cost = cost
    var kept = 0
    for i in 0..<Int(count) {
      let longer = WordHash.extend(hashes[i], query.folded)
      let value = table.value(longer)
      if value == HashLineTable.none { continue }
      let inner = value & WordHash.innerMask
      if inner != WordHash.prefixOnly { cost = min(cost, levels[i] &- path.level &+ inner &* 4) }
      if value & WordHash.goesOn != 0 {
        hashes[kept] = longer
        levels[kept] = levels[i]
        kept += 1
      }
    }
    if Int32(query.word) & WordHash.goesOn != 0 {
      hashes[kept] = hash
      levels[kept] = path.startLevel
      kept += 1
    }
    // Where one more word starts, the oldest gives way: only words of five and more characters can lose here.
    if kept == 4, PairValue(UInt8(truncatingIfNeeded: query.pair)).startsLongerWord {
      for i in 1..<4 {
        hashes[i - 1] = hashes[i]
        levels[i - 1] = levels[i]
      }
      kept = 3
    }
    count = UInt8(truncatingIfNeeded: kept)
    return cost
  }
}

/// The keys and values of the lexicon: a prefix is known by its hash.
package enum WordHash {
  /// The value of a prefix that is no word itself.
  package static let prefixOnly: Int32 = 0x7F
  /// The bit of a value that says that longer words start so.
  static let goesOn: Int32 = 0x80
  /// The bits of a value that are its cost, and the one that only ``HashLineTable/none`` has.
  static let innerMask: Int32 = 0x17F

  @inline(__always) package static func start(_ first: UInt16, _ second: UInt16) -> UInt64 {
    (UInt64(first) << 16 | UInt64(second)) &* 0xD6E8_FEB8_6659_FD93
  }

  @inline(__always) package static func extend(_ hash: UInt64, _ symbol: UInt16) -> UInt64 {
    let h = (hash ^ UInt64(symbol)) &* 0x9E37_79B9_7F4A_7C15
    return h ^ (h >> 32)
  }
}
