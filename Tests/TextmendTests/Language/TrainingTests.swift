import Testing

@testable import Textmend
@testable import textmend_tools

/// Training on a few lines written for the purpose.
@Suite struct TrainingTests {
  private static let lines = [
    "今天我們在學校裡學習數學。", "今天我们在学校里学习数学。", "学习使人进步，数学使人聪明。", "The cat sat on the mat.",
    "A cat and a dog sat in the garden.", "Кот сидит на окне, а собака на улице.", "数学老师今天在学校。",
  ]

  private func files(order: [Int]) throws -> [String: [UInt8]] {
    let (corpus, lexicon) = material(order: order)
    let trainer = LanguageTrainer(corpus: corpus, lexicon: lexicon)
    return Dictionary(uniqueKeysWithValues: trainer.files.map { ($0.name, $0.bytes) })
  }

  /// The n-grams alone, as they are trained for the files.
  private func nGrams() throws -> (NGramTrainer, NGramCounts) {
    let (corpus, lexicon) = material(order: [0, 1])
    var characters = [UInt32](repeating: 0, count: 0x110000)
    corpus.forEachLine(of: .training) { for scalar in $0 { characters[Int(scalar)] += 1 } }
    let plan = SymbolPlan(counts: characters, lexicon: lexicon)
    let listed = LanguageTrainer.foldedWords(lexicon, plan)
    let counts = NGramCounts(corpus: corpus, language: .chinese, plan: plan, listed: listed)
    return (
      NGramTrainer(
        counts: counts, expected: plan.expectedInNGrams(lexicon.lists),
        capacity: LanguageTrainer.nGramCapacity),
      counts
    )
  }

  private func material(order: [Int]) -> (Corpus, Lexicon) {
    let text = String(repeating: Self.lines.joined(separator: "\n") + "\n", count: 5)
    let documents = [
      Corpus.Document(name: "a", bytes: Array(text.utf8)),
      Corpus.Document(name: "b", bytes: Array("猫坐在垫子上。\n수학은 재미있다.\n".utf8)),
    ]
    let lexicon = Lexicon(
      words: [("数学", 3), ("学习", 2), ("学校里", 1), ("一心一意", 1)],
      simplified: [("學", "学"), ("數", "数"), ("們", "们"), ("習", "习"), ("裡", "里"), ("師", "师")],
      pinyin: "學\txué\n数\tshù,shǔ\n")
    return (Corpus(documents: order.map { documents[$0] }), lexicon)
  }

  /// FNV-1a of 64 bits.
  private func hash(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// What training wrote when these figures were taken. They change with the trainer and the layout of the tables, and
  /// with nothing else: not with the machine, the C library, or the order of anything.
  @Test func theBytesThatWereExpected() throws {
    let hashes = try files(order: [0, 1]).mapValues(hash)
    #expect(
      hashes == [
        "language-symbols.bin": 6_319_356_135_491_198_238, "language-pairs.bin": 6_996_528_425_105_201_579,
        "language-words.bin": 14_223_777_069_393_694_910, "language-letters.bin": 7_381_437_022_523_532_604,
        "language-readings.bin": 16_326_575_790_749_120_140,
        "language-ngrams.bin": 3_464_199_587_817_535_365,
        "language-ngrams-ja.bin": 17_452_105_337_098_819_203,
      ])
  }

  @Test func theTrainedModelKnowsItsText() throws {
    let bytes = try files(order: [0, 1])
    let model = ModelFiles.load { bytes[$0] ?? [] }
    func bits(_ text: String) -> Double { model.cost(of: text.unicodeScalars.map(\.value)).double }
    #expect(bits("今天我们在学校里") + 10 < bits("今天里我在学们校"))
    #expect(bits("今天我們在學校裡") < bits("今天我們在学校裡"))
    #expect(bits("The cat sat") + 5 < bits("tTe hca tas"))
    for text in ["Кот сидит на окне", "수학은 재미있다."] {
      #expect(bits(text) + 5 < bits(String(text.reversed())), "\(text)")
    }
  }

