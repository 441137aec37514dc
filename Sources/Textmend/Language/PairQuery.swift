/// What a character asks of the table of pairs.
///
/// Reading a character has two halves: what it asks depends on the characters before it alone (``LanguageModel/ask(_:_:_:)``);
/// what it costs, on the answers and on the sequences under way (``LanguageModel/settle(_:pair:word:_:atMost:)``). Between
/// them lies the memory, so that many questions may be under way at once.
struct PairQuery {
  var place = LineTable.Place(0)
  /// What is read: a character of its own, a class, or a word of an alphabet as a whole.
  var symbol: UInt16 = 0
  /// The symbol that pairs with it.
  var context: UInt16 = 0

  @inline(__always) init() {}

  @inline(__always) init(symbol: UInt16, folded: UInt16, after context: UInt16) {
    place = LineTable.Place(UInt32(context) << 14 | UInt32(folded))
    self.symbol = symbol
    self.context = context
  }

  /// A character without an entry, which no pair and no word knows.
  @inline(__always) var isRare: Bool { symbol >= Symbol.firstRare && symbol < Symbol.firstOwn }
}

/// What the lexicon says of the two symbols before a query with the queried one.
struct WordAnswer {
  var hash: UInt64
  /// As in ``LanguageTables/words``, or ``HashLineTable/none``.
  var value: Int32

  static let none = WordAnswer(hash: 0, value: HashLineTable.none)
}

extension LanguageModel {
  /// The first half of reading `scalar`: `state` has read it as far as contexts go, and `cost` has grown by what no pair and
  /// no word can change. Nil for letters within a word, which are done with.
  @inline(__always)
  func ask(_ scalar: UInt32, _ state: inout State, _ cost: inout Int32) -> PairQuery? {
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
    } else if symbol >= tables.symbols.firstKana {
      // Kana stand where Han do.
      let isHangul = symbol >= tables.symbols.firstHangul && symbol < tables.symbols.firstHan
      state.lastScript = isHangul ? LastScript.hangul : LastScript.han
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
  @inline(__always)
  func settle(
    _ query: PairQuery, pair: Int32, word: WordAnswer, _ state: inout State, atMost bound: Int32
  ) -> Int32 {
    if query.isRare {
      state.words.clear()
      return 0
    }
    let record = tables.symbols.record(query.symbol)
    let value = PairValue(UInt8(truncatingIfNeeded: pair))
    let novel = tables.symbols.novel(record, after: tables.symbols.record(query.context))
    let chain = pair == LineTable.none ? novel : value.cost
    let cost = min(
      bound,
      state.words.advance(
        past: record.fold, chain: chain, answer: word, startsWord: value.startsLongerWord, in: tables.words))
    return cost &+ varietyCost(record, &state)
  }

  /// Simplified and traditional forms share their pairs and words; the form itself costs next to nothing
  /// where the text around is written so, and a few bits where it is not.
  @inline(__always)
  private func varietyCost(_ record: SymbolRecord, _ state: inout State) -> Int32 {
    let simplified = record.inSimplified
    let traditional = record.inTraditional
    let weight = Int32(state.variety)
    let difference = traditional &- simplified
    let step: Int32 = (difference > 8 ? 1 : 0) &- (difference < -8 ? 1 : 0)
    state.variety = Int8(truncatingIfNeeded: max(-4, min(4, weight &+ step)))
    // Eighths of a bit × 8 shares = 64ths; to sixteenths.
    return ((simplified &+ traditional) &* 4 &- difference &* weight) >> 2
  }

}

extension LanguageModel.State {
  /// Takes `symbol` for what the next one pairs with.
  @inline(__always)
  mutating func append(_ symbol: UInt16) {
    third = second
    second = previous
    previous = symbol
  }
}
