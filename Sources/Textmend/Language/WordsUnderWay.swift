/// What a reading remembers besides the symbols before it.
struct Path: Sendable {
  /// Whether the last two symbols start a known sequence of three and more.
  var startsWord = false
  /// From −4, traditional characters only, to 4, simplified only.
  private var variety: Int8 = 0

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

/// Known sequences of which the reading has seen three and more symbols and not the last, the longest first.
struct LongerWords: Sendable {
  private var hashes: InlineArray<4, UInt64> = [0, 0, 0, 0]
  /// Of each, what it costs not to go on so.
  private var leaves: InlineArray<4, Int32> = [0, 0, 0, 0]
  private(set) var count: UInt8 = 0

  @inline(__always) mutating func clear() { count = 0 }

  /// Reads a symbol, whose cost after the two before it is `shorter`; answers its cost after the longest known context. The
  /// sequence that `hash` stands for joins where the answer to the query says so. Sixteenths of a bit.
  @inline(never)
  mutating func advance(_ query: PairQuery, _ shorter: Int32, hash: UInt64, in table: HashLineTable) -> Int32
  {
    var cost = shorter
    var kept: InlineArray<4, UInt64> = [0, 0, 0, 0]
    var keptLeaves: InlineArray<4, Int32> = [0, 0, 0, 0]
    var place = 4
    if Int32(query.word) & WordHash.goesOn != 0 {
      place -= 1
      kept[place] = hash
      keptLeaves[place] = WordHash.leave(Int32(query.word))
    }
    // From the shortest: a longer context that knows the symbol decides, one that does not costs for leaving it.
    for i in (0..<Int(count)).reversed() {
      let longer = WordHash.extend(hashes[i], query.folded)
      let value = table.value(longer)
      cost &+= leaves[i]
      if value == HashLineTable.none { continue }
      cost = min(cost, (value & WordHash.costMask) &* 4)
      // Only words of eight characters can find all places taken.
      if value & WordHash.goesOn != 0, place > 0 {
        place -= 1
        kept[place] = longer
        keptLeaves[place] = WordHash.leave(value)
      }
    }
    count = UInt8(truncatingIfNeeded: 4 - place)
    for i in 0..<Int(count) {
      hashes[i] = kept[place + i]
      leaves[i] = keptLeaves[place + i]
    }
    return cost
  }
}

/// The keys and values of the lexicon: a prefix is known by its hash.
package enum WordHash {
  /// The bits of a value that are the cost of the last character after the others, in quarters of a bit.
  static let costMask: Int32 = 0x3F
  /// The longest cost of a value.
  package static let limit = 63.0
  /// The bit of a value that says that what follows is all but certain: leaving costs ``leaveCertain``.
  package static let certain: UInt8 = 0x40
  /// The bit of a value that says that longer sequences start so.
  static let goesOn: Int32 = 0x80

  /// Sixteenths of a bit: what it costs that a character does not continue two known ones as the lexicon has it, or
  /// three and more; the last where those three and more nearly always go on so (熱火朝天). Near the means over the
  /// contexts of the training text.
  package static let leavePair: Int32 = 12
  package static let leaveLonger: Int32 = 12
  package static let leaveCertain: Int32 = 72

  /// Sixteenths of a bit: what leaving the sequence costs whose value this is.
  static func leave(_ value: Int32) -> Int32 { value & Int32(certain) != 0 ? leaveCertain : leaveLonger }

  @inline(__always) package static func start(_ first: UInt16, _ second: UInt16) -> UInt64 {
    (UInt64(first) << 16 | UInt64(second)) &* 0xD6E8_FEB8_6659_FD93
  }

  @inline(__always) package static func extend(_ hash: UInt64, _ symbol: UInt16) -> UInt64 {
    let h = (hash ^ UInt64(symbol)) &* 0x9E37_79B9_7F4A_7C15
    return h ^ (h >> 32)
  }
}
