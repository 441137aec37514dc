import Testing

@testable import Textmend

/// Sentences written for these tests, in encodings that can hold them.
enum DetectionText {
  static let simplified = "船长在日记里写道，那天夜里海面很平静，水手们都睡着了，只有他一个人站在甲板上。\n"
  static let traditional = "船長在日記裡寫道，那天夜裡海面很平靜，水手們都睡著了，只有他一個人站在甲板上。\n"
  static let japanese = "船長は日記にこう書いた。その夜、海は静かで、水夫たちはみな眠っていた。\n"
  static let korean = "선장은 일기에 이렇게 썼다. 그날 밤 바다는 잔잔했고 선원들은 모두 잠들어 있었다.\n"
  static let russian = "Капитан написал в дневнике, что той ночью море было спокойно и все матросы спали.\n"
  static let french =
    "Le capitaine a noté dans son journal que la mer était calme et que même les mousses étaient déjà couchés.\n"
  static let polish =
    "Kapitan zapisał w dzienniku, że tej nocy morze było spokojne, a wszyscy żeglarze już spali w swoich łóżkach.\n"
  static let greek = "Ο καπετάνιος έγραψε στο ημερολόγιο ότι εκείνη τη νύχτα η θάλασσα ήταν ήρεμη.\n"
  static let danish =
    "Kaptajnen skrev i dagbogen, at havet var roligt den nat, og at alle sømændene på skibet sov tungt.\n"
}

@Suite struct DetectorTests {
  private func detect(_ text: String, _ encoding: Encoding) throws -> Detection {
    Detector().detect(try encoding.bytes(from: text))
  }

  @Test(arguments: [
    (DetectionText.simplified, Encoding.gb18030), (DetectionText.traditional, .big5),
    (DetectionText.japanese, .shiftJIS), (DetectionText.japanese, .eucJP), (DetectionText.korean, .eucKR),
    (DetectionText.russian, .windows1251), (DetectionText.russian, .koi8R), (DetectionText.russian, .cp866),
    (DetectionText.russian, .isoCyrillic), (DetectionText.russian, .macCyrillic),
    (DetectionText.french, .windows1252), (DetectionText.french, .macintosh), (DetectionText.french, .cp850),
    (DetectionText.polish, .windows1250), (DetectionText.polish, .isoLatin2),
    (DetectionText.greek, .windows1253),
    (DetectionText.danish, .windows1252),
  ])
  func legacyText(_ text: String, _ encoding: Encoding) throws {
    let bytes = try encoding.bytes(from: text)
    let detection = Detector().detect(bytes)
    let found = try #require(detection.encoding)
    #expect(try found.string(from: bytes) == text, "found \(found.name)")
    #expect(detection.confidence >= 0.6)
    #expect(detection.candidates.first?.encoding == found)
  }

  @Test(arguments: [Encoding.utf16LE, .utf16BE, .utf32LE, .utf32BE])
  func wideUnitsWithoutMark(_ encoding: Encoding) throws {
    for text in [DetectionText.simplified, DetectionText.french, DetectionText.russian] {
      let detection = try detect(text, encoding)
      #expect(detection.encoding == encoding)
      #expect(detection.basis == .codeUnits)
    }
  }

  /// Any ASCII is Han characters in UTF-16: a control among it makes it no likelier.
  @Test func textWithControlsIsNoUTF16() {
    let lines = (0..<200).map { "%s: the “key” number \($0)\u{1F} of the card was read\n" }
    #expect(Detector().detect(Array(lines.joined().utf8)).encoding == .utf8)
  }

  @Test func utf16WithoutZeroBytes() throws {
    let text = "船长在日记里写道那天夜里海面很平静水手们都睡着了只有他一个人站在甲板上"
    #expect(try detect(text, .utf16LE).encoding == .utf16LE)
    #expect(try detect(text, .utf16BE).encoding == .utf16BE)
  }

  @Test func byteOrderMarks() {
    #expect(Detector().detect([0xEF, 0xBB, 0xBF, 0x61]).encoding == .utf8)
    #expect(Detector().detect([0xFF, 0xFE, 0x61, 0]).encoding == .utf16LE)
    #expect(Detector().detect([0xFE, 0xFF, 0, 0x61]).encoding == .utf16BE)
    #expect(Detector().detect([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]).encoding == .utf32LE)
    #expect(Detector().detect([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61]).encoding == .utf32BE)
    #expect(Detector().detect([0xFF, 0xFE, 0x61, 0]).byteOrderMark == 2)
  }

