import Testing

@testable import textmend_tools

@Suite struct HanListsTests {
  private static let unihan = """
    # Unihan
    U+4E00\tkTGH\t2013:1
    U+4E00\tkXHC1983\t1351.020:yī
    U+4E00\tkMainlandTelegraph\t0001
    U+4E00\tkTaiwanTelegraph\t0001
    U+4E00\tkBigFive\tA440
    U+4E00\tkIICore\tAGTJHKMP
    U+4E42\tkBigFive\tC940
    U+4E42\tkMandarin\tpiě
    U+20000\tkIICore\tAG
    """

  private let lists = HanLists(unihan: unihan)

  @Test func oneCodeBookIsOneList() { #expect(lists[0x4E00] == 5) }

  @Test func theSecondLevelOfBig5IsNoList() { #expect(lists[0x4E42] == 0) }

  @Test func otherPlanesAreInNone() { #expect(lists[0x20000] == 0) }

  @Test func aListMakesACharacterMoreUsual() {
    #expect(lists.expected(0x4E00) == 1.55)
    #expect(lists.expected(0x4E01) == 0.027)
  }
}
