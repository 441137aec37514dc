import Textmend

/// Trains the language model: corpora and lists in, the embedded files out. Deterministic to the byte.
struct LanguageTrainer {
  /// Files by name, as they lie in Sources/CTextmendTables/tables.
  private(set) var files: [(name: String, bytes: [UInt8])] = []
  /// What was trained, for people.
  private(set) var summary: [String] = []

  static let pairCapacity = 420_000
  static let wordCapacity = 331_000
  /// What has an entry only as the context of others comes on top.
  static let nGramCapacity = 8_000_000
  static let japaneseNGramCapacity = 500_000

  init(corpus: Corpus, lexicon: Lexicon) {
    var characters = [UInt32](repeating: 0, count: 0x110000)
    corpus.forEachLine(of: .training) { for scalar in $0 { characters[Int(scalar)] += 1 } }
    let plan = SymbolPlan(counts: characters, lexicon: lexicon)
    var counts = TextCounts(plan: plan, lexicon: lexicon)
    corpus.forEachLine(of: .training) { counts.count($0) }

    let listed = LanguageTrainer.foldedWords(lexicon, plan)
    var wordPairs: Set<UInt32> = []
    for (word, weight) in listed.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let key = UInt32(word[0]) << 14 | UInt32(word[1])
      wordPairs.insert(key)
      counts.pairs.add(UInt64(key), UInt32(max(word.count == 2 ? 1 : 0, weight.rounded())))
    }
    let pairCounts = counts.pairs.sorted()
    var pairs = PairTrainer(
      counts: pairCounts, wordPairs: wordPairs, plan: plan, capacity: Self.pairCapacity)
    let sequences = SequenceCounts(corpus: corpus, plan: plan, listed: listed)
    let words = WordTrainer(
      listed: listed, sequences: sequences, pairs: pairs, capacity: Self.wordCapacity)
    pairs.require(words.starts)

    let letters = LetterTrainer(counts: counts.letters.sorted())
    add("symbols", SymbolFile(plan: plan, counts: counts, pairs: pairs, lexicon: lexicon).bytes)
    let wordKeys = Set(listed.keys.lazy.filter { $0.count == 2 }.map { UInt32($0[0]) << 14 | UInt32($0[1]) })
    add(
      "pairs",
      TableFile.lines(
        pairs.costs.sorted { $0.key < $1.key }.map { key, cost in
          let value = PairValue(
            quarters: cost, startsLongerWord: words.starts.contains(key))
          return (key, value.byte)
        }))
    add("words", TableFile.lines(words.entries))
    add("letters", LetterFile(entries: letters.entries).bytes)
    add("readings", ReadingFile(pinyin: lexicon.pinyin).bytes)
    let expected = plan.expectedInNGrams(lexicon.lists)
    let nGrams = NGramTrainer(
      counts: NGramCounts(corpus: corpus, language: .chinese, plan: plan, listed: listed), expected: expected,
      capacity: Self.nGramCapacity)
    add("ngrams", NGramFile(nGrams).bytes)
    let japanese = NGramTrainer(
      counts: NGramCounts(corpus: corpus, language: .japanese, plan: plan, listed: [:]), expected: expected,
      capacity: Self.japaneseNGramCapacity)
    add("ngrams-ja", NGramFile(japanese).bytes)
    let pairWords = wordKeys.lazy.filter { pairs.costs[$0] != nil }.count
    summary.append("symbols: \(plan.foldEnd), variants: \(plan.folds.count)")
    summary.append("pairs: \(pairs.costs.count) of \(pairCounts.count) seen")
    summary.append("words of two characters: \(pairWords), longer: \(words.wordCount)")
    summary.append(
      "sequences: \(words.entries.count) of \(HashLineTable.lines * HashLineTable.slots) slots")
    summary.append("n-grams of 1 to 4 symbols: \(nGrams.kept.map(\.keys.count))")
    summary.append("of Japanese: \(japanese.kept.map(\.keys.count))")
    summary.append("letter sequences: \(letters.entries.count)")
    for file in files { summary.append("\(file.name): \(file.bytes.count) bytes") }
    summary.append("in all: \(files.reduce(0) { $0 + $1.bytes.count }) bytes")
  }

  private mutating func add(_ name: String, _ bytes: [UInt8]) {
    files.append(("language-\(name).bin", bytes))
  }

  /// Words of Han characters, folded, with the sum of what the lists say.
  static func foldedWords(_ lexicon: Lexicon, _ plan: SymbolPlan) -> [[UInt16]: Double] {
    var listed: [[UInt16]: Double] = [:]
    for (word, weight) in lexicon.words where (2...SequenceCounts.longest).contains(word.count) {
      guard let folded = plan.foldedHan(word) else { continue }
      // Half of each list: both count the same language.
      listed[folded, default: 0.2] += weight / 2
    }
    return listed
  }
}
