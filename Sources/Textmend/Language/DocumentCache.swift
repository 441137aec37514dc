/// What a document repeats: pairs of characters and sequences of three and four Han characters.
///
/// A name or a term that stands elsewhere in the document makes its damaged occurrence cheap to restore.
/// Feed it clean text only: what is damaged alike in many places would confirm itself. Its memory is bounded as
/// ``SequenceTable`` says, whatever the size of the document.
package struct DocumentCache: Sendable {
  /// Occurrences of each symbol; empty until there is one.
  private var alone: [UInt32] = []
  private var sequences = SequenceTable()
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
    if alone.isEmpty { alone = Array(repeating: 0, count: Int(symbols.foldEnd)) }
    var window: (UInt64, UInt64, UInt64) = (0, 0, 0)
    for scalar in scalars {
      let symbol = symbols.symbol(scalar)
      let own = symbol >= Symbol.firstOwn && symbol < Symbol.letterBase
      let s = own ? UInt64(symbols.fold(symbol)) : 0
      if s != 0 {
        alone[Int(s)] &+= 1
        total &+= 1
        if window.2 != 0 { sequences.count(window.2 << 16 | s) }
        if window.1 != 0, s >= UInt64(symbols.firstHan) {
          let triple = window.1 << 32 | window.2 << 16 | s
          if sequences.count(triple) { sequences.countPredecessor(of: triple & 0xFFFF_FFFF) }
          if window.0 != 0 { sequences.count(window.0 << 48 | triple) }
        }
      }
      window = s == 0 ? (0, 0, 0) : (window.1, window.2, s)
    }
  }

  /// Sixteenths of a bit: an upper bound for the cost of `symbol`, `.max` when the document has nothing to say.
  func cost(of symbol: UInt16, after first: UInt16, _ second: UInt16, _ third: UInt16) -> Int32 {
    guard !alone.isEmpty, alone[Int(symbol)] >= max(threshold, 1) else { return .max }
    // Beside what the context says, that a character occurs at all says little.
    let cost = Self.aloneBits + Self.cost(alone[Int(symbol)], of: total, trust: 64)
    guard first >= Symbol.firstOwn else { return cost }
    let key = UInt64(first) << 16 | UInt64(symbol)
    let pair = sequences.slot(key)
    guard pair.count > 0, pair.count >= threshold else { return cost }
    let context = alone[Int(first)]
    guard second >= symbols.firstHan, second < Symbol.letterBase else {
      return min(cost, Self.cost(pair.count, of: context, trust: 4))
    }
    let triple = sequences.slot(UInt64(second) << 32 | key).count
    guard triple > 0 else {
      // The pair is part of a longer sequence, and not of this one: only what varies before it speaks for it.
      guard pair.predecessors > 0, pair.predecessors >= threshold else { return cost }
      return min(cost, Self.cost(pair.predecessors, of: context, trust: 4))
    }
    guard triple >= threshold else { return cost }
    return min(cost, longer(symbol, first, second, third, triple))
  }

  /// Sixteenths of a bit. Without it every frequent character would be cheap everywhere: measured on text cut at marks,
  /// where 3 documents of 60 more come back whole with it.
  private static let aloneBits: Int32 = 64

  /// The bound from three and four characters, of which the last three occur `triple` times.
  private func longer(
    _ symbol: UInt16, _ first: UInt16, _ second: UInt16, _ third: UInt16, _ triple: UInt32
  ) -> Int32 {
    let context = UInt64(second) << 16 | UInt64(first)
    let cost = Self.cost(triple, of: max(sequences.slot(context).count, triple), trust: 2)
    guard third >= Symbol.firstOwn else { return cost }
    let four = sequences.slot(UInt64(third) << 48 | context << 16 | UInt64(symbol)).count
    guard four > 0, four >= threshold else { return cost }
    let three = sequences.slot(UInt64(third) << 32 | context).count
    return three == 0 ? cost : min(cost, Self.cost(four, of: three, trust: 1))
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
