import Textmend

/// Counts of sequences of three and more folded Han characters: all of three, those of four that start with a frequent
/// three, longer ones where a list names them.
struct SequenceCounts {
  private(set) var triples = CountTable(capacity: 1 << 22)
  private(set) var quadruples = CountTable(capacity: 1 << 22)
  /// Longer words, by hash.
  private(set) var longer = CountTable()

  private static let frequent: UInt32 = 4
  static let longest = 8

  /// - Parameter listed: hashes of the words of five and more characters that are asked for.
  init(corpus: Corpus, plan: SymbolPlan, listed: Set<UInt64>) {
    var run: [UInt16] = []
    func forEachRun(_ body: ([UInt16]) -> Void) {
      corpus.forEachLine(of: .training) { scalars in
        run.removeAll(keepingCapacity: true)
        for scalar in scalars {
          let symbol = plan.symbol(scalar)
          if symbol >= plan.firstHan, symbol < plan.variantEnd {
            run.append(plan.fold(symbol))
          } else {
            if run.count > 2 { body(run) }
            run.removeAll(keepingCapacity: true)
          }
        }
        if run.count > 2 { body(run) }
      }
    }
    var threes = CountTable(capacity: 1 << 22)
    forEachRun { run in
      for i in 0..<run.count - 2 { threes.add(SequenceCounts.key(run[i..<i + 3])) }
    }
    var fours = CountTable(capacity: 1 << 22)
    var long = CountTable()
    forEachRun { run in
      for i in 0..<max(0, run.count - 3) where threes[SequenceCounts.key(run[i..<i + 3])] >= Self.frequent {
        fours.add(SequenceCounts.key(run[i..<i + 4]))
      }
      if run.count < 5 { return }
      for i in 0..<run.count - 4 {
        for length in 5...SequenceCounts.longest where i + length <= run.count {
          let key = SequenceCounts.key(run[i..<i + length])
          if listed.contains(key) { long.add(key) }
        }
      }
    }
    triples = threes
    quadruples = fours
    longer = long
  }

  /// Up to four symbols as they are, longer ones hashed.
  static func key(_ symbols: some Collection<UInt16>) -> UInt64 {
    if symbols.count <= 4 { return symbols.reduce(0) { $0 << 16 | UInt64($1) } }
    return symbols.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x9E37_79B9_7F4A_7C15 } >> 1
  }

  func count(_ symbols: some Collection<UInt16>) -> UInt32 {
    let key = SequenceCounts.key(symbols)
    switch symbols.count {
    case 3: return triples[key]
    case 4: return quadruples[key]
    default: return longer[key]
    }
  }
}
