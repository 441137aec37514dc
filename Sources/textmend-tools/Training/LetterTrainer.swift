import Textmend

/// Letter trigrams of each alphabet, pooled over its languages, with bigrams and letters to back off to.
struct LetterTrainer {
  /// Keys of ``LetterKey`` with costs in eighths of a bit.
  private(set) var entries: [(key: UInt32, value: UInt8)] = []

  private static let steps = 8.0
  private static let limit = 255.0
  /// Trigrams seen less often say little that their bigrams do not.
  private static let minimumTrigram = 3.0

  init(counts: [(key: UInt64, count: UInt32)]) {
    for script in 0..<UInt8(Alphabet.allCases.count) {
      let own = counts.filter { UInt8($0.key >> 24) == script }
      if !own.isEmpty { train(script, own) }
    }
  }

  private mutating func train(_ script: UInt8, _ counts: [(key: UInt64, count: UInt32)]) {
    var unigrams = [Double](repeating: 0.5, count: 256)
    var bigrams = [Double](repeating: 0, count: 1 << 16)
    for (key, count) in counts {
      unigrams[Int(key & 0xFF)] += Double(count)
      bigrams[Int(key & 0xFFFF)] += Double(count)
    }
    let total = unigrams.reduce(0, +)
    let letters = unigrams.map { $0 / total }
    for letter in 0..<254 where unigrams[letter] > 1 {
      add(script, LetterKey.any, LetterKey.any, UInt8(letter), letters[letter])
    }

    // Bigrams: all kept. `pairs` are their probabilities, for the trigrams to lean on.
    var pairs = [Double](repeating: 0, count: 1 << 16)
    for first in 0..<256 {
      let row = (0..<254).filter { bigrams[first << 8 | $0] > 0 }
      if row.isEmpty { continue }
      let context = BackOff.Context(
        followers: row.map { (UInt32($0), bigrams[first << 8 | $0], letters[$0]) }, discount: 0.7)
      let sum = context.total
      let share = context.share
      var kept: [(probability: Double, lower: Double)] = []
      for (i, letter) in row.enumerated() {
        let p = context.probability(i, total: sum, share: share)
        kept.append((p, letters[letter]))
        pairs[first << 8 | letter] = p
        add(script, LetterKey.any, UInt8(first), UInt8(letter), p)
      }
      let weight = BackOff.weight(kept: kept)
      add(script, LetterKey.any, UInt8(first), LetterKey.backOff, min(1, weight))
      for letter in 0..<254 where pairs[first << 8 | letter] == 0 {
        pairs[first << 8 | letter] = weight * letters[letter]
      }
    }

    var start = 0
    while start < counts.count {
      let context = counts[start].key >> 8
      var end = start
      while end < counts.count, counts[end].key >> 8 == context { end += 1 }
      trigrams(script, counts[start..<end], pairs)
      start = end
    }
  }

  private mutating func trigrams(
    _ script: UInt8, _ row: ArraySlice<(key: UInt64, count: UInt32)>, _ pairs: [Double]
  ) {
    let first = UInt8(truncatingIfNeeded: row.first!.key >> 16)
    let second = UInt8(truncatingIfNeeded: row.first!.key >> 8)
    let context = BackOff.Context(
      followers: row.map {
        (UInt32($0.key & 0xFF), Double($0.count), pairs[Int(second) << 8 | Int($0.key & 0xFF)])
      }, discount: 0.7)
    let total = context.total
    let share = context.share
    var kept: [(probability: Double, lower: Double)] = []
    for (i, follower) in context.followers.enumerated() where follower.count >= LetterTrainer.minimumTrigram {
      let p = context.probability(i, total: total, share: share)
      kept.append((p, follower.lower))
      add(script, first, second, UInt8(follower.symbol), p)
    }
    if !kept.isEmpty {
      add(script, first, second, LetterKey.backOff, min(1, BackOff.weight(kept: kept)))
    }
  }

  private mutating func add(
    _ script: UInt8, _ first: UInt8, _ second: UInt8, _ letter: UInt8, _ p: Double
  ) {
    entries.append(
      (
        LetterKey.key(script, first, second, letter),
        quantised(p, steps: LetterTrainer.steps, limit: LetterTrainer.limit)
      ))
  }
}
