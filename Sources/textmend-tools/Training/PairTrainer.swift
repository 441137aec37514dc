import Textmend

/// Turns counts of pairs into costs: which pairs get an entry, and what all others cost.
struct PairTrainer {
  /// Cost of the kept pairs in quarters of a bit, by (first << 14 | second).
  private(set) var costs: [UInt32: UInt8] = [:]
  /// Counts of all contexts, for the lexicon.
  private(set) var contextCounts: [Double]
  /// Probability of a symbol in a context that never showed it.
  private(set) var novel: [Double]
  private(set) var backOff: [Double]
  /// As in ``SymbolClasses``.
  private(set) var classes: [UInt8] = []
  private(set) var ratios: [Double] = []

  static let steps = 4.0
  static let limit = 127.0

  /// - Parameters:
  ///   - counts: pairs (first << 14 | second) with counts, ascending.
  ///   - wordPairs: pairs that are words or begin words, ascending; kept before others.
  init(
    counts: [(key: UInt64, count: UInt32)], wordPairs: Set<UInt32>, plan: SymbolPlan, capacity: Int
  ) {
    let symbolCount = Int(plan.foldEnd)
    novel = PairTrainer.continuation(counts, symbolCount: symbolCount, plan: plan)
    contextCounts = Array(repeating: 0, count: symbolCount)
    backOff = Array(repeating: 1, count: symbolCount)
    let discount = BackOff.discount(counts.lazy.map(\.count))

    var candidates: [(benefit: Float, key: UInt32, probability: Double)] = []
    candidates.reserveCapacity(counts.count)
    var ranges: [Range<Int>] = []
    var start = 0
    while start < counts.count {
      let first = Int(counts[start].key >> 14)
      var end = start
      while end < counts.count, Int(counts[end].key >> 14) == first { end += 1 }
      let context = BackOff.Context(
        followers: counts[start..<end].map {
          (UInt32($0.key & 0x3FFF), Double($0.count), novel[Int($0.key & 0x3FFF)])
        }, discount: discount)
      let total = context.total
      let share = context.share
      contextCounts[first] = total
      for i in context.followers.indices {
        let follower = context.followers[i]
        let key = UInt32(truncatingIfNeeded: counts[start + i].key)
        let p = context.probability(i, total: total, share: share)
        var benefit = follower.count * exactLog2(p / (share * follower.lower))
        if wordPairs.contains(key) { benefit = benefit * 4 + 4 }
        candidates.append((Float(benefit), key, p))
      }
      ranges.append(start..<end)
      start = end
    }

    let threshold = PairTrainer.threshold(candidates.map(\.benefit), capacity: capacity)
    let lost = zip(candidates, counts).lazy.filter { $0.0.benefit <= threshold }.map(\.1)
    novel = PairTrainer.occurrences(of: lost, like: novel)
    let found = SymbolClasses(pairs: counts.map(\.key), symbolCount: symbolCount)
    classes = found.classes
    ratios = found.ratios(of: lost)
    // What a context of each class would give all symbols together: not quite one.
    var sums = [Double](repeating: 0, count: SymbolClasses.count)
    for first in sums.indices {
      for second in 0..<symbolCount {
        sums[first] += novel[second] * ratios[first * SymbolClasses.count + Int(classes[second])]
      }
    }
    for range in ranges {
      let first = Int(counts[range.lowerBound].key >> 14)
      let total = contextCounts[first]
      let share = discount * Double(range.count) / total
      var kept: [(probability: Double, lower: Double)] = []
      for i in range where candidates[i].benefit > threshold {
        let lower = unseen(UInt16(first), UInt16(counts[i].key & 0x3FFF)) / sums[Int(classes[first])]
        let p = max(Double(counts[i].count) - discount, 0) / total + share * lower
        kept.append((p, lower))
        costs[candidates[i].key] = quantised(p, steps: PairTrainer.steps, limit: PairTrainer.limit)
      }
      backOff[first] = min(1, BackOff.weight(kept: kept) / sums[Int(classes[first])])
    }
  }

  static func threshold(_ benefits: [Float], capacity: Int) -> Float {
    guard benefits.count > capacity else { return 0 }
    return max(0, benefits.sorted(by: >)[capacity])
  }

  /// What follows a context that has no entry for it is like the pairs that were seen and got none: frequent characters
  /// have entries with most of what they follow. Symbols that are never predicted stay so.
  private static func occurrences(
    of pairs: some Sequence<(key: UInt64, count: UInt32)>, like contexts: [Double]
  ) -> [Double] {
    var counts = contexts.map { $0 == 0 ? 0 : 0.3 }
    for (key, count) in pairs where counts[Int(key & 0x3FFF)] > 0 {
      counts[Int(key & 0x3FFF)] += Double(count)
    }
    let total = counts.reduce(0, +)
    return counts.map { $0 / total }
  }

  /// Kneser and Ney's lower order: in how many contexts a symbol occurs, not how often.
  private static func continuation(
    _ counts: [(key: UInt64, count: UInt32)], symbolCount: Int, plan: SymbolPlan
  ) -> [Double] {
    var contexts = [Double](repeating: 0.3, count: symbolCount)
    // Symbols that are contexts only are never predicted.
    for symbol in Int(Symbol.spaceAfter)..<Int(Symbol.word) { contexts[symbol] = 0 }
    for symbol in Int(Symbol.firstRare)..<Int(Symbol.firstOwn) { contexts[symbol] = 0 }
    for (key, _) in counts { contexts[Int(key & 0x3FFF)] += 1 }
    let total = contexts.reduce(0, +)
    return contexts.map { $0 / total }
  }

  /// Gives pairs an entry that carries what they cost anyway, for the flag that goes with it.
  mutating func require(_ keys: Set<UInt32>) {
    for key in keys where costs[key] == nil {
      let p = probability(UInt16(key >> 14), UInt16(key & 0x3FFF))
      costs[key] = quantised(p, steps: PairTrainer.steps, limit: PairTrainer.limit)
    }
  }

  /// The share of a symbol in what follows a context without an entry for it.
  private func unseen(_ first: UInt16, _ second: UInt16) -> Double {
    let cell = Int(classes[Int(first)]) * SymbolClasses.count + Int(classes[Int(second)])
    return novel[Int(second)] * ratios[cell]
  }

  /// What the embedded tables give `second` after `first`.
  func probability(_ first: UInt16, _ second: UInt16) -> Double {
    if let cost = costs[UInt32(first) << 14 | UInt32(second)] { return negativeExp2(quarters: Int(cost)) }
    return backOff[Int(first)] * unseen(first, second)
  }
}
