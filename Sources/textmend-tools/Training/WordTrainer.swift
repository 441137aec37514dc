import Textmend

/// Chooses the sequences of three and more characters that say more of their last character than its pair does.
struct WordTrainer {
  /// Hashes of ``WordHash`` with values as `LanguageTables.words` has them.
  private(set) var entries: [(hash: UInt64, value: UInt8)] = []
  /// Pairs that start such sequences.
  private(set) var starts: Set<UInt32> = []
  /// Words of the lists that are among them whole.
  private(set) var wordCount = 0
  /// Sequences of three of which the fourth is all but certain.
  private(set) var certainCount = 0

  /// Of the entries, so many are of three characters; the others are longer, or lead to longer ones.
  private static let shareOfThree = 0.68
  private static let shareOfFour = 0.24

  private struct Entry {
    var cost: UInt8
    var goesOn = false
    var isCertain = false
  }
  /// By symbols, up to four as a number, the rest apart.
  private var chosen: [UInt64: Entry] = [:]
  private var longer: [[UInt16]: Entry] = [:]
  private let pairs: PairTrainer

  init(listed: [[UInt16]: Double], sequences: SequenceCounts, pairs: PairTrainer, capacity: Int) {
    self.pairs = pairs
    let long = listed.keys.filter { $0.count > 2 }.sorted { $0.lexicographicallyPrecedes($1) }
    var prefixes: Set<UInt64> = []
    for word in long {
      for length in 3...min(4, word.count) { prefixes.insert(SequenceCounts.key(word[..<length])) }
    }
    choose(
      sequences.triples.sorted(), in: prefixes, capacity: Int(Double(capacity) * Self.shareOfThree),
      leave: WordHash.leavePair
    ) { [pairs] key in pairs.probability(UInt16(key >> 16 & 0xFFFF), UInt16(key & 0xFFFF)) }
    for key in chosen.keys { starts.insert(UInt32(key >> 32) << 14 | UInt32(key >> 16 & 0xFFFF)) }
    let threes = chosen
    let starts = starts
    choose(
      sequences.quadruples.sorted(), in: prefixes, capacity: Int(Double(capacity) * Self.shareOfFour),
      leave: WordHash.leaveLonger
    ) { [pairs] key in
      WordTrainer.probability(key & 0xFFFF_FFFF_FFFF, threes, starts, pairs)
    }
    for key in chosen.keys.filter({ $0 >> 48 != 0 }).sorted() { lead(to: key >> 16) }
    markCertain(threes, starts)
    chooseLonger(long, listed, sequences, room: capacity - chosen.count)
    wordCount = long.count { word in
      word.count > 4 ? longer[word] != nil : chosen[SequenceCounts.key(word)] != nil
    }
    write()
  }

  /// What the entries of three characters and the pairs give the last of three.
  private static func probability(
    _ key: UInt64, _ threes: [UInt64: Entry], _ starts: Set<UInt32>, _ pairs: PairTrainer
  ) -> Double {
    if let entry = threes[key] { return negativeExp2(quarters: Int(entry.cost)) }
    let start = UInt32(key >> 32) << 14 | UInt32(key >> 16 & 0xFFFF)
    let pair = pairs.probability(UInt16(key >> 16 & 0xFFFF), UInt16(key & 0xFFFF))
    return starts.contains(start) ? pair * negativeExp2(quarters: Int(WordHash.leavePair / 4)) : pair
  }

  /// Takes the sequences of one length that save most, those that begin a listed word before others.
  private mutating func choose(
    _ counts: [(key: UInt64, count: UInt32)], in listed: Set<UInt64>, capacity: Int, leave: Int32,
    lower: (UInt64) -> Double
  ) {
    let discount = Discount(counts.lazy.map(\.count))
    let left = negativeExp2(quarters: Int(leave / 4))
    var candidates: [(benefit: Float, key: UInt64, probability: Double)] = []
    candidates.reserveCapacity(counts.count)
    var start = 0
    while start < counts.count {
      let context = counts[start].key >> 16
      var end = start
      var total = 0.0
      var taken = 0.0
      while end < counts.count, counts[end].key >> 16 == context {
        total += Double(counts[end].count)
        taken += discount[counts[end].count]
        end += 1
      }
      for (key, count) in counts[start..<end] {
        let shorter = lower(key)
        let p = (Double(count) - discount[count] + taken * shorter) / total
        var benefit = Double(count) * exactLog2(p / (left * shorter))
        if listed.contains(key), benefit > 0 { benefit = benefit * 4 + 4 }
        candidates.append((Float(benefit), key, p))
      }
      start = end
    }
    let threshold = PairTrainer.threshold(candidates.map(\.benefit), capacity: capacity)
    for candidate in candidates where candidate.benefit > threshold {
      chosen[candidate.key] = Entry(cost: quantised(candidate.probability, steps: 4, limit: WordHash.limit))
    }
  }

