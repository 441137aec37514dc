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
    let text = String(repeating: Self.lines.joined(separator: "\n") + "\n", count: 5)
    let documents = [
      Corpus.Document(name: "a", bytes: Array(text.utf8)),
      Corpus.Document(name: "b", bytes: Array("猫坐在垫子上。\n수학은 재미있다.\n".utf8)),
    ]
    let lexicon = Lexicon(
      words: [("数学", 3), ("学习", 2), ("学校里", 1), ("一心一意", 1)],
      simplified: [("學", "学"), ("數", "数"), ("們", "们"), ("習", "习"), ("裡", "里"), ("師", "师")],
      pinyin: "學\txué\n数\tshù,shǔ\n")
    let trainer = LanguageTrainer(corpus: Corpus(documents: order.map { documents[$0] }), lexicon: lexicon)
    return Dictionary(uniqueKeysWithValues: trainer.files.map { ($0.name, $0.bytes) })
  }

  @Test func theSameBytesTwice() throws {
    let first = try files(order: [0, 1])
    #expect(first.count == 5)
    #expect(try files(order: [0, 1]) == first)
    #expect(try files(order: [1, 0]) == first)
  }

  @Test func packedTablesAnswerWhatWasPut() throws {
    var entries: [(key: UInt32, value: UInt8)] = []
    for i in 0..<20_000 as Range<UInt32> { entries.append((i * 13_421, UInt8(truncatingIfNeeded: i))) }
    let bytes = TableFile.packed(keys: entries, keyBits: 28)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 16)
    defer { unsafe memory.deallocate() }
    // SAFETY: as many bytes as were allocated; the table is not used after this function.
    unsafe memory.copyMemory(from: bytes, byteCount: bytes.count)
    let table = unsafe PackedTable(memory)
    #expect(table.count == entries.count)
    #expect(entries.allSatisfy { table.value($0.key) == $0.value })
    #expect(entries.allSatisfy { table.value($0.key + 1) == nil })
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

    let lostPairs = pairs.count { pairTable.value($0.key) == nil }
    let lostHashes = hashes.count { hashTable.value($0.hash) == nil }
    #expect(lostPairs * 200 < pairs.count, "\(lostPairs)")
    #expect(lostHashes * 200 < hashes.count, "\(lostHashes)")
    #expect(pairs.allSatisfy { pairTable.value($0.key) ?? $0.value == $0.value })
    #expect(hashes.allSatisfy { hashTable.value($0.hash) ?? $0.value == $0.value })
    let known = Set(pairs.map(\.key))
    let others = (0..<10_000 as Range<UInt32>).map { $0 * 26_001 + 1 }.filter { !known.contains($0) }
    #expect(others.allSatisfy { pairTable.value($0) == nil })
  }

  @Test func logarithmsAreExactEnough() {
    #expect(exactLog2(8) == 3)
    #expect(abs(exactLog2(10) - 3.321928094887362) < 1e-12)
    #expect(abs(exactLog2(0.001) + 9.965784284662087) < 1e-12)
  }
}
