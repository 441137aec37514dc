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

  @Test(arguments: [
    ("<html><meta charset=\"gb2312\">", "<html><meta charset=\"utf-8\">"),
    ("<?xml version=\"1.0\" encoding=\"GBK\"?>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"),
    ("@charset \"gbk\";", "@charset \"utf-8\";"), ("# coding=GBK", "# coding=UTF-8"),
    ("plain, charset=gbk", "plain, charset=gbk"),
  ])
  func declarationsFollow(_ declared: String, _ expected: String) throws {
    let bytes = try Encoding.gb18030.bytes(from: declared + "\n" + DetectionText.simplified)
    let mended = Mender().mend(bytes)
    #expect(mended.string == expected + "\n" + DetectionText.simplified)
    try checkLaws(bytes, mended)
    // What is UTF-8 already keeps what it says.
    let plain = Array((declared + "\n" + DetectionText.simplified).utf8)
    #expect(Mender().mend(plain).bytes == plain)
  }

  @Test func undecidedIsAFinding() throws {
    var options = Options()
    options.decoding.minimumConfidence = 1
    let bytes: [UInt8] = [0x61, 0x20, 0xB1, 0xE0, 0x0A]
    let mended = Mender(options).mend(bytes)
    let finding = try #require(mended.report.findings.first { $0.rule == .legacyEncoding })
    #expect(finding.reason == .undecided)
    #expect(finding.source == 2..<4)
    #expect(finding.candidates.count == 3)
  }

  @Test func otherEncodingsAreWritten() throws {
    var options = Options()
    options.output.encoding = .gbk
    let text = "cafÃ© 图书馆 \u{1F642} ok\n"
    let mended = Mender(options).mend(text)
    let finding = try #require(mended.report.findings.first { $0.reason == .unencodable })
    #expect(finding.candidates == ["U+1F642"])
    #expect(String(decoding: Array(text.utf8)[finding.source], as: UTF8.self) == "\u{1F642}")
    #expect(mended.encoded(options.output) == nil)
    for (choice, expected) in [
      (Options.Output.Unencodable.ncr, "图书馆 &#128578; ok\n"), (.question, "图书馆 ? ok\n"), (.skip, "图书馆  ok\n"),
    ] {
      options.output.unencodable = choice
      let bytes = try #require(Mender(options).mend("图书馆 \u{1F642} ok\n").encoded(options.output))
      #expect(try Encoding.gbk.string(from: bytes) == expected)
    }
    let clean = Mender(options).mend("图书馆\n")
    #expect(clean.report.findings.isEmpty)
    #expect(clean.encoded(options.output) == [0xCD, 0xBC, 0xCA, 0xE9, 0xB9, 0xDD, 0x0A])
  }

  @Test func aByteOrderMarkIsWrittenWhereItIsAskedFor() throws {
    var options = Options()
    options.output.encoding = .utf16BE
    func written(_ text: String) throws -> [UInt8] {
      try #require(Mender(options).mend(Array(text.utf8)).encoded(options.output))
    }
    #expect(try written("é\n") == [0, 0xE9, 0, 0x0A])
    #expect(try written("\u{FEFF}é\n") == [0xFE, 0xFF, 0, 0xE9, 0, 0x0A])
    options.output.byteOrderMark = .written
    #expect(try written("é\n") == [0xFE, 0xFF, 0, 0xE9, 0, 0x0A])
    #expect(try written("\u{FEFF}é\n") == [0xFE, 0xFF, 0, 0xE9, 0, 0x0A])
    // An encoding that has no such mark goes without, and that is no loss.
    options.output.encoding = .windows1252
    let mended = Mender(options).mend(Array("\u{FEFF}é\n".utf8))
    #expect(mended.report.findings.isEmpty)
    #expect(mended.encoded(options.output) == [0xE9, 0x0A])
  }
}