  @Test func escapes() throws {
    let chinese = try Encoding.hz.bytes(from: "Note: 船长在日记里写道~\n")
    #expect(Detector().detect(chinese).encoding == .hz)
    #expect(try Encoding.hz.string(from: chinese) == "Note: 船长在日记里写道~\n")
    #expect(Detector().detect(Array("cat ~{a,b}~ and ~{x\n".utf8)).encoding == .utf8)
    let japanese: [UInt8] = [0x1B, 0x24, 0x42, 0x25, 0x46, 0x25, 0x39, 0x25, 0x48, 0x1B, 0x28, 0x42, 0x0A]
    #expect(Detector().detect(japanese).encoding?.name == "ISO-2022-JP")
  }

  @Test(arguments: [
    "", "plain ASCII\n", "联通", "NESTLÉ®", "it’s", "ok 👍", "\u{1B}[1;31mred\u{1B}[0m\n",
    "page one\u{0C}page two\n",
    DetectionText.korean, DetectionText.greek,
  ])
  func utf8StaysUTF8(_ text: String) {
    let detection = Detector().detect(Array(text.utf8))
    #expect(detection.encoding == .utf8)
    #expect(detection.confidence > 0.9)
  }

  @Test func utf8WithErrors() {
    var bytes = Array(String(repeating: DetectionText.simplified, count: 4).utf8)
    bytes.remove(at: 40)
    bytes.insert(0xFF, at: 200)
    #expect(Detector().detect(bytes).encoding == .utf8)
  }

  @Test(arguments: [1, 2])
  func utf8CutInsideACharacter(_ count: Int) {
    let bytes = Array(DetectionText.simplified.utf8.dropLast(4 - count))
    let detection = Detector().detect(bytes)
    #expect(detection.encoding == .utf8)
    #expect(detection.basis == .validUTF8)
    #expect(detection.malformed == 1)
    #expect(Detector().segments(of: bytes, detection).isEmpty)
    let mended = Mender().mend(bytes)
    #expect(mended.string == DetectionText.simplified.dropLast(2) + "\u{FFFD}")
    #expect(mended.report.findings.filter { $0.reason == .malformed }.map(\.source.count) == [count])
  }

  /// A lead byte of UTF-8 behind nothing but ASCII is a letter of a one-byte page.
  @Test func aLetterAtTheEndIsNoCut() throws {
    let bytes = try Encoding.windows1252.bytes(from: "there was nobody else left in the old caf\u{E9}")
    #expect(Detector().detect(bytes).encoding == .windows1252)
  }

  /// Words of GBK that are well-formed UTF-8 of two-byte characters which nobody writes beside one another.
  @Test(arguments: ["讯息", "撰写"])
  func brieflyUTF8(_ text: String) throws {
    let bytes = try Encoding.gb18030.bytes(from: text)
    #expect(Detector().detect(bytes).encoding == .gb18030)
  }

  @Test(arguments: [
    "é", "ß", "Ωμέγα", "вода", "שלום", "ԲԱՌ", "މަސް", "ߒߞߏ", "ˈʃɛ", "α+β", "é д", "½ µ", "Ǝʒ", "ѣѵ",
  ])
  func briefUTF8StaysUTF8(_ text: String) {
    #expect(Detector().detect(Array(text.utf8)).encoding == .utf8)
  }

  /// What is declared may cost less than nothing.
  @Test(arguments: ["windows-1252", "iso-8859-2", "koi8-r", "ibm866", "gb2312"])
  func aDeclarationBeforeASingleByte(_ label: String) {
    let bytes = Array("<meta charset=\"\(label)\">\n".utf8) + [0xE9]
    #expect(Detector().detect(bytes).encoding != nil)
  }

  /// How a paragraph ends is not how a file does.
  @Test(arguments: ["编\n", "人\n", "系统\n"])
  func aWordAndALineEnd(_ text: String) throws {
    #expect(Detector().detect(try Encoding.gb18030.bytes(from: text)).encoding == .gb18030)
  }

  @Test func numbersAreNoText() {
    let shorts = (0..<1000).flatMap { (number: Int) -> [UInt8] in
      [UInt8(truncatingIfNeeded: number * 37), UInt8(truncatingIfNeeded: number * 37 >> 8)]
    }
    #expect(Detector().detect(shorts).isBinary)
    #expect(Detector().detect([0, 1, 2, 3]).isBinary)
    #expect(Detector().detect(Array(0...255)).isBinary)
    let words: [UInt8] = (0..<100).flatMap { (number: Int) -> [UInt8] in
      [UInt8(truncatingIfNeeded: number * 37), UInt8(number * 37 >> 8), 0, 0]
    }
    #expect(Detector().detect(words).isBinary)
  }