  @Test func theSameBytesTwice() throws {
    let first = try files(order: [0, 1])
    #expect(first.count == 7)
    #expect(try files(order: [0, 1]) == first)
    #expect(try files(order: [1, 0]) == first)
  }

  @Test func lettersAnswerWhatWasPutAndBackOff() {
    var generator = Seeded(state: 7)
    var costs: [UInt32: UInt8] = [:]
    for script in [0, 2, 6] as [UInt8] {
      let letters = 0..<(script == 0 ? 200 : 30) as Range<UInt8>
      func put(_ first: UInt8, _ second: UInt8, _ letter: UInt8) {
        costs[LetterKey.key(script, first, second, letter)] = UInt8.random(in: 0...255, using: &generator)
      }
      for letter in letters { put(LetterKey.any, LetterKey.any, letter) }
      for _ in 0..<letters.count * 8 {
        let (first, second) = (
          letters.randomElement(using: &generator)!, letters.randomElement(using: &generator)!
        )
        put(LetterKey.any, second, letters.randomElement(using: &generator)!)
        put(LetterKey.any, second, LetterKey.backOff)
        for _ in 0..<5 { put(first, second, letters.randomElement(using: &generator)!) }
        put(first, second, LetterKey.backOff)
      }
    }
    let file = LetterFile(entries: costs.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    let memory = UnsafeMutableRawPointer.allocate(byteCount: file.bytes.count, alignment: 64)
    defer { unsafe memory.deallocate() }
    // SAFETY: as many bytes as were allocated; the table is not used after this function.
    unsafe memory.copyMemory(from: file.bytes, byteCount: file.bytes.count)
    let table = unsafe LetterTable(memory)

    /// Sixteenths of a bit, one context letter less at a time.
    func cost(_ script: UInt8, _ first: UInt8, _ second: UInt8, _ letter: UInt8) -> Int32 {
      if let cost = costs[LetterKey.key(script, first, second, letter)] { return Int32(cost) * 2 }
      let backOff = Int32(costs[LetterKey.key(script, first, second, LetterKey.backOff)] ?? 0) * 2
      return backOff + self.cost(costs, script, second, letter)
    }
    for script in [0, 2, 6] as [UInt8] {
      let letters = 0..<(script == 0 ? 200 : 30) as Range<UInt8>
      for _ in 0..<5000 {
        let (first, second, letter) = (
          letters.randomElement(using: &generator)!, letters.randomElement(using: &generator)!,
          letters.randomElement(using: &generator)!
        )
        #expect(table.cost(script, first, second, letter) == cost(script, first, second, letter))
      }
      for letter in letters {
        let alone = costs[LetterKey.key(script, LetterKey.any, LetterKey.any, letter)]!
        #expect(table.cost(script, alone: letter) == Int32(alone) * 2)
      }
    }
    for key in costs.keys where UInt8(truncatingIfNeeded: key >> 16) != LetterKey.any && key & 0xFF != 254 {
      let (first, second) = (UInt8(truncatingIfNeeded: key >> 16), UInt8(truncatingIfNeeded: key >> 8))
      #expect(table.cost(UInt8(key >> 24), first, second, UInt8(key & 0xFF)) == Int32(costs[key]!) * 2)
    }
  }

  private func cost(_ costs: [UInt32: UInt8], _ script: UInt8, _ second: UInt8, _ letter: UInt8) -> Int32 {
    if let cost = costs[LetterKey.key(script, LetterKey.any, second, letter)] { return Int32(cost) * 2 }
    let backOff = costs[LetterKey.key(script, LetterKey.any, second, LetterKey.backOff)] ?? 0
    return Int32(backOff) * 2 + Int32(costs[LetterKey.key(script, LetterKey.any, LetterKey.any, letter)]!) * 2
  }

  @Test func tablesOfLinesAnswerWhatWasPut() throws {
    // About as full as the embedded ones. A few entries may find no room, but none may answer wrongly.
    let pairs = (0..<450_000 as Range<UInt32>).map { i in
      (key: (i &* 2_654_435) & 0xFFF_FFFF, value: UInt8(truncatingIfNeeded: i))
    }
    let hashes = (0..<310_000 as Range<UInt64>).map { i in
      (
        hash: WordHash.extend(WordHash.start(UInt16(i >> 10), 7), UInt16(i & 1023)),
        value: UInt8(truncatingIfNeeded: i)
      )
    }
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: LineTable.byteCount + HashLineTable.byteCount, alignment: 64)
    defer { unsafe memory.deallocate() }
    // SAFETY: both tables fit into what was allocated, and are not used after this function.
    unsafe memory.copyMemory(from: TableFile.lines(pairs), byteCount: LineTable.byteCount)
    let second = unsafe memory + LineTable.byteCount
    unsafe second.copyMemory(from: TableFile.lines(hashes), byteCount: HashLineTable.byteCount)
    let pairTable = unsafe LineTable(memory)
    let hashTable = unsafe HashLineTable(second)

    func pair(_ key: UInt32) -> Int32 { pairTable.value(LineTable.Place(key)) }
    let lostPairs = pairs.count { pair($0.key) == LineTable.none }
    let lostHashes = hashes.count { hashTable.value($0.hash) == HashLineTable.none }
    #expect(lostPairs * 200 < pairs.count, "\(lostPairs)")
    #expect(lostHashes * 200 < hashes.count, "\(lostHashes)")
    #expect(pairs.allSatisfy { [Int32($0.value), LineTable.none].contains(pair($0.key)) })
    #expect(hashes.allSatisfy { [Int32($0.value), HashLineTable.none].contains(hashTable.value($0.hash)) })
    let known = Set(pairs.map(\.key))
    let others = (0..<10_000 as Range<UInt32>).map { $0 * 26_001 + 1 }.filter { !known.contains($0) }
    #expect(others.allSatisfy { pair($0) == LineTable.none })
  }

