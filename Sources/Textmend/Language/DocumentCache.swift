/// What a document repeats: pairs of characters and sequences of three and four Han characters.
///
/// A name or a term that stands elsewhere in the document makes its damaged occurrence cheap to restore.
/// Feed it clean text only: what is damaged alike in many places would confirm itself.
package struct DocumentCache: Sendable {
  private var counts: [UInt64: UInt32] = [:]
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
        if window.2 != 0 { counts[window.2 << 16 | s, default: 0] += 1 }
        if window.1 != 0, s >= UInt64(symbols.firstHan) {
          let pair = window.1 << 32 | window.2 << 16 | s
          counts[pair, default: 0] += 1
          if window.0 != 0 { counts[window.0 << 48 | pair, default: 0] += 1 }
        }
      }
      window = s == 0 ? (0, 0, 0) : (window.1, window.2, s)
    }
  }

  /// Sixteenths of a bit: an upper bound for the cost of `symbol`, `.max` when the document has nothing to say.
  func cost(of symbol: UInt16, after first: UInt16, _ second: UInt16, _ third: UInt16) -> Int32 {
    guard !counts.isEmpty, first >= Symbol.firstOwn else { return .max }
    let pair = UInt64(first) << 16 | UInt64(symbol)
    guard let seen = counts[pair], seen >= threshold, let context = counts[UInt64(first)] else {
      return .max
    }
    var cost = Self.cost(seen, of: context)
    guard second >= Symbol.firstOwn else { return cost }
    let triple = UInt64(second) << 32 | pair
    guard let seen = counts[triple], seen >= threshold,
      let context = counts[UInt64(second) << 16 | UInt64(first)]
    else { return cost }
    cost = min(cost, Self.cost(seen, of: context))
    guard third >= Symbol.firstOwn else { return cost }
    if let seen = counts[UInt64(third) << 48 | triple], seen >= threshold,
      let context = counts[UInt64(third) << 32 | UInt64(second) << 16 | UInt64(first)]
    {
      cost = min(cost, Self.cost(seen, of: context))
    }
    return cost
  }

  /// 1 − log2(seen / (2 · context)), in sixteenths: half of the belief goes to the document, and one bit pays for
  /// the choice.
  private static func cost(_ seen: UInt32, of context: UInt32) -> Int32 {
    let ratio = (UInt64(context) << 8) / UInt64(seen)
    let whole = 63 - ratio.leadingZeroBitCount
    // Linear between powers of two: at most 0.09 bits off, and the same on every machine.
    let fraction = Int32(truncatingIfNeeded: ((ratio << 4) >> UInt64(whole)) & 15)
    return 32 + Int32(whole - 8) * 16 + fraction
  }
}