  @Test func anEncodingThatOnlyTheSystemHas() throws {
    // IANA's name, which glibc's iconv does not know.
    let encoding = try #require(Encoding(label: "PTCP154"))
    #expect(encoding.name == "PTCP154")
    #expect(Encoding(label: "PT154") == encoding)
    #expect(try encoding.bytes(from: "Та") == [0xD2, 0xE0])
    #expect(try encoding.string(from: [0xD2, 0xE0]) == "Та")
  }

  @Test func textInGBKThatLooksLikeUTF8() {
    // 联通 in GBK: bytes that a careless check takes for UTF-8 of two overlong characters.
    #expect(Detector().detect([0xC1, 0xAA, 0xCD, 0xA8]).encoding == .gb18030)
  }

  @Test func binary() {
    let header: [UInt8] = [
      0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0x3E, 0, 1, 0, 0, 0,
    ]
    #expect(Detector().detect(header).isBinary)
    #expect(Detector().detect(header).encoding == nil)
    #expect(Detector().detect([1, 2, 3, 0xF1, 4, 5, 0x90, 6, 0x11, 0x12]).isBinary)
  }

  @Test(arguments: [4, 6, 8, 12, 20])
  func cutInsideACharacter(_ count: Int) throws {
    let bytes = try Encoding.gb18030.bytes(from: "我们今天晚上一起去看电影好不好")
    #expect(Detector().detect(Array(bytes.prefix(count + 1))).encoding == .gb18030)
  }

  @Test func sparseTextInALargeFile() throws {
    let code = String(repeating: "for (i = 0; i < n; ++i) sum += a[i];\n", count: 3000)
    let bytes = try Encoding.gb18030.bytes(from: code + "/* 计算数组中所有元素的总和 */\n" + code)
    #expect(Detector().detect(bytes).encoding == .gb18030)
  }

  /// A single letter decides, wherever in a long file it stands.
  @Test(arguments: [1, 50, 399, 900])
  func oneLetterInALongFile(_ line: Int) throws {
    var lines = [String](repeating: "a line of plain text, and nothing in it\n", count: 900)
    lines.insert("Kopie (ohne Anhänge) an die zuständige Abteilung\n", at: line)
    let bytes = try Encoding.windows1252.bytes(from: lines.joined())
    let detection = Detector().detect(bytes)
    #expect(detection.encoding == .windows1252)
    #expect(Mender().mend(bytes).string == lines.joined())
    #expect(DetectionSample(bytes.span).bytes.contains(0xE4))
  }

  /// Wherever its runs lie, a file of them has some in its sample.
  @Test func everyRunMayBeInTheSample() {
    for offset in 4000..<4600 {
      let bytes =
        [UInt8](repeating: 0x61, count: offset) + [0xE4] + [UInt8](repeating: 0x61, count: 9000 - offset)
      #expect(DetectionSample(bytes.span).bytes.contains(0xE4))
    }
  }

