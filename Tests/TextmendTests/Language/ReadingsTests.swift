import Testing

@testable import Textmend

@Suite struct ReadingsTests {
  private let readings = Readings.shared

  private func isReading(_ note: String, of character: Unicode.Scalar) -> Bool {
    readings.isReading(note.unicodeScalars.map(\.value), of: character.value)
  }

  @Test(
    arguments: [
      ("zhàn", "戰"), ("zhan", "戰"), ("ZHAN", "戰"), ("hui\u{300}", "會"), ("kuài", "會"), ("nǚ", "女"),
      ("nü", "女"),
      ("nv", "女"), ("nu", "女"), ("lüè", "略"), ("chǎn", "產"), ("yè", "業"), ("n", "嗯"),
    ] as [(String, Unicode.Scalar)])
  func notesAreReadings(note: String, character: Unicode.Scalar) {
    #expect(isReading(note, of: character))
  }

  @Test(
    arguments: [
      ("zhán", "戰"), ("abc", "戰"), ("", "戰"), ("zhàn", "a"), ("zhàǹ", "戰"), ("区", "區"), ("chan", "業"),
    ] as [(String, Unicode.Scalar)])
  func othersAreNot(note: String, character: Unicode.Scalar) {
    #expect(!isReading(note, of: character))
  }

  @Test func syllablesParse() throws {
    let reading = try #require(readings.syllable("zhuàng".unicodeScalars.map(\.value)))
    #expect(readings.spelling(reading.syllable) == "zhuang")
    #expect(reading.tone == 4)
    #expect(readings.syllable("hello".unicodeScalars.map(\.value)) == nil)
  }

  @Test func allReadingsInOrder() {
    let spellings = readings.readings(of: 0x3007).map { readings.spelling($0.syllable) + "\($0.tone)" }
    #expect(spellings == ["ling2", "yuan2", "xing1"])
    #expect(readings.readings(of: 0x41).isEmpty)
    #expect(readings.readings(of: 0x10FFFF).isEmpty)
  }

  @Test func variantsFold() {
    let variants = HanVariants.shared
    #expect(variants.fold(0x6230) == 0x6218)  // 戰 战
    #expect(variants.fold(0x6218) == 0x6218)
    #expect(variants.fold(0x41) == 0x41)
    #expect(variants.isTraditionalOnly(0x6230) && !variants.isTraditionalOnly(0x5E72))
    #expect(variants.isSimplifiedOnly(0x56FD) && !variants.isSimplifiedOnly(0x4EBA))
    #expect(variants.isCommon(0x7684) && !variants.isCommon(0x9FA5))
  }
}
