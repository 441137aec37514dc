/// How probable Chinese text is, more exactly than ``LanguageModel`` says and at several times its cost: for the few
/// characters that a rule fills in, not for whole documents.
///
/// Symbols, letters, and the cost of forms are those of ``LanguageModel``. What a symbol costs after up to three others comes
/// from a table of its own, trained on lines of Chinese alone: the longest known n-gram decides, and each longer context
/// that is known without this symbol adds what leaving it costs (Kneser and Ney's back-off). Bits of the two models
/// are not comparable with one another.
package struct NGramModel: Sendable {
  package static let shared = NGramModel(.shared, .embedded)
  /// Japanese, of which there is a twentieth of the text.
  static let japanese = NGramModel(.shared, .japanese, hasVarieties: false)

  /// Symbols of the longest n-gram.
  package static let order = 4

  private let base: LanguageModel
  private let table: NGramTable
  /// Whether a text writes simplified or traditional forms throughout.
  private let hasVarieties: Bool

  package init(_ base: LanguageModel, _ table: NGramTable, hasVarieties: Bool = true) {
    self.base = base
    self.table = table
    self.hasVarieties = hasVarieties
  }

  /// Where a left-to-right reading stands. Less than 100 bytes, without references.
  package struct State: Sendable {
    fileprivate var context = LanguageModel.Context()
    fileprivate var path = Path()
    /// The last symbols, nearest first, as many as ``length`` says.
    fileprivate var history: InlineArray<3, UInt16> = [Symbol.newline, 0, 0]
    fileprivate var length = 1
    /// What leaving the contexts of one, two, and three symbols costs, in steps of ``NGramValue``; 0 for one that is not known.
    fileprivate var backOff: InlineArray<3, UInt8>

    fileprivate init(backOff: UInt8) { self.backOff = [backOff, 0, 0] }

    /// The code point that was read last, at first a line feed.
    var lastScalar: UInt32 { context.lastScalar }
  }

  /// The start of a line.
  package var start: State { State(backOff: table.alone(Symbol.newline).backOff) }

  /// The cost of `scalar` after what `state` has read; `state` moves on.
  package func step(_ state: inout State, _ scalar: UInt32) -> Bits {
    step(&state, scalar, atMost: .max)
  }

  /// As ``step(_:_:)``; what `cache` has seen in the document itself is cheaper.
  package func step(_ state: inout State, _ scalar: UInt32, cache: borrowing DocumentCache) -> Bits {
    let symbols = base.tables.symbols
    let symbol = symbols.symbol(scalar)
    guard symbol >= Symbol.firstOwn, symbol < Symbol.letterBase else { return step(&state, scalar) }
    let context = state.context
    let bound = cache.cost(
      of: symbols.fold(symbol), after: context.previous, context.second, context.third)
    return step(&state, scalar, atMost: bound)
  }

  /// The cost of `scalar` where nothing is known of what stands before it.
  package func costAlone(of scalar: UInt32) -> Bits {
    var state = start
    state.length = 0
    return step(&state, scalar)
  }

  /// What a symbol costs on top of ``costAlone(of:)`` where no context of `state` knows it.
  func backOff(_ state: State) -> Bits {
    let steps = (0..<state.length).reduce(0) { $0 + Int32(state.backOff[$1]) }
    return Bits(sixteenths: steps * Int32(NGramValue.backOffStep))
  }

  /// Forgets what stands before the last `count` symbols.
  func forget(_ state: inout State, beyond count: Int) { state.length = min(state.length, count) }

  /// The cost of a whole text from the start of a line.
  package func cost(of scalars: [UInt32]) -> Bits {
    var state = start
    return scalars.reduce(.zero) { $0 + step(&state, $1) }
  }

  @inline(__always)
  private func step(_ state: inout State, _ scalar: UInt32, atMost bound: Int32) -> Bits {
    var cost: Int32 = 0
    guard let query = base.ask(scalar, &state.context, &cost) else { return Bits(sixteenths: cost) }
    if query.isRare {
      // A Han character is one more symbol that no context knows; what nobody writes costs what it costs.
      for i in 0..<state.length where CharacterClass.isHan(scalar) {
        cost &+= Int32(state.backOff[i]) &* Int32(NGramValue.backOffStep)
      }
      state.length = 0
      return Bits(sixteenths: cost)
    }
    cost &+= min(settle(query.folded, &state), bound)
    if hasVarieties { cost &+= state.path.varietyCost(base.tables.symbols.record(query.symbol)) }
    return Bits(sixteenths: cost)
  }

  /// Sixteenths of a bit: the cost of a symbol after the longest context that knows it.
  @inline(__always)
  private func settle(_ symbol: UInt16, _ state: inout State) -> Int32 {
    var hashes: InlineArray<3, UInt64> = [0, 0, 0]
    var hash = NGramHash.start(symbol)
    // All lines are far away, and none waits for another.
    for i in 0..<state.length {
      hash = NGramHash.extend(hash, before: state.history[i])
      hashes[i] = hash
      table.prefetch(hash)
    }
    let alone = table.alone(symbol)
    var cost = alone.cost
    var backOff: InlineArray<3, UInt8> = [alone.backOff, 0, 0]
    for i in 0..<state.length {
      if let value = table.value(hashes[i]) {
        cost = value.cost
        if i < 2 { backOff[i &+ 1] = value.backOff }
      } else {
        cost &+= Int32(state.backOff[i]) &* Int32(NGramValue.backOffStep)
      }
    }
    // Nothing reaches over the end of a line.
    state.length = symbol == Symbol.newline ? 1 : min(state.length &+ 1, 3)
    state.history = [symbol, state.history[0], state.history[1]]
    state.backOff = symbol == Symbol.newline ? [backOff[0], 0, 0] : backOff
    return cost
  }
}

/// The key of an n-gram in ``NGramTable``: its last symbol first, so that all suffixes share the work.
package enum NGramHash {
  @inline(__always) package static func start(_ last: UInt16) -> UInt64 {
    (UInt64(last) &+ 1) &* 0xD6E8_FEB8_6659_FD93
  }

  @inline(__always) package static func extend(_ hash: UInt64, before symbol: UInt16) -> UInt64 {
    let h = (hash ^ UInt64(symbol)) &* 0x9E37_79B9_7F4A_7C15
    return h ^ h >> 32
  }
}
