import Testing

@testable import Textmend
@testable import textmend_tools

/// The letters by which one-byte pages are told apart.
@Suite struct PageTests {
  @Test("What the trainer writes, the table reads")
  func table() throws {
    let text = String(repeating: "være på øen, søen og åen; « nej »\n", count: 60)
    let corpus = Corpus(documents: [
      Corpus.Document(name: "da", bytes: Array((0..<60).map { "\($0) \(text)" }.joined().utf8))
    ])
    let table = LetterPairTable(PageFile.bytes(PageTrainer(corpus: corpus)))
    let language = try #require(table.languages.first)
    #expect(language.name == "da")
    #expect(language.alphabet == [0] + Array(0x61...0x7A) + [0xE5, 0xE6, 0xF8])
    let width = language.alphabet.count
    #expect(language.costs.count == width * width)
    func cost(_ first: UInt32, _ second: UInt32) throws -> UInt8 {
      let row = try #require(language.alphabet.firstIndex(of: first))
      return language.costs[row * width + (try #require(language.alphabet.firstIndex(of: second)))]
    }
    // æ is followed by r, ø by e, å by e or the end of a word.
    #expect(try cost(0xE6, 0x72) < 4)
    #expect(try cost(0xF8, 0x65) < 4)
    #expect(try cost(0xE6, 0x78) > 80)
    let mark = try #require(table.marks[0xAB])
    let blank = Int(PageCharacter.Kind.blank.rawValue)
    #expect(mark.after[blank] < mark.after[Int(PageCharacter.Kind.letter.rawValue)])
  }

  @Test("The embedded table has every language that a page is said to be for")
  func embedded() {
    let names = Set(LetterPairTable.shared.languages.map(\.name))
    #expect(names.count == 60)
    for candidate in DetectionCandidate.common + DetectionCandidate.rare + DetectionCandidate.mainframe {
      #expect(PageLanguages.own(candidate.encoding).map { $0.isSubset(of: names) } ?? true)
    }
  }

  @Test func characters() {
    #expect(PageCharacter(0xC6).folded == 0xE6)
    #expect(PageCharacter(0xC6).letterCase == .capital)
    #expect(PageCharacter(0x416).script == .cyrillic)
    #expect(PageCharacter(0xFEDF).folded == 0x644)  // a form of lam
    #expect(PageCharacter(0xFE80).folded == 0x621)
    #expect(PageCharacter(0xFEF4).folded == 0x64A)
    #expect(PageCharacter(0xA0).kind == .blank)
    #expect(PageCharacter(0x2013).kind == .mark)
  }
}
