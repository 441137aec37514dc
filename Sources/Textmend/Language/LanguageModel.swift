/// How probable text is. Costs are bits: additive, deterministic, lower is more probable.
///
/// Text is read as the cheapest of its segmentations: a character after its predecessor (pairs), or a jump
/// over the inner characters of a word of the lexicon. Words of alphabets are read letter by letter. The
/// figures are scores for comparing two readings of the same bytes, not the lengths of a code.
package struct LanguageModel: Sendable {
  package static let shared = LanguageModel(.embedded)

  let tables: LanguageTables

  package init(_ tables: LanguageTables) { self.tables = tables }

  /// Where a left-to-right reading stands: the last symbols and the words that may be under way.
  /// A fresh state stands at the start of a line.
  package struct State: Sendable {
    /// The symbol that pairs with the next one.
    var previous = Symbol.newline
    /// The symbols before `previous`, nearest first; for the document's own sequences.
    var second = Symbol.newline
    var third = Symbol.newline
    var lastScalar: UInt32 = 0x0A
    var lastScript = LastScript.none
    /// From −4, traditional characters only, to 4, simplified only.
    var variety: Int8 = 0
    var alphabet: Int8 = -1
    var lastLetters: (UInt8, UInt8) = (0, 0)
    var letterCase: UInt8 = 0
    /// What the last character would cost less as the start of a word; granted when a word follows.
    var saving: Int32 = 0
    var words = WordsUnderWay()

    package init() {}
  }

  /// The cost of `scalar` after what `state` has read; `state` moves on. May be negative: a word that
  /// completes refunds what its characters cost one by one.
  @inline(__always)
  package func step(_ state: inout State, _ scalar: UInt32) -> Bits {
    step(&state, scalar, atMost: .max)
  }

  /// As ``step(_:_:)``; what `cache` has seen in the document itself is cheaper.
  package func step(_ state: inout State, _ scalar: UInt32, cache: borrowing DocumentCache) -> Bits {
    let symbol = tables.symbols.symbol(scalar)
    guard symbol >= Symbol.firstOwn, symbol < Symbol.letterBase else { return step(&state, scalar) }
    let bound = cache.cost(
      of: tables.symbols.fold(symbol), after: state.previous, state.second, state.third)
    return step(&state, scalar, atMost: bound)
  }

  @inline(__always)
  private func step(_ state: inout State, _ scalar: UInt32, atMost bound: Int32) -> Bits {
    let symbol = tables.symbols.symbol(scalar)
    var cost: Int32
    if symbol >= Symbol.letterBase {
      cost = readLetter(symbol, &state)
    } else {
      cost = 0
      if state.alphabet >= 0 { cost = endWord(&state) }
      cost +=
        symbol >= Symbol.firstRare && symbol < Symbol.firstOwn
        ? readRare(symbol, scalar, &state) : readSymbol(symbol, &state, atMost: bound)
    }
    state.lastScalar = scalar
    return Bits(sixteenths: cost)
  }

  /// The cost of `scalars[range]` in context: read after up to 8 scalars before the range, and with up
  /// to 4 after it, whose cost counts too (a wrong character is also betrayed by what follows it).
  func cost(of scalars: [UInt32], in range: Range<Int>) -> Bits {
    var state = State()
    for i in max(0, range.lowerBound - 8)..<range.lowerBound { _ = step(&state, scalars[i]) }
    var total = Bits.zero
    for i in range.lowerBound..<min(scalars.count, range.upperBound + 4) {
      total += step(&state, scalars[i])
    }
    return total
  }

  /// As ``cost(of:in:)``, with what the document itself contains.
  func cost(of scalars: [UInt32], in range: Range<Int>, cache: borrowing DocumentCache) -> Bits {
    var state = State()
    for i in max(0, range.lowerBound - 8)..<range.lowerBound {
      _ = step(&state, scalars[i], cache: cache)
    }
    var total = Bits.zero
    for i in range.lowerBound..<min(scalars.count, range.upperBound + 4) {
      total += step(&state, scalars[i], cache: cache)
    }
    return total
  }

  /// The cost of a whole text from a fresh state.
  package func cost(of scalars: [UInt32]) -> Bits {
    var state = State()
    var total = Bits.zero
    var ahead = LookAhead()
    for i in scalars.indices {
      if i + LookAhead.distance < scalars.count { ahead.read(scalars[i + LookAhead.distance], tables) }
      total += step(&state, scalars[i])
    }
    return total
  }

  /// The cost of a character without context: cheap, for ordering candidates.
  package func unigram(_ scalar: UInt32) -> Bits {
    let symbol = tables.symbols.symbol(scalar)
    if symbol >= Symbol.letterBase {
      let script = UInt8((symbol >> 9) & 7)
      let upper = UInt8((symbol >> 8) & 1)
      let word = tables.symbols.unigram(Symbol.word + UInt16(script))
      return Bits(
        sixteenths: word + letterCost(script, LetterKey.any, LetterKey.any, UInt8(symbol & 0xFF))
          + tables.symbols.caseCost(script: script, state: 0, upper: upper))
    }
    if let rare = Symbol.Rare(rawValue: symbol) { return Bits(Int(rare.bits)) }
    let digit: Int32 = symbol == Symbol.digit ? LanguageModel.digitBits : 0
    return Bits(sixteenths: tables.symbols.unigram(symbol) + digit)
  }

  /// log2(10) in sixteenths: digits are one symbol, their values are taken for equally likely.
  static let digitBits: Int32 = 53
}
