/// The sequences of characters of which a reading has seen a prefix: what follows a long known prefix is known best.
struct WordsUnderWay: Sendable {
  /// Known prefixes of three and more characters that the last character ends, the longest first.
  private var hashes: InlineArray<4, UInt64> = [0, 0, 0, 0]
  private var count: UInt8 = 0
  /// Whether the last two symbols start a known sequence of three and more characters.
  private(set) var startsWord = false

  @inline(__always)
  mutating func clear() {
    count = 0
    startsWord = false
  }

  /// Reads `symbol`, whose cost by pairs is `chain`; answers its cost after the longest known context. `answer` is what
  /// the lexicon says of the last two symbols and this one, `startsWord`, whether sequences start with the last symbol
  /// and this one. Sixteenths of a bit.
  @inline(__always)
  mutating func advance(
    past symbol: UInt16, chain: Int32, answer: WordAnswer, startsWord: Bool, in table: HashLineTable
  ) -> Int32 {
    // Where nothing starts, there is no answer either.
    let left = chain &+ (self.startsWord ? WordHash.leavePair : 0)
    var cost = answer.value == HashLineTable.none ? left : min(left, (answer.value & WordHash.costMask) &* 4)
    if count > 0 { cost = advanceLonger(past: symbol, cost, in: table) }
    if answer.value & WordHash.goesOn != 0 {
      // Only sequences of seven and more characters can lose here.
      if count == 4 { dropLongest() }
      hashes[Int(count & 3)] = answer.hash
      count &+= 1
    }
    self.startsWord = startsWord
    return cost
  }

  /// Sequences of four and more characters.
  @inline(never)
  private mutating func advanceLonger(past symbol: UInt16, _ shorter: Int32, in table: HashLineTable) -> Int32 {
    var cost = shorter
    var known: UInt8 = 0
    var extended: InlineArray<4, UInt64> = [0, 0, 0, 0]
    for i in (0..<Int(count)).reversed() {
      let hash = WordHash.extend(hashes[i], symbol)
      let value = table.value(hash)
      cost &+= WordHash.leaveLonger
      if value == HashLineTable.none { continue }
      cost = min(cost, (value & WordHash.costMask) &* 4)
      if value & WordHash.goesOn != 0 {
        extended[i] = hash
        known |= 1 << UInt8(i)
      }
    }
    var kept = 0
    for i in 0..<Int(count) where known >> UInt8(i) & 1 != 0 {
      hashes[kept] = extended[i]
      kept += 1
    }
    count = UInt8(truncatingIfNeeded: kept)
    return cost
  }

  @inline(never)
  private mutating func dropLongest() {
    for i in 1..<4 { hashes[i - 1] = hashes[i] }
    count = 3
  }
}

/// The keys and values of the lexicon: a prefix is known by its hash.
package enum WordHash {
  /// The bits of a value that are the cost of the last character after the others, in quarters of a bit.
  static let costMask: Int32 = 0x7F
  /// The bit of a value that says that longer sequences start so.
  static let goesOn: Int32 = 0x80

  /// Sixteenths of a bit: what it costs that a character does not continue two known ones as the lexicon has it, or
  /// three and more. The means over the contexts of the training text, weighted by their occurrences; a figure for
  /// each context would save 0.01 bits a character.
  package static let leavePair: Int32 = 12
  package static let leaveLonger: Int32 = 16

  @inline(__always) package static func start(_ first: UInt16, _ second: UInt16) -> UInt64 {
    extend(extend(0x6C62_272E, first), second)
  }

  @inline(__always) package static func extend(_ hash: UInt64, _ symbol: UInt16) -> UInt64 {
    let h = (hash ^ UInt64(symbol)) &* 0x9E37_79B9_7F4A_7C15
    return h ^ (h >> 32)
  }
}
