import Textmend

/// Chooses the words and sequences of three and more characters that are cheaper than their chain of pairs.
struct WordTrainer {
  /// Hashes of ``WordHash`` with values as `LanguageTables.words` has them.
  private(set) var entries: [(hash: UInt64, value: UInt8)] = []
  /// Pairs that start such words.
  private(set) var starts: Set<UInt32> = []
  private(set) var wordCount = 0

  /// A word must save this many bits over the cheapest reading without it.
  private static let minimumGain = 0.75
  /// A sequence that no list names must have been seen so often.
  private static let minimumCount: UInt32 = 4

  struct Word {
    var symbols: [UInt16]
    var weight: Double
    var listed: Bool
  }

  init(listed: [[UInt16]: Double], sequences: SequenceCounts, pairs: PairTrainer, capacity: Int) {
    var words: [Word] = listed.filter { $0.key.count > 2 }.map { symbols, weight in
      Word(symbols: symbols, weight: weight + Double(sequences.count(symbols)), listed: true)
    }
    for (key, count) in sequences.triples.sorted(minimum: Self.minimumCount) {
      let symbols = [UInt16(key >> 32 & 0xFFFF), UInt16(key >> 16 & 0xFFFF), UInt16(key & 0xFFFF)]
      if listed[symbols] == nil { words.append(Word(symbols: symbols, weight: Double(count), listed: false)) }
    }
    for (key, count) in sequences.quadruples.sorted(minimum: Self.minimumCount) {
      let symbols = [48, 32, 16, 0].map { UInt16(key >> UInt64($0) & 0xFFFF) }
      if listed[symbols] == nil { words.append(Word(symbols: symbols, weight: Double(count), listed: false)) }
    }
    words.sort {
      $0.symbols.count == $1.symbols.count
        ? $0.symbols.lexicographicallyPrecedes($1.symbols) : $0.symbols.count < $1.symbols.count
    }

    var chosen: [[UInt16]: Double] = [:]
    var start = 0
    // Shorter words first, for longer ones need only beat what these already save.
    while start < words.count {
      var end = start
      while end < words.count, words[end].symbols.count == words[start].symbols.count { end += 1 }
      var scored: [(score: Double, index: Int, inner: Double)] = []
      for i in start..<end {
        let word = words[i]
        let first = pairs.contextCounts[Int(word.symbols[0])]
        let inner = -exactLog2(max(word.weight - 0.6, 0.2) / max(first, 1))
        let gain = WordTrainer.reading(word.symbols, pairs, chosen) - inner
        guard gain >= Self.minimumGain else { continue }
        scored.append(((word.listed ? 1e6 : 0) + word.weight * gain, i, inner))
      }
      scored.sort { ($1.score, $0.index) < ($0.score, $1.index) }
      let share = words[start].symbols.count == 3 ? capacity * 6 / 10 : capacity
      for (_, index, inner) in scored.prefix(max(0, share - chosen.count)) {
        chosen[words[index].symbols] = inner
      }
      start = end
    }
    wordCount = chosen.count
    write(chosen)
  }

  /// The cost of the characters after the first, by pairs and chosen words.
  private static func reading(
    _ symbols: [UInt16], _ pairs: PairTrainer, _ chosen: [[UInt16]: Double]
  ) -> Double {
    var best = [Double](repeating: 0, count: symbols.count)
    for i in 1..<symbols.count {
      best[i] = best[i - 1] + pairs.cost(symbols[i - 1], symbols[i])
      if i >= 2 {
        for j in 0..<(i - 1) {
          if let inner = chosen[Array(symbols[j...i])] { best[i] = min(best[i], best[j] + inner) }
        }
      }
    }
    return best[symbols.count - 1]
  }

  private mutating func write(_ chosen: [[UInt16]: Double]) {
    var values: [UInt64: UInt8] = [:]
    for (symbols, inner) in chosen {
      starts.insert(UInt32(symbols[0]) << 14 | UInt32(symbols[1]))
      var hash = WordHash.start(symbols[0], symbols[1])
      for i in 2..<symbols.count {
        hash = WordHash.extend(hash, symbols[i])
        let key = hash
        let old = values[key] ?? UInt8(WordHash.prefixOnly)
        if i + 1 < symbols.count {
          values[key] = old | 0x80
        } else {
          let cost = UInt8(max(0, min(126, (inner * 4).rounded())))
          values[key] = old & 0x80 | min(old & 0x7F, cost)
        }
      }
    }
    entries = values.map { ($0.key, $0.value) }.sorted { $0.hash < $1.hash }
  }
}
