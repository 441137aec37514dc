import Testing
import Textmend

@testable import textmend

/// The tables and sentences of `textmend explain`, on the examples that the damage is known by.
@Suite struct TraceTests {
  private func cell(_ bytes: [UInt8], _ text: String, _ role: Trace.Role) -> Trace.Cell {
    Trace.Cell(bytes: bytes, text: text, role: role)
  }

  /// 模化 cut at the code of ；, which was found across its two characters.
  private var cut: Trace {
    Trace(
      encoding: .gb18030,
      damaged: [
        cell([0xC4], "?", .lostLead), cell([0xA3, 0xBB], ";", .cutMark), cell([0xAF], "?", .lostLead),
      ],
      repaired: [cell([0xC4, 0xA3], "模", .restored), cell([0xBB, 0xAF], "化", .restored)])
  }

  /// 地熱 with the reading of 責 (D8 9F) put behind the two bytes that look like it.
  private var inserted: Trace {
    Trace(
      encoding: .gb18030,
      damaged: [
        cell([0xB5, 0xD8], "地", .whole), cell([0x9F, 0x28], "?", .invalidPair),
        cell(Array("zé".utf8), "zé", .inserted), cell(Array(")".utf8), ")", .inserted),
        cell([0xE1, 0xBB], "峄", .misaligned),
      ],
      repaired: [
        cell([0xB5, 0xD8], "地", .whole), cell([0x9F, 0xE1], "熱", .restored),
        cell([0xBB, 0xF0], "火", .restored),
      ])
  }

  @Test func theSameBytesStandUnderOneAnother() {
    #expect(
      TraceTable(cut).lines() == [
        "damaged   │? │;    │? │",
        "GB18030   │C4│A3 BB│AF│",
        "GB18030   │C4 A3│BB AF│",
        "repaired  │模   │化   │",
      ])
  }

  @Test func insertedBytesHaveNoPartner() {
    #expect(
      TraceTable(inserted).lines() == [
        "damaged   │地   │?    │zé      │) │峄      │",
        "GB18030   │B5 D8│9F 28│7A C3 A9│29│E1 BB ··│",
        "GB18030   │B5 D8│9F ·· ·· ·· ·· ·· E1│BB F0│",
        "repaired  │地   │熱                  │火   │",
      ])
  }

  @Test func sentencesNameTheBytes() {
    #expect(
      TraceStory(cut).sentences() == [
        "? stands for C4, the first byte of 模: alone it was no character",
        "; was found at A3 BB, which are no mark: the second byte of 模 and the first byte of 化",
        "? stands for AF, the second byte of 化: alone it was no character",
      ])
    #expect(
      TraceStory(inserted).sentences() == [
        "? stands for 9F 28, which form no character: the first byte of 熱",
        "zé was inserted",
        ") was inserted",
        "峄 is E1 BB: the second byte of 熱 and the first byte of 火",
      ])
  }

  @Test func anEmptyTraceIsNoTable() {
    #expect(TraceTable(Trace(encoding: .gb18030, damaged: [], repaired: [])).lines().isEmpty)
  }
}
