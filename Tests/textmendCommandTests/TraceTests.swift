import Testing
import Textmend

@testable import textmend

/// The tables and sentences of `textmend explain`, on the examples that the damage is known by.
@Suite struct TraceTests {
  private func cell(
    _ bytes: [UInt8], _ text: String, _ role: Trace.Role, candidates: Int = 1
  ) -> Trace.Cell {
    Trace.Cell(bytes: bytes, text: text, role: role, candidates: candidates)
  }

  /// 模化 cut at the code of ；, which was found across its two characters.
  private var cut: Trace {
    Trace(
      encoding: .gb18030,
      damaged: [
        cell([0xC4], "?", .lostLead, candidates: 105), cell([0xA3, 0xBB], ";", .cutMark),
        cell([0xAF], "?", .lostLead, candidates: 120),
      ],
      repaired: [cell([0xC4, 0xA3], "模", .restored), cell([0xBB, 0xAF], "化", .restored)])
  }

  /// 地熱 with the reading of 責 (D8 9F) put behind the two bytes that look like it.
  private var inserted: Trace {
    Trace(
      encoding: .gbk,
      damaged: [
        cell([0xB5, 0xD8], "地", .whole), cell([0x9F], "?", .beforeInsertion),
        cell([0x28, 0x7A, 0xA8, 0xA6, 0x29], "(zé)", .inserted), cell([0xE1, 0xBB], "峄", .misaligned),
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
        "damaged   │地   │? │(zé)          │峄      │",
        "GBK       │B5 D8│9F│28 7A A8 A6 29│E1 BB ··│",
        "GBK       │B5 D8│9F ·· ·· ·· ·· ·· E1│BB F0│",
        "repaired  │地   │熱                  │火   │",
      ])
  }

  @Test func sentencesNameTheBytes() {
    #expect(
      TraceStory(cut).sentences() == [
        "the author wrote 模化: in GB18030 模 C4 A3, 化 BB AF",
        "C4, the first byte of 模, was left alone before the cut at ；: half a character, shown as ? and lost",
        "a program searched for the bytes of ；, A3 BB, found them in the second byte of 模 and the first byte of 化, "
          + "and cut the text there; ； became ; later",
        "AF, the second byte of 化, was left alone at the end: half a character, shown as ? and lost",
        "tried for what was lost: 105 values for C4, 120 values for AF, 12,600 together; the most probable text was taken",
      ])
    #expect(
      TraceStory(inserted).sentences() == [
        "the author wrote 熱火: in GBK 熱 9F E1, 火 BB F0",
        "9F, the first byte of 熱, came to stand before 28, the ( that was inserted: together no character, "
          + "shown as one ?",
        "(zé) was inserted behind D8 9F, because a program took these bytes of two characters for 責",
        "E1 BB, the second byte of 熱 and the first byte of 火, read as one character, are 峄",
      ])
  }

  @Test func bothEncodingsOfAWrongReadingAreNamed() {
    let trace = Trace(
      encoding: .utf8, damaged: [cell([0xE4, 0xBD], "浣", .misread), cell([0xA0], "?", .unmapped)],
      repaired: [cell([0xE4, 0xBD, 0xA0], "你", .restored)], readAs: .gbk)
    #expect(
      TraceTable(trace).lines() == [
        "damaged   │浣   │? │",
        "GBK       │E4 BD│A0│",
        "UTF-8     │E4 BD A0│",
        "repaired  │你      │",
      ])
  }

  @Test func anEmptyTraceIsNoTable() {
    #expect(TraceTable(Trace(encoding: .gb18030, damaged: [], repaired: [])).lines().isEmpty)
  }
}
