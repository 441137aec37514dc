/// What a character asks of the table of pairs.
///
/// Reading a character has two halves: what it asks depends on the characters before it alone (``LanguageModel/ask(_:_:_:)``);
/// what it costs, on the answers and on the sequences under way (``LanguageModel/settle(_:hash:_:_:atMost:)``). Between
/// them lies the memory, so that many questions may be under way at once.
struct PairQuery {
  var place = LineTable.Place(0)
  /// The symbol that pairs with it.
  var context: UInt16 = 0
  /// What is read: a character of its own, a class, or a word of an alphabet as a whole.
  var symbol: UInt16 = 0
  /// The symbol that stands for it in pairs and words.
  var folded: UInt16 = 0
  /// The answers: a ``PairValue`` or ``LineTable/none``; and what the lexicon says of the two symbols before this one with
  /// it, as in ``LanguageTables/words``, or ``HashLineTable/none``.
  var pair: UInt16 = 0
  var word = UInt16(HashLineTable.none)

  @inline(__always) init() {}

  @inline(__always) init(symbol: UInt16, folded: UInt16, after context: UInt16) {
    place = LineTable.Place(UInt32(context) << 14 | UInt32(folded))
    self.context = context
    self.symbol = symbol
    self.folded = folded
  }

  /// A character without an entry, which no pair and no word knows.
  @inline(__always) var isRare: Bool { symbol &- Symbol.firstRare < Symbol.firstOwn - Symbol.firstRare }
}

extension LanguageModel {
  /// The first half of reading `scalar`: `state` has read it as far as contexts go, and `cost` has grown by what no pair and
  /// no word can change. Nil for letters within a word, which are done with.
  @inline(__always)
  func ask(_ scalar: UInt32, _ state: inout Context, _ cost: inout Int32) -> PairQuery? {
    let symbol = tables.symbols.symbol(scalar)
    let last = state.lastScalar
    state.lastScalar = scalar
    if symbol >= Symbol.letterBase { return askLetter(Letter(symbol), &state, &cost) }
    if state.alphabet >= 0 { cost &+= endWord(&state) }
    if symbol < Symbol.firstOwn {
      if symbol >= Symbol.firstRare {
        cost &+= LanguageModel.rareCost(symbol, scalar, after: last)
      } else if symbol == Symbol.digit {
        cost &+= LanguageModel.digitBits
      }
    } else {
      state.noteScript(of: symbol, tables.symbols)
    }
    let folded = tables.symbols.fold(symbol)
    let query = PairQuery(symbol: symbol, folded: folded, after: state.previous)
    state.append(symbol == Symbol.space ? Symbol.spaceAfter &+ UInt16(state.lastScript) : folded)
    return query
  }

  /// A character without an entry: its fixed cost, whatever stands before it. Sixteenths of a bit.
  @inline(never)
  private static func rareCost(_ symbol: UInt16, _ scalar: UInt32, after last: UInt32) -> Int32 {
    guard let rare = Symbol.Rare(rawValue: symbol) else { return 0 }
    if scalar == last, rare.repeats { return 3 * 16 }
    // Words of an alphabet that was not learnt: an alphabet's worth of choice.
    if rare == .letter, scalar >> 7 == last >> 7 { return 7 * 16 }
    return rare.bits * 16
  }

  /// The second half: the cost in sixteenths of a bit of a character after as much of what is before it as is known.
  /// `hash` is that of the sequence that was asked for.
  @inline(__always)
  func settle(
    _ query: PairQuery, hash: UInt64, _ path: inout Path, _ longer: inout LongerWords, atMost bound: Int32
  ) -> Int32 {
    let record = tables.symbols.record(query.symbol)
    let value = PairValue(UInt8(truncatingIfNeeded: query.pair))
    var cost = value.cost
    if query.pair == UInt16(LineTable.none) {
      if query.isRare {
        path.startsWord = 0
        longer.clear()
        return 0
      }
      cost = tables.symbols.novel(record, after: tables.symbols.record(query.context))
    }
    // Where no sequence starts, none was asked for.
    cost &+= Int32(path.startsWord) &* WordHash.leavePair
    let word = Int32(query.word)
    cost = WordHash.cheaper(cost, word)
    if longer.count == 0 {
      longer.begin(hash, word)
    } else {
      cost = longer.advance(query, cost, hash: hash, in: tables.words)
    }
    path.startsWord = value.byte >> 7
    return min(cost, bound) &+ path.varietyCost(record)
  }
}
