import Testing

@testable import Textmend

@Suite struct NGramModelTests {
  private let model = NGramModel.shared

  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
  private func bits(_ text: String) -> Double { model.cost(of: scalars(text)).double }

  @Test func aStateIsSmall() {
    #expect(MemoryLayout<NGramModel.State>.stride <= 100)
  }

  @Test func aFewCharactersBeforeDecide() {
    for (right, wrong) in [
      ("我們可以明天再談", "我們可去明天再談"), ("孩子們已經回家了", "孩子們上經回家了"), ("以後再說吧", "以緲再說吧"),
      ("他们的生活水平不断提高", "他们的生活水半不断提高"), ("工地上热火朝天", "工地上热火超过"), ("實現規模化生產", "實現規格化生產"),
    ] {
      #expect(bits(right) + 2 < bits(wrong), "\(right)")
    }
  }

  @Test func longerContextsAddToShorterOnes() {
    // After three symbols nothing farther back matters.
    func last(_ text: String) -> Double { bits(text) - bits(String(text.dropLast())) }
    #expect(last("明天热火朝天") == last("今晚热火朝天"))
    #expect(last("热火朝天") + 3 < last("天"))
  }

  @Test func nothingReachesOverTheEndOfALine() {
    #expect(bits("今天下雨\n明天晴") == bits("今天下雨\n") + bits("明天晴"))
  }

  @Test func formsAndLettersCostAsInTheSmallModel() {
    #expect(bits("明天開會") < bits("明天開会"))
    #expect(bits("打开 window 以后") + 8 < bits("打开 wxqzvw 以后"))
  }

  @Test func theDocumentsOwnWordsAreCheaper() {
    let cache = DocumentCache(of: scalars("槿莘巷的槿莘巷口"))
    var plain = model.start
    var cached = model.start
    var gain = 0.0
    for scalar in scalars("槿莘巷") {
      let without = model.step(&plain, scalar)
      gain += (without - model.step(&cached, scalar, cache: cache)).double
    }
    #expect(gain > 8)
  }

  @Test func charactersWithoutAnEntryEndTheContext() {
    #expect(bits("\u{E000}天") - bits("\u{E000}") == bits("\u{E001}天") - bits("\u{E001}"))
    #expect(bits("\u{10FFFF}\u{E000}\u{81}") > 60)
  }
}
