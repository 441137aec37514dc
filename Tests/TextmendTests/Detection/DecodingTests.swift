import Testing

@testable import Textmend

/// Converting what detection found: laws 1, 2 and 4 on legacy input.
@Suite struct DecodingTests {
  private func checkLaws(_ bytes: [UInt8], _ mended: Mended) throws {
    #expect(try mended.report.apply(to: bytes) == mended.bytes)
    #expect(try mended.report.reverse(mended.bytes) == bytes)
    #expect(String(validating: mended.bytes, as: UTF8.self) != nil)
    #expect(Mender().mend(mended.bytes).report.edits.isEmpty)
  }

  @Test(arguments: [
    (DetectionText.simplified, Encoding.gb18030), (DetectionText.traditional, .big5),
    (DetectionText.japanese, .shiftJIS), (DetectionText.korean, .eucKR),
    (DetectionText.russian, .windows1251),
    (DetectionText.french, .windows1252), (DetectionText.simplified, .utf16LE),
    (DetectionText.french, .utf16BE),
    (DetectionText.french, .utf32LE),
  ])
  func wholeFile(_ text: String, _ encoding: Encoding) throws {
    let text = "first line\n" + text + "\nlast " + text
    let bytes = try encoding.bytes(from: text)
    let mended = Mender().mend(bytes)
    #expect(mended.string == text)
    #expect(mended.report.edits.allSatisfy { $0.rule == .legacyEncoding })
    #expect(mended.report.findings.isEmpty)
    try checkLaws(bytes, mended)
  }

  @Test func editsAreTheRunsThatChange() throws {
    let bytes = try Encoding.gb18030.bytes(from: "title = 船长在日记里写道; rest of the line stays as it is\n")
    let mended = Mender().mend(bytes)
    #expect(mended.report.edits.count == 1)
    #expect(mended.report.edits.first?.source == 8..<24)
  }

  @Test func forcedEncoding() throws {
    var options = Options()
    options.decoding.encoding = .cp437
    let bytes = try Encoding.cp437.bytes(from: "α ≤ Ω\n")
    let mended = Mender(options).mend(bytes)
    #expect(mended.string == "α ≤ Ω\n")
    #expect(mended.report.encoding == .cp437)
    #expect(mended.report.detection == nil)
  }

  @Test func refusesWhatIsNotSure() {
    var options = Options()
    options.decoding.minimumConfidence = 1.1
    let bytes: [UInt8] = [0xD6, 0xD0, 0xCE, 0xC4]
    let mended = Mender(options).mend(bytes)
    #expect(mended.report.findings.contains { $0.reason == .malformed })
  }

  @Test func malformedInLegacyIsAFinding() throws {
    var bytes = try Encoding.gb18030.bytes(from: String(repeating: DetectionText.simplified, count: 3))
    bytes.insert(0xFF, at: bytes.count - 1)
    let mended = Mender().mend(bytes)
    #expect(mended.report.encoding == .gb18030)
    let malformed = mended.report.findings.filter { $0.reason == .malformed }
    #expect(malformed.map(\.source) == [(bytes.count - 2)..<(bytes.count - 1)])
    try checkLaws(bytes, mended)
  }

  @Test func linesInTwoEncodings() throws {
    let lines: [(String, Encoding)] = [
      (DetectionText.simplified, .utf8), ("只有船长醒着\n", .gb18030), ("connection closed\n", .utf8),
      (DetectionText.simplified, .gb18030), ("海面很平静\n", .utf8), ("水手们都睡着了\n", .gb18030),
    ]
    let bytes = try lines.flatMap { try $0.1.bytes(from: $0.0) }
    let mended = Mender().mend(bytes)
    #expect(mended.string == lines.map(\.0).joined())
    #expect(mended.report.edits.allSatisfy { $0.rule == .mixedEncodings })
    try checkLaws(bytes, mended)
  }

  @Test func linesInGBKAndBig5() throws {
    let lines: [(String, Encoding)] = [
      (DetectionText.simplified, .gb18030), (DetectionText.traditional, .big5),
      ("我们今天晚上一起去看电影\n", .gb18030), ("我們今天晚上一起去看電影\n", .big5),
    ]
    let bytes = try lines.flatMap { try $0.1.bytes(from: $0.0) }
    #expect(Mender().mend(bytes).string == lines.map(\.0).joined())
  }

  @Test func partsOfALineInTwoEncodings() throws {
    let first = try Encoding.gb18030.bytes(from: "name=图书馆的管理员&msg=")
    let bytes = first + Array("今天下午不开放\n".utf8)
    #expect(Mender().mend(bytes).string == "name=图书馆的管理员&msg=今天下午不开放\n")
  }
}
