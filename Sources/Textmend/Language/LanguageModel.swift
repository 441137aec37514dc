/// How probable text is. Costs are bits: additive, deterministic, lower is more probable.
///
/// Each character is read after the longest known context: a sequence of two and more characters, or its predecessor
/// alone (pairs), or, where that pair is unknown, by the classes of both. Words of alphabets are read letter by letter.
/// Costs are rounded to sixteenths and leaving a context has a fixed price, so they are nearly the lengths of a code.
package struct LanguageModel: Sendable {
  package static let shared = LanguageModel(.embedded)

  let tables: LanguageTables

  package init(_ tables: LanguageTables) { self.tables = tables }

  /// Where a left-to-right reading stands: the last symbols and the words that may be under way.
  /// A fresh state stands at the start of a line. Less than 100 bytes, without references.
  package struct State: Sendable {
    var context = Context()
    var path = Path()
    var longer = LongerWords()

    package init() {}

    /// The code point that was read last, at first a line feed.
    var lastScalar: UInt32 { context.lastScalar }
  }

  /// The cost of `scalar` after what `state` has read; `state` moves on.
  package func step(_ state: inout State, _ scalar: UInt32) -> Bits {
    step(&state, scalar, atMost: .max)
  }

  /// As ``step(_:_:)``; what `cache` has seen in the document itself is cheaper.
  package func step(_ state: inout State, _ scalar: UInt32, cache: borrowing DocumentCache) -> Bits {
    let symbol = tables.symbols.symbol(scalar)
    guard symbol >= Symbol.firstOwn, symbol < Symbol.letterBase else { return step(&state, scalar) }
    let context = state.context
    let bound = cache.cost(
      of: tables.symbols.fold(symbol), after: context.previous, context.second, context.third)
    return step(&state, scalar, atMost: bound)
  }

  @inline(__always)
  private func step(_ state: inout State, _ scalar: UInt32, atMost bound: Int32) -> Bits {
    let start = WordHash.start(state.context.second, state.context.previous)
    var cost: Int32 = 0
    if var query = ask(scalar, &state.context, &cost) {
      // Both tables are far away: neither waits for the other.
      tables.pairs.prefetch(query.place)
      let hash = WordHash.extend(start, query.folded)
      query.word = UInt16(
        truncatingIfNeeded: state.path.startsWord != 0 ? tables.words.value(hash) : HashLineTable.none)
      query.pair = UInt16(truncatingIfNeeded: tables.pairs.value(query.place))
      cost &+= settle(query, hash: hash, &state.path, &state.longer, atMost: bound)
    }
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
    return read(scalars.span, &state)
  }

  /// The cost of a character without context: cheap, for ordering candidates.
  package func unigram(_ scalar: UInt32) -> Bits {
    let symbol = tables.symbols.symbol(scalar)
    if symbol >= Symbol.letterBase {
      let letter = Letter(symbol)
      let word = tables.symbols.record(Symbol.word + UInt16(letter.script)).unigram
      return Bits(
        sixteenths: word + tables.letters.cost(letter.script, alone: letter.number)
          + tables.symbols.caseCost(script: letter.script, state: 0, upper: letter.upper))
    }
    if let rare = Symbol.Rare(rawValue: symbol) { return Bits(Int(rare.bits)) }
    let digit: Int32 = symbol == Symbol.digit ? LanguageModel.digitBits : 0
    return Bits(sixteenths: tables.symbols.record(symbol).unigram + digit)
  }

  /// As ``unigram(_:)``, capitals as small letters: in a line of capitals they cost no more.
  func unigramOfAnyCase(_ scalar: UInt32) -> Bits {
    let symbol = tables.symbols.symbol(scalar)
    guard symbol >= Symbol.letterBase else { return unigram(scalar) }
    let letter = Letter(symbol)
    let word = tables.symbols.record(Symbol.word + UInt16(letter.script)).unigram
    return Bits(sixteenths: word + tables.letters.cost(letter.script, alone: letter.number))
  }

  /// log2(10) in sixteenths: digits are one symbol, their values are taken for equally likely.
  static let digitBits: Int32 = 53
}
