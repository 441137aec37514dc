/// What a reading remembers besides the symbols before it.
struct Path: Sendable {
  /// 1 where the last two symbols start a known sequence of three and more, else 0.
  var startsWord: UInt8 = 0
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

/// Known sequences of which the reading has seen three and more symbols and not the last, the shortest first.
struct LongerWords: Sendable {
  private static let limit: UInt8 = 4

  private var hashes: InlineArray<4, UInt64> = [0, 0, 0, 0]
  /// Of each, what it costs not to go on so.
  private var leaves: InlineArray<4, Int32> = [0, 0, 0, 0]
  private(set) var count: UInt8 = 0

  @inline(__always) mutating func clear() { count = 0 }

  /// Where nothing is under way: joins a sequence if its value says that longer ones start so.
  @inline(__always) mutating func begin(_ hash: UInt64, _ value: Int32) {
    hashes[0] = hash
    leaves[0] = WordHash.leave(value)
    count = UInt8(truncatingIfNeeded: value >> 7 & 1)
  }

  /// Joins a sequence if its value says that longer ones start so. Only words of eight characters can find all places
  /// taken.
  @inline(__always) private mutating func append(_ hash: UInt64, _ value: Int32) {
    if count == LongerWords.limit { return }
    hashes[Int(count & 3)] = hash
    leaves[Int(count & 3)] = WordHash.leave(value)
    count &+= UInt8(truncatingIfNeeded: value >> 7 & 1)
  }

  /// Reads a symbol, whose cost after the two before it is `shorter`; answers its cost after the longest known context. The
  /// sequence that `hash` stands for joins where the answer to the query says so. Sixteenths of a bit.
  @inline(never)
  mutating func advance(_ query: PairQuery, _ shorter: Int32, hash: UInt64, in table: HashLineTable) -> Int32
  {
    var cost = shorter
    let wasCount = count
    // What goes on is written over what has been read, one place ahead at most.
    var next = (hash: hashes[0], leave: leaves[0])
    begin(hash, Int32(query.word))
    // From the shortest: a longer context that knows the symbol decides, one that does not costs for leaving it.
    var i: UInt8 = 0
    while i < wasCount {
      let own = next
      i &+= 1
      next = (hashes[Int(i & 3)], leaves[Int(i & 3)])
      let longer = WordHash.extend(own.hash, query.folded)
      let value = table.value(longer)
      cost &+= own.leave
      cost = WordHash.cheaper(cost, value)
      if value & WordHash.goesOn != 0 { append(longer, value) }
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
  @inline(__always) static func leave(_ value: Int32) -> Int32 {
    leaveLonger &+ (value >> 6 & 1) &* (leaveCertain - leaveLonger)
  }

  /// The smaller of `cost` and what `value` says, which may be ``HashLineTable/none``; sixteenths of a bit, below 2^20.
  /// Without a branch, which nothing would predict.
  @inline(__always) static func cheaper(_ cost: Int32, _ value: Int32) -> Int32 {
    let difference = ((value & costMask) &* 4 | (value & HashLineTable.none) << 16) &- cost
    return cost &+ (difference & (difference >> 31))
  }

  @inline(__always) package static func start(_ first: UInt16, _ second: UInt16) -> UInt64 {
    (UInt64(first) << 16 | UInt64(second)) &* 0xD6E8_FEB8_6659_FD93
  }

  @inline(__always) package static func extend(_ hash: UInt64, _ symbol: UInt16) -> UInt64 {
    let h = (hash ^ UInt64(symbol)) &* 0x9E37_79B9_7F4A_7C15
    return h ^ (h >> 32)
  }
}