  @Test func bytesAtRandomAreUndecided() {
    var generator = CorruptionTests.Generator(state: 7)
    for count in [64, 500, 4000] {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0x20...0xFF, using: &generator) }
      let detection = Detector().detect(bytes)
      #expect(detection.encoding == nil)
      #expect(!detection.isBinary)
      #expect(detection.confidence == 0)
    }
  }

  @Test func candidatesRestrict() throws {
    let bytes = try Encoding.gb18030.bytes(from: DetectionText.simplified)
    var options = Options.Decoding()
    options.candidates = [.big5, .eucJP]
    let found = try #require(Detector(options).detect(bytes).encoding)
    #expect(options.candidates.contains(found))
    options.candidates = [.eucJP, .gb18030]
    #expect(Detector(options).detect(bytes).encoding == .gb18030)
    // Well-formed UTF-8 is read as what may be.
    options.candidates = [.gb18030]
    #expect(Detector(options).detect(Array("联通".utf8)).encoding == .gb18030)
  }

  @Test func aHintShiftsWhatIsClose() throws {
    // Two characters in each of four encodings, none of them a word.
    let bytes: [UInt8] = [0xB0, 0xCA, 0xB5, 0xB9]
    func encoding(_ hint: String) -> Encoding? {
      var options = Options.Decoding()
      options.hint = DetectionHint(hint)
      return Detector(options).detect(bytes).encoding
    }
    #expect(encoding("zh-TW") == .big5)
    #expect(encoding("zh-CN") == .gb18030)
    #expect(encoding(".kr") == .eucKR)
    #expect(DetectionHint("xx") == nil)
  }

  @Test func equivalentsReadTheSame() throws {
    let bytes = try Encoding.windows1252.bytes(from: DetectionText.french)
    let detection = Detector().detect(bytes)
    #expect(detection.encoding == .windows1252)
    #expect(detection.equivalents.contains(.isoLatin9))
    for other in detection.equivalents { #expect(try other.string(from: bytes) == DetectionText.french) }
  }

  @Test(arguments: [
    (
      "Pagrindinėje gatvėje šiandien žmonės ilgai laukė troleibuso, nes snigo visą naktį.\n",
      Encoding.windows1257
    ),
    ("Kaptanın günlüğünde o gece denizin çok sakin olduğu ve herkesin uyuduğu yazıyordu.\n", .windows1254),
    ("Skipstjórinn skrifaði í dagbókina að sjórinn hefði verið sléttur þessa nótt.\n", .macIceland),
    ("Ο καπετάνιος έγραψε στο ημερολόγιο ότι εκείνη τη νύχτα η θάλασσα ήταν ήρεμη.\n", .macGreek),
    ("كتب القبطان في دفتره أن البحر كان هادئا في تلك الليلة وأن الجميع كانوا نائمين.\n", .windows1256),
    ("Капітан занатаваў у дзённіку, што ў тую ноч мора было спакойнае і ўсе матросы спалі.\n", .windows1251),
    ("Ghidul spune că în această noapte marea a fost liniștită și toți marinarii au dormit.\n", .isoLatin10),
    (
      "Mae'r llyfrgell ar gau heddiw, ond bydd y tŷ te ar agor tan chwech o'r gloch gyda'r ŵyn.\n", .isoLatin8
    ),
    ("Kaptajnen skrev i dagbogen, at havet var roligt den nat.\n", .ibm037),
  ])
  func pagesOfManyLanguages(_ text: String, _ encoding: Encoding) throws {
    let bytes = try encoding.bytes(from: text)
    let found = try #require(Detector().detect(bytes).encoding)
    #expect(try found.string(from: bytes) == text, "found \(found.name)")
  }

  @Test func declarationsAreAPrior() throws {
    let head = "<meta charset=\"ISO-8859-15\">"
    // A single sign: the declaration decides. Text: it does not.
    let sign = Detector().detect(Array(head.utf8) + [0xA4, 0x0A])
    #expect(sign.encoding == .isoLatin9)
    let bytes = try Encoding.windows1251.bytes(from: head + DetectionText.russian)
    let detection = Detector().detect(bytes)
    #expect(detection.encoding == .windows1251)
    #expect(detection.declared == "ISO-8859-15")
    #expect(detection.contradictsDeclaration)
    #expect(!Detector().detect(Array("<meta charset=big5>plain\n".utf8)).contradictsDeclaration)
    #expect(Detector().detect(Array("<meta charset=big5>图书馆\n".utf8)).contradictsDeclaration)
  }

  @Test(arguments: [
    ("<?xml version='1.0' encoding='KOI8-R'?>", "KOI8-R"), ("@charset \"Shift_JIS\";", "Shift_JIS"),
    ("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=EUC-KR'>", "EUC-KR"),
    ("<meta name=x><meta http-equiv=a content=\"text/html; charset = big5\">", "big5"),
    ("#!/bin/sh\n# -*- coding: gbk -*-", "gbk"), ("\" vim: set fileencoding=big5 :", "big5"),
    ("\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "UTF-16"),
  ])
  func declarations(_ text: String, _ label: String) {
    let bytes = Array(text.utf8)
    let found = DeclaredEncoding.all(in: bytes)
    #expect(found.map(\.label) == [label])
    #expect(found.allSatisfy { String(decoding: bytes[$0.range], as: UTF8.self) == label })
  }

  @Test(arguments: [
    "let encoding = gbk", "<p>charset=gbk</p>", "<p>charset=GBK</p><meta name='charset'>",
    "x = 1\ny = 2\n# coding: gbk",
    "<?xml version='1.0'?><a encoding=gbk>",
  ])
  func noDeclarations(_ text: String) {
    #expect(DeclaredEncoding.all(in: Array(text.utf8)).isEmpty)
  }

  @Test func segmentsOfAMixedFile() throws {
    let lines: [(String, Encoding)] = [
      (DetectionText.simplified, .utf8), ("plain\n", .utf8), (DetectionText.simplified, .gb18030),
      (DetectionText.simplified, .gb18030),
    ]
    let parts = try lines.map { try $0.1.bytes(from: $0.0) }
    let bytes = Array(parts.joined())
    let detector = Detector()
    let segments = detector.segments(of: bytes, detector.detect(bytes))
    let start = parts[0].count + parts[1].count
    #expect(segments.map(\.encoding) == [.utf8, .gb18030])
    #expect(segments.map(\.range) == [0..<start, start..<bytes.count])
    #expect(detector.segments(of: parts[2], detector.detect(parts[2])).isEmpty)
  }
}
