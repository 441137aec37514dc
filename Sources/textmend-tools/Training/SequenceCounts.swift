import Textmend

/// Counts of sequences of three and more symbols: all of three, those of four that start with a frequent three, longer
/// ones where a list names them.
///
/// All symbols but the last are characters with an entry of their own: marks, kana, Hangul, folded Han. The last may be a
/// class too (a blank, a digit, a word, the end of the line), so that contexts add up.
struct SequenceCounts {
  private(set) var triples = CountTable(capacity: 1 << 22)
  private(set) var quadruples = CountTable(capacity: 1 << 22)
  /// Longer words, by hash.
  private(set) var longer = CountTable()

  private static let frequent: UInt32 = 4
  static let longest = 8

  /// - Parameter listed: words of Han characters with weights in counts, which count as seen.
  init(corpus: Corpus, plan: SymbolPlan, listed: [[UInt16]: Double]) {
    var threes = CountTable(capacity: 1 << 22)
    var fours = CountTable(capacity: 1 << 22)
    var long = CountTable()
    var asked: Set<UInt64> = []
    for (word, weight) in listed where word.count > 2 {
      let count = max(1, UInt32(weight.rounded()))
      threes.add(SequenceCounts.key(word[..<3]), count)
      if word.count > 3 { fours.add(SequenceCounts.key(word[..<4]), count) }
      if word.count > 4 {
        for length in 5...word.count {
          long.add(SequenceCounts.key(word[..<length]), count)
          asked.insert(SequenceCounts.key(word[..<length]))
        }
      }
    }
    SequenceCounts.forEachRun(corpus, plan) { run in
      for i in 0..<run.count - 2 { threes.add(SequenceCounts.key(run[i..<i + 3])) }
    }
    SequenceCounts.forEachRun(corpus, plan) { run in
      for i in 0..<max(0, run.count - 3) where threes[SequenceCounts.key(run[i..<i + 3])] >= Self.frequent {
        fours.add(SequenceCounts.key(run[i..<i + 4]))
      }
      if run.count < 5 { return }
      for i in 0..<run.count - 4 {
        for length in 5...SequenceCounts.longest where i + length <= run.count {
          let key = SequenceCounts.key(run[i..<i + length])
          if !asked.contains(key) { break }
          long.add(key)
        }
      }
    }
    triples = threes
    quadruples = fours
    longer = long
  }

  /// Runs of at least two characters of their own, each with the symbol that ends it.
  private static func forEachRun(_ corpus: Corpus, _ plan: SymbolPlan, _ body: ([UInt16]) -> Void) {
    corpus.forEachLine(of: .training) { scalars in
      let symbols = plan.symbols(scalars)
      var start = 0
      for (i, symbol) in symbols.enumerated() where symbol < Symbol.firstOwn {
        let isKnown = symbol < Symbol.firstRare
        let end = isKnown ? i + 1 : i
        if end - start > 2 { body(Array(symbols[start..<end])) }
        start = i + 1
      }
    }
  }

  /// Up to four symbols as they are, longer ones hashed.
  static func key(_ symbols: some Collection<UInt16>) -> UInt64 {
    if symbols.count <= 4 { return symbols.reduce(0) { $0 << 16 | UInt64($1) } }
    return symbols.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x9E37_79B9_7F4A_7C15 } >> 1
  }
}