  @Test func theTableOfNGramsAnswersWhatWasPut() throws {
    let bytes = try files(order: [0, 1])["language-ngrams.bin"] ?? []
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 64)
    defer { unsafe memory.deallocate() }
    // SAFETY: as many bytes as were allocated; the table is not used after this function.
    unsafe memory.copyMemory(from: bytes, byteCount: bytes.count)
    let table = unsafe NGramTable(memory)
    let (trainer, counts) = try nGrams()
    for (i, kept) in trainer.kept.enumerated().dropFirst() {
      #expect(!kept.keys.isEmpty)
      for (k, key) in kept.keys.enumerated() {
        let value = table.value(NGramFile.hash(key, length: i + 1))
        #expect(value?.cost == Int32(kept.costs[k]) * Int32(NGramValue.costStep))
        #expect(value?.backOff == kept.backOffs[k])
      }
      // All n-grams are kept here: another last symbol is not known.
      for key in kept.keys.prefix(500) where kept.place(key ^ 1) == nil {
        #expect(table.value(NGramFile.hash(key ^ 1, length: i + 1)) == nil)
      }
    }
    for (key, cost) in zip(trainer.kept[0].keys, trainer.kept[0].costs) {
      #expect(table.alone(UInt16(key)).cost == Int32(cost) * 2)
    }
    #expect(counts.orders.map(\.keys.count).allSatisfy { $0 > 20 })
  }

  @Test func logarithmsAreExactEnough() {
    #expect(exactLog2(8) == 3)
    #expect(abs(exactLog2(10) - 3.321928094887362) < 1e-12)
    #expect(abs(exactLog2(0.001) + 9.965784284662087) < 1e-12)
  }
}
