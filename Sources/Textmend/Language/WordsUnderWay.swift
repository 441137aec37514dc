/// The cheapest reading so far, and the words of the lexicon of which it has seen a prefix. Sixteenths of a bit.
struct WordsUnderWay: Sendable {
  private var hashes: InlineArray<4, UInt64> = [0, 0, 0, 0]
  /// The cost of the reading in which each word begins, up to its first character.
  private var levels: InlineArray<4, Int32> = [0, 0, 0, 0]
  /// The cost of the cheapest reading. Only differences count, so it may wrap.
  private var level: Int32 = 0
  /// As in `levels`, for words that the last two symbols start.
  private var startLevel: Int32 = 0
  /// What the last character would cost less as the start of a word; granted when a word follows.
  var saving: Int32 = 0
  private var count: UInt8 = 0
  /// Whether the last two symbols start a word of three and more characters.
  private(set) var startsWord = false

  @inline(__always)
  mutating func clear() {
    count = 0
    saving = 0
    startsWord = false
  }

  /// Reads `symbol`, whose cost by pairs is `chain`; answers the cost of the cheapest reading. `answer` is what the lexicon
  /// says of the last two symbols and this one, `startsWord`, whether words start with the last symbol and this one.
  @inline(__always)
  mutating func advance(
    past symbol: UInt16, chain: Int32, answer: WordAnswer, startsWord: Bool, in table: HashLineTable
  ) -> Int32 {
    let inner = answer.value & WordHash.innerMask
    let whole = startLevel &- level &+ inner &* 4
    // No answer has the low bits of no word.
    var cost = inner >= WordHash.prefixOnly ? chain : min(chain, whole)
    if count > 0 { cost = advanceLonger(past: symbol, cost, in: table) }
    if answer.value & WordHash.goesOn != 0 {
      hashes[Int(count & 3)] = answer.hash
      levels[Int(count & 3)] = startLevel
      count &+= 1
    }
    startLevel = level &- saving
    self.startsWord = startsWord
    level = level &+ cost
    // The oldest word gives way: only words of five and more characters can lose here.
    if startsWord, count == 4 { dropOldest() }
    return cost
  }

  /// Words of four and more characters.
  @inline(never)
  private mutating func advanceLonger(past symbol: UInt16, _ chain: Int32, in table: HashLineTable) -> Int32 {
    var cost = chain
    var kept = 0
    for i in 0..<Int(count) {
      let hash = WordHash.extend(hashes[i], symbol)
      let value = table.value(hash)
      if value == HashLineTable.none { continue }
      let inner = value & 0x7F
      if inner != WordHash.prefixOnly { cost = min(cost, levels[i] &- level &+ inner &* 4) }
      if value & WordHash.goesOn != 0 {
        hashes[kept] = hash
        levels[kept] = levels[i]
        kept += 1
      }
    }
    count = UInt8(truncatingIfNeeded: kept)
    return cost
  }

  @inline(never)
  private mutating func dropOldest() {
    for i in 1..<4 {
      hashes[i - 1] = hashes[i]
      levels[i - 1] = levels[i]
    }
    count = 3
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
    extend(extend(0x6C62_272E, first), second)
  }

  @inline(__always) package static func extend(_ hash: UInt64, _ symbol: UInt16) -> UInt64 {
    let h = (hash ^ UInt64(symbol)) &* 0x9E37_79B9_7F4A_7C15
    return h ^ (h >> 32)
  }
}
