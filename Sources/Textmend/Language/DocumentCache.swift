/// What a document repeats: pairs of characters and sequences of three and four Han characters.
///
/// A name or a term that stands elsewhere in the document makes its damaged occurrence cheap to restore.
/// Feed it clean text only: what is damaged alike in many places would confirm itself.
package struct DocumentCache: Sendable {
  private var counts: [UInt64: UInt32] = [:]
  /// After how many different characters a pair occurs.
  private var predecessors: [UInt64: UInt32] = [:]
  private var total: UInt32 = 0
  private let symbols: SymbolTable
  /// How often a sequence must stand in the document to count.
  private let threshold: UInt32

  package init(model: LanguageModel = .shared, threshold: Int = 2) {
    symbols = model.tables.symbols
    self.threshold = UInt32(threshold)
  }

  /// A cache of one text.
  package init(of scalars: [UInt32], model: LanguageModel = .shared, threshold: Int = 2) {
    self.init(model: model, threshold: threshold)
    add(scalars)
  }

  /// Counts a stretch of clean text.
  ///
  /// - Complexity: linear.
  package mutating func add(_ scalars: some Sequence<UInt32>) {
    var window: (UInt64, UInt64, UInt64) = (0, 0, 0)
    for scalar in scalars {
      let symbol = symbols.symbol(scalar)
      let own = symbol >= Symbol.firstOwn && symbol < Symbol.letterBase
      let s = own ? UInt64(symbols.fold(symbol)) : 0
      if s != 0 {
        counts[s, default: 0] += 1
        total += 1
        if window.2 != 0 { counts[window.2 << 16 | s, default: 0] += 1 }
        if window.1 != 0, s >= UInt64(symbols.firstHan) {
          let pair = window.1 << 32 | window.2 << 16 | s
          if counts[pair, default: 0] == 0 { predecessors[pair & 0xFFFF_FFFF, default: 0] += 1 }
          counts[pair, default: 0] += 1
          if window.0 != 0 { counts[window.0 << 48 | pair, default: 0] += 1 }
        }
      }
      window = s == 0 ? (0, 0, 0) : (window.1, window.2, s)
    }
  }

  /// Sixteenths of a bit: an upper bound for the cost of `symbol`, `.max` when the document has nothing to say.
  func cost(of symbol: UInt16, after first: UInt16, _ second: UInt16, _ third: UInt16) -> Int32 {
    guard let alone = counts[UInt64(symbol)], alone >= threshold else { return .max }
    var cost = Self.cost(alone, of: total, trust: 64)
    guard first >= Symbol.firstOwn else { return cost }
    let pair = UInt64(first) << 16 | UInt64(symbol)
    guard let seen = counts[pair], seen >= threshold, let context = counts[UInt64(first)] else {
      return cost
    }
    guard second >= symbols.firstHan, second < Symbol.letterBase else {
      return min(cost, Self.cost(seen, of: context, trust: 4))
    }
    let triple = UInt64(second) << 32 | pair
    guard let seen = counts[triple], let context = counts[UInt64(second) << 16 | UInt64(first)] else {
      // The pair is part of a longer sequence, and not of this one: only what varies before it speaks for it.
      if let varied = predecessors[pair], varied >= threshold {
        cost = min(cost, Self.cost(varied, of: counts[UInt64(first)] ?? varied, trust: 4))
      }
      return cost
    }
    guard seen >= threshold else { return cost }
    cost = min(cost, Self.cost(seen, of: context, trust: 2))
    guard third >= Symbol.firstOwn else { return cost }
    if let seen = counts[UInt64(third) << 48 | triple], seen >= threshold,
      let context = counts[UInt64(third) << 32 | UInt64(second) << 16 | UInt64(first)]
    {
      cost = min(cost, Self.cost(seen, of: context, trust: 1))
    }
    return cost
  }

  /// 1 − log2((seen − ½) / (context + trust)) in sixteenths: one bit pays for the choice, what was seen once counts
  /// half (absolute discounting), and a context seen seldom says little; a longer one says more.
  private static func cost(_ seen: UInt32, of context: UInt32, trust: UInt64) -> Int32 {
    let ratio = ((UInt64(context) + trust) << 9) / (2 * UInt64(seen) - 1)
    let whole = 63 - ratio.leadingZeroBitCount
    // Linear between powers of two: at most 0.09 bits off, and the same on every machine.
    let fraction = Int32(truncatingIfNeeded: ((ratio << 4) >> UInt64(whole)) & 15)
    return 16 + Int32(whole - 8) * 16 + fraction
  }
}