  /// Marks the first three of a chosen four as a prefix; gives them an entry where they have none.
  private mutating func lead(to key: UInt64) {
    if chosen[key] == nil {
      let p = WordTrainer.probability(key, chosen, starts, pairs)
      chosen[key] = Entry(cost: quantised(p, steps: 4, limit: WordHash.limit))
      starts.insert(UInt32(key >> 32) << 14 | UInt32(key >> 16 & 0xFFFF))
    }
    chosen[key]!.goesOn = true
  }

  /// Three characters of which little but what has entries follows: leaving them costs more than two bits.
  private mutating func markCertain(_ threes: [UInt64: Entry], _ starts: Set<UInt32>) {
    var kept: [UInt64: (upper: Double, lower: Double)] = [:]
    for (key, entry) in chosen.sorted(by: { $0.key < $1.key }) where key >> 48 != 0 {
      let old = kept[key >> 16] ?? (1, 1)
      let shorter = WordTrainer.probability(key & 0xFFFF_FFFF_FFFF, threes, starts, pairs)
      kept[key >> 16] = (old.upper - negativeExp2(quarters: Int(entry.cost)), old.lower - shorter)
    }
    for (key, rest) in kept where max(rest.upper, 1e-3) < 0.25 * max(rest.lower, 1e-3) {
      chosen[key]!.isCertain = true
      certainCount += 1
    }
  }

  /// Words of five and more characters whose first four are chosen, the weightiest first.
  private mutating func chooseLonger(
    _ words: [[UInt16]], _ listed: [[UInt16]: Double], _ sequences: SequenceCounts, room: Int
  ) {
    let ranked = words.filter { $0.count > 4 && chosen[SequenceCounts.key($0[..<4])] != nil }
      .map { (weight: listed[$0]! + Double(sequences.longer[SequenceCounts.key($0)]), word: $0) }
      .sorted {
        $1.weight < $0.weight || $1.weight == $0.weight && $0.word.lexicographicallyPrecedes($1.word)
      }
    for (_, word) in ranked where longer.count + word.count - 4 <= room {
      chosen[SequenceCounts.key(word[..<4])]!.goesOn = true
      var context = max(1, Double(sequences.quadruples[SequenceCounts.key(word[..<4])]))
      for length in 5...word.count {
        let prefix = Array(word[..<length])
        let count = Double(sequences.longer[SequenceCounts.key(prefix)])
        let p = max(count - 0.5, 0.25) / max(context, count)
        var entry = longer[prefix] ?? Entry(cost: quantised(p, steps: 4, limit: WordHash.limit))
        entry.goesOn = entry.goesOn || length < word.count
        if p > 0.75 { markLongerCertain(Array(prefix.dropLast())) }
        longer[prefix] = entry
        context = max(1, count)
      }
    }
  }

  private mutating func markLongerCertain(_ prefix: [UInt16]) {
    if prefix.count == 4 {
      chosen[SequenceCounts.key(prefix)]!.isCertain = true
    } else {
      longer[prefix]!.isCertain = true
    }
  }

  private mutating func write() {
    func add(_ symbols: [UInt16], _ entry: Entry) -> (hash: UInt64, value: UInt8) {
      var hash = WordHash.start(symbols[0], symbols[1])
      for symbol in symbols[2...] { hash = WordHash.extend(hash, symbol) }
      return (hash, entry.cost | (entry.goesOn ? 0x80 : 0) | (entry.isCertain ? WordHash.certain : 0))
    }
    for (key, entry) in chosen {
      let symbols = [48, 32, 16, 0].map { UInt16(truncatingIfNeeded: key >> $0) }
      entries.append(add(Array(symbols[(key >> 48 == 0 ? 1 : 0)...]), entry))
    }
    for (symbols, entry) in longer { entries.append(add(symbols, entry)) }
    entries.sort { $0.hash < $1.hash }
  }
}
