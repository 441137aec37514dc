extension LanguageModel {
  /// A character of its own after the previous one, or at the end of a word of the lexicon.
  @inline(__always)
  func readSymbol(_ symbol: UInt16, _ state: inout State, atMost bound: Int32) -> Int32 {
    let folded = tables.symbols.fold(symbol)
    let found = tables.pairs.value(UInt32(state.previous) << 14 | UInt32(folded)).map(PairValue.init)
    let leave = tables.symbols.backOff(state.previous)
    var chain = min(found?.cost ?? leave + tables.symbols.novel(folded), bound)
    if let found {
      // A word reads from its own start, whatever its first character cost in the chain.
      let saved = state.saving
      if found.isWord { chain -= saved }
      if found.startsLongerWord || !state.words.isEmpty {
        chain = state.words.advance(
          past: folded, chain: chain,
          start: found.startsLongerWord ? (state.previous, folded, saved) : nil, in: tables.words)
      }
    } else if !state.words.isEmpty {
      chain = state.words.advance(past: folded, chain: chain, start: nil, in: tables.words)
    }
    state.saving =
      symbol < tables.symbols.firstHan
      ? 0 : max(0, chain - leave - tables.symbols.wordStart(folded) - LanguageModel.wordChoice)

    var extra: Int32 = 0
    if symbol >= tables.symbols.firstHan {
      extra = varietyCost(symbol, &state)
      state.lastScript = LastScript.han
    } else if symbol >= tables.symbols.firstHangul {
      state.lastScript = LastScript.hangul
    } else if symbol >= tables.symbols.firstKana {
      state.lastScript = LastScript.han
    } else if symbol == Symbol.digit {
      extra = LanguageModel.digitBits
    }
    state.third = state.second
    state.second = state.previous
    state.previous = symbol == Symbol.space ? Symbol.spaceAfter + UInt16(state.lastScript) : folded
    return chain + extra
  }

  /// Simplified and traditional forms share their pairs and words; the form itself costs next to nothing
  /// where the text around is written so, and a few bits where it is not.
  @inline(__always)
  private func varietyCost(_ symbol: UInt16, _ state: inout State) -> Int32 {
    let simplified = tables.symbols.variantInSimplified(symbol)
    let traditional = tables.symbols.variantInTraditional(symbol)
    if simplified == traditional { return simplified * 2 }
    let weight = Int32(state.variety)
    // Eighths of a bit × 8 shares = 64ths; to sixteenths.
    let cost = (simplified * (4 + weight) + traditional * (4 - weight)) >> 2
    if simplified + 8 < traditional {
      state.variety = min(4, state.variety + 1)
    } else if traditional + 8 < simplified {
      state.variety = max(-4, state.variety - 1)
    }
    return cost
  }

  /// Sixteenths of a bit: what reading a word on its own, rather than along the chain, costs for the choice.
  static let wordChoice: Int32 = 8

  /// A character without an entry: its fixed cost, whatever stands before it.
  @inline(never)
  func readRare(_ symbol: UInt16, _ scalar: UInt32, _ state: inout State) -> Int32 {
    guard let rare = Symbol.Rare(rawValue: symbol) else { return 0 }
    var bits = rare.bits
    if scalar == state.lastScalar, rare.repeats {
      bits = 3
    } else if rare == .letter, scalar >> 7 == state.lastScalar >> 7 {
      // Words of an alphabet that was not learnt: an alphabet's worth of choice.
      bits = 7
    }
    state.third = state.second
    state.second = state.previous
    state.previous = symbol
    state.words.clear()
    state.saving = 0
    return bits * 16
  }
}

/// Words of the lexicon of which the reading has seen a prefix.
struct WordsUnderWay: Sendable {
  private var hashes: InlineArray<4, UInt64> = [0, 0, 0, 0]
  /// The cost of the reading before the word's second character, relative to the cost of the reading now.
  private var debts: InlineArray<4, Int32> = [0, 0, 0, 0]
  private var count = 0

  var isEmpty: Bool { count == 0 }
  mutating func clear() { count = 0 }

  /// Reads `symbol`, whose cost by pairs is `chain`; answers the cost of the cheapest reading. `start` is given
  /// when the previous symbol and this one start a word of three and more characters: both, and what a word
  /// saves on the cost of its first character.
  mutating func advance(
    past symbol: UInt16, chain: Int32, start: (UInt16, UInt16, Int32)?, in table: HashLineTable
  ) -> Int32 {
    var cost = chain
    var kept = 0
    for i in 0..<count {
      let hash = WordHash.extend(hashes[i], symbol)
      guard let value = table.value(hash) else { continue }
      let inner = Int32(value & 0x7F)
      if inner != WordHash.prefixOnly { cost = min(cost, debts[i] + inner * 4) }
      if value & 0x80 != 0 {
        hashes[kept] = hash
        debts[kept] = debts[i]
        kept += 1
      }
    }
    if let start {
      // The oldest word gives way: only words of five and more characters can lose here.
      if kept == 4 {
        for i in 1..<4 {
          hashes[i - 1] = hashes[i]
          debts[i - 1] = debts[i]
        }
        kept = 3
      }
      hashes[kept] = WordHash.start(start.0, start.1)
      debts[kept] = -start.2
      kept += 1
    }
    count = kept
    for i in 0..<kept { debts[i] -= cost }
    return cost
  }
}

/// The keys of the lexicon: a prefix is known by its hash.
package enum WordHash {
  /// The value of a prefix that is no word itself.
  package static let prefixOnly: Int32 = 0x7F

  @inline(__always) package static func start(_ first: UInt16, _ second: UInt16) -> UInt64 {
    extend(extend(0x6C62_272E, first), second)
  }

  @inline(__always) package static func extend(_ hash: UInt64, _ symbol: UInt16) -> UInt64 {
    let h = (hash ^ UInt64(symbol)) &* 0x9E37_79B9_7F4A_7C15
    return h ^ (h >> 32)
  }
}

/// Asks for the lines of the tables that a reading will need a few characters on: they lie anywhere in three megabytes.
struct LookAhead {
  static let distance = 6
  private var first: UInt16 = 0
  private var second: UInt16 = 0

  @inline(__always)
  mutating func read(_ scalar: UInt32, _ tables: LanguageTables) {
    let symbol = tables.symbols.symbol(scalar)
    guard symbol < tables.symbols.variantEnd else {
      second = 0
      return
    }
    let folded = tables.symbols.fold(symbol)
    tables.pairs.prefetch(UInt32(second) << 14 | UInt32(folded))
    if first >= tables.symbols.firstHan, folded >= tables.symbols.firstHan {
      tables.words.prefetch(WordHash.extend(WordHash.start(first, second), folded))
    }
    first = second
    second = folded
  }
}
