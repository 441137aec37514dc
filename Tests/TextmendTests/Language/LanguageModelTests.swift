import Testing

@testable import Textmend

@Suite struct LanguageModelTests {
  private let model = LanguageModel.shared

  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
  private func bits(_ text: String) -> Double { model.cost(of: scalars(text)).double }

  /// Bits that the second reading costs more than the first.
  private func gain(_ better: String, over worse: String) -> Double { bits(worse) - bits(better) }

  @Test func stepsAddUpToTheCost() {
    for text in ["地熱火朝天，一處處施工", "Привет, world! 12 ёлок", "안녕 Ünïcödé", "\u{E000}\u{81}\u{10FFFF}"] {
      let all = scalars(text)
      var state = LanguageModel.State()
      let sum = all.reduce(Bits.zero) { $0 + model.step(&state, $1) }
      #expect(sum == model.cost(of: all))
      #expect(model.cost(of: all, in: 0..<all.count) == sum)
    }
  }

  @Test func aRangeIsReadInContext() {
    let good = scalars("項目工地熱火朝天，一處處施工")
    let bad = scalars("項目工地熱火超過，一處處施工")
    let range = 6..<8
    let whole = model.cost(of: bad) - model.cost(of: good)
    let windowed = model.cost(of: bad, in: range) - model.cost(of: good, in: range)
    #expect(abs(whole.double - windowed.double) < 2)
  }

  @Test func wordsAndIdiomsDecideGaps() {
    #expect(gain("項目工地熱火朝天，一處處施工", over: "項目工地熱火超過，一處處施工") > 8)
    #expect(gain("项目工地热火朝天，一处处施工", over: "项目工地热火超过，一处处施工") > 8)
    #expect(gain("實現規模化、國際化", over: "實現規。化、國際化") > 8)
  }

  @Test func theDocumentsOwnWordsDecide() {
    let cache = DocumentCache(of: scalars("還以“冬季行動”為契機。關於冬季行動的通知。"))
    func cost(_ text: String) -> Double {
      var state = LanguageModel.State()
      return scalars(text).reduce(Bits.zero) { $0 + model.step(&state, $1, cache: cache) }.double
    }
    for other in ["尔本", "二本", "动季", "二季"] {
      #expect(cost("。“冬季行動”領導") + 6 < cost("。“\(other)行動”領導"), "\(other)")
    }
  }

  @Test func simplifiedFormsInTraditionalTextCostLittle() {
    let converted = "愿意在采煤、干部、匯報中學習國際經驗"
    let traditional = "願意在採煤、幹部、匯報中學習國際經驗"
    #expect(abs(gain(traditional, over: converted)) < 16)
  }

  @Test func mojibakeGains() {
    // UTF-8 read as GBK, of two, three, four and eight characters.
    #expect(gain("中文", over: "涓枃") > 15)
    #expect(gain("人工智能技术", over: "浜哄伐鏅鸿兘鎶€鏈") > 60)
    #expect(gain("été à la plage", over: "Ã©tÃ© Ã  la plage") > 60)
    #expect(gain("Привет", over: "РџСЂРёРІРµС‚") > 60)
    #expect(gain("привет", over: "╨┐╤А╨╕╨▓╨╡╤В") > 80)
  }

  @Test func alphabetsTellCodePagesApart() {
    #expect(gain("Příliš žluťoučký kůň", over: "Pøíliš žluouèký kùò") > 20)
    #expect(gain("Zażółć gęślą jaźń", over: "Za¿ó³æ gêœl¹ jaŸñ") > 40)
    #expect(gain("Árvíztűrő tükörfúrógép", over: "Árvíztûrõ tükörfúrógép") > 3)
    #expect(gain("Добрый день, как дела", over: "дНАПШИ ДЕМЭ, ЙЮЙ ДЕКЮ") > 60)
    #expect(gain("Grüße aus Köln", over: "Grьяe aus Kцln") > 20)
    #expect(gain("Η γλώσσα", over: "Ç ãëþóóá") > 20)
  }

  @Test func rareTextIsBounded() {
    for scalar: UInt32 in [0x4E00, 0x9FA5, 0x3400, 0x20000, 0x10FFFD, 0xFFFD, 0x81, 0x41, 0xE000, 0x1F600] {
      #expect(model.unigram(scalar).double <= 33)
    }
    #expect(bits("学而时习之，不亦说乎？") < 11 * 13)
    #expect(bits("if (x == null) { return foo(bar_baz[3]); }") < 42 * 8)
  }

  @Test func damageIsDear() {
    for scalar: UInt32 in [0xE000, 0x81, 0xFFFD, 0x378] {
      #expect(model.unigram(scalar).double >= 20)
    }
  }
}
