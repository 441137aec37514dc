import Foundation
import Testing

@testable import Textmend

/// Pairs of damaged and expected text from `Fixtures/mojibake`.
struct MojibakeFixture: Decodable, Sendable, CustomTestStringConvertible {
  var label: String
  var comment: String
  var damaged: String
  var expected: String

  var testDescription: String { label }

  static func load(_ name: String) -> [MojibakeFixture] {
    let package = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = package.appending(path: "Fixtures/mojibake/\(name).jsonl")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap {
      try? JSONDecoder().decode(MojibakeFixture.self, from: Data($0.utf8))
    }
  }
}

@Suite struct MojibakeTests {
  private var mender: Mender {
    var options = Options()
    options.rules = RuleSelection(families: [.mojibake])
    return Mender(options)
  }

  @Test func fixturesAreThere() {
    #expect(MojibakeFixture.load("chains").count >= 60)
    #expect(MojibakeFixture.load("lost").count >= 8)
    #expect(MojibakeFixture.load("seven-bit").count >= 6)
    #expect(MojibakeFixture.load("negatives").count >= 20)
    #expect(!MojibakeFixture.load("known-failures").isEmpty)
  }

  @Test(arguments: ["chains", "lost", "seven-bit"].flatMap(MojibakeFixture.load))
  func mends(_ fixture: MojibakeFixture) {
    let mended = mender.mend(fixture.damaged)
    #expect(mended.string == fixture.expected)
    #expect(mender.mend(mended.string).report.edits.isEmpty)
  }

  @Test(arguments: MojibakeFixture.load("negatives"))
  func leavesAlone(_ fixture: MojibakeFixture) {
    #expect(mender.mend(fixture.damaged).report.edits.isEmpty)
  }

  /// A failure that mends itself belongs to the other file.
  @Test(arguments: MojibakeFixture.load("known-failures"))
  func stillFails(_ fixture: MojibakeFixture) {
    #expect(mender.mend(fixture.damaged).string != fixture.expected)
  }

  @Test func chainsNameEveryStep() throws {
    let mended = mender.mend("FranÃƒÂ§ais, garÃƒÂ§on et faÃƒÂ§ade")
    let edit = try #require(mended.report.edits.first)
    #expect(mended.string == "Français, garçon et façade")
    #expect(
      edit.chain.description == "UTF-8 → read as windows-1252 → UTF-8 → read as windows-1252")
    #expect(edit.rules == [.mojibakeOneByte])
    #expect(edit.margin > 0)
  }

  @Test func reportsWhatIsLost() {
    let mended = mender.mend("页面上只剩下锟斤拷锟斤拷了")
    #expect(mended.report.edits.isEmpty)
    #expect(mended.report.findings.map(\.rule) == [.mojibakeLost])
    #expect(mended.report.findings.map(\.reason) == [.lost])
  }

  /// What is left tells how it came about: EF BF BD, twice, as pairs.
  @Test(arguments: [
    ("页面上只剩下锟斤拷锟斤拷了", 6..<12, "UTF-8 → read as GBK"),
    ("본문이 모두 占쏙옙占쏙옙 되었다", 7..<13, "UTF-8 → read as EUC-KR"),
    ("這一頁只剩下嚙踝蕭嚙踝蕭了", 6..<12, "UTF-8 → read as Big5"),
    ("このページは鐃緒申鐃緒申です", 6..<12, "UTF-8 → read as EUC-JP"),
    ("このページは�ｿｽ�ｿｽです", 6..<12, "UTF-8 → read as Shift_JIS"),
    ("The page was ��� here", 13..<16, ""),
  ])
  func lostTextTellsWhereItComesFrom(_ text: String, _ range: Range<Int>, _ reading: String) throws {
    let report = mender.mend(text).report
    #expect(report.edits.isEmpty)
    let finding = try #require(report.findings.first)
    #expect(report.findings.count == 1)
    let before = Array(text.unicodeScalars)[range]
    #expect(Array(text.utf8)[finding.source].elementsEqual(String(String.UnicodeScalarView(before)).utf8))
    #expect(
      finding.chain.description == "unreadable bytes became U+FFFD" + (reading.isEmpty ? "" : " → " + reading)
    )
  }

  /// 鐃鈸 is an instrument, 嚙合 a word of engineers.
  @Test(arguments: ["樂隊裡有鐃鈸和小鼓，聲音很大。", "兩個齒輪互相嚙合才能轉動。", "一緒申請しました"])
  func rareWordsAreNotLost(_ text: String) {
    #expect(mender.mend(text).report.findings.isEmpty)
  }

  @Test func editsSayWhatWasWeighed() throws {
    let edit = try #require(mender.mend("FranÃ§ais et garÃ§on").report.edits.first)
    let weighing = try #require(edit.weighing)
    let original = try #require(weighing.original)
    #expect(original > weighing.gain && weighing.gain > 0)
    if edit.runnerUp != nil {
      #expect(try #require(weighing.runnerUpGain) < weighing.gain)
    } else {
      #expect(weighing.runnerUpGain == nil)
    }
  }

  @Test func readingsShowTheBytes() throws {
    let first = try #require(mender.mend("FranÃƒÂ§ais, garÃƒÂ§on et faÃƒÂ§ade").report.edits.first)
    let readings = first.readings()
    #expect(readings.map(\.readAs) == [.windows1252, .windows1252])
    #expect(readings[0].damaged.map(\.bytes) == [[0xC3], [0x83], [0xC2], [0xA7]])
    #expect(readings[0].repaired.map(\.text) == ["Ã", "§"])
    #expect(readings[1].damaged.map(\.text) == ["Ã", "§"])
    #expect(readings[1].repaired.map(\.text) == ["ç"])
  }

  /// 见 lost its last byte with a pair that vanished, 。 its last to a mark.
  @Test func readingsShowWhereBytesAreGone() throws {
    let edit = try #require(mender.mend("鎴戜滑鐪嬭璁稿瀛╁瓙銆?").report.edits.first)
    let reading = try #require(edit.readings().first)
    #expect(reading.damaged.flatMap(\.bytes) == reading.repaired.flatMap(\.bytes))
    let gone = reading.damaged.filter { $0.role == .unmapped }
    #expect(gone.map(\.text) == ["", "", "?"])
    #expect(gone.map(\.bytes) == [[0xA7, 0x81], [0xA4, 0x9A], [0x82]])
    #expect(reading.repaired.map(\.text).joined() == String(decoding: edit.after, as: UTF8.self))
  }

  /// Cells of every chain that loses nothing hold the same bytes in both rows.
  @Test(arguments: MojibakeFixture.load("chains"))
  func readingsFit(_ fixture: MojibakeFixture) {
    for edit in mender.mend(fixture.damaged).report.edits {
      for reading in edit.readings() {
        #expect(reading.damaged.flatMap(\.bytes) == reading.repaired.flatMap(\.bytes))
        #expect(!reading.repaired.isEmpty)
      }
    }
  }

  /// A figure that a decoder ate stays `?` in a line that is repaired otherwise, and is reported.
  @Test func leavesDoubtfulFillingsOpen() throws {
    let damaged = "搴楅噷涓€鍏辨湁5鎶婁紴锛?鏈?鏃ュ氨鍗栧畬浜嗐€?"
    let mended = mender.mend(damaged)
    #expect(mended.string == "店里一共有5把伞，?月?日就卖完了。")
    let open = mended.report.findings.filter { $0.reason == .undecided }
    #expect(open.count == 2)
    for finding in open {
      #expect(finding.rule == .mojibakeEastAsian)
      #expect(finding.candidates.count == 2)
      #expect(Set(finding.candidates).count == 2)
    }
    let again = mender.mend(mended.string)
    #expect(again.report.edits.isEmpty)
  }

  /// Where most of a text is lost, U+FFFD stands for what is not known, and no character is made up.
  @Test func leavesGuessesAmidGuessesOpen() {
    let damaged = "��恰�檎え���������箙�������������������紊���鴻��篋������������障����障�����"
    let mended = mender.mend(damaged)
    #expect(mended.string.unicodeScalars.count < 32)
    #expect(mended.string.unicodeScalars.count { $0 == "\u{FFFD}" } >= 12)
  }

  @Test(arguments: [
    ("名前 ???????? さん", 3..<11), ("????, ????????", 6..<14), ("«????» — это", 1..<5),
  ])
  func reportsLettersThatBecameQuestionMarks(_ text: String, _ range: Range<Int>) {
    let findings = mender.mend(text).report.findings
    #expect(findings.contains { $0.rule == .mojibakeLost && $0.reason == .lost })
    let marks = Array(text.unicodeScalars)[range]
    #expect(marks.allSatisfy { $0 == "?" })
    #expect(mender.mend(text).report.edits.isEmpty)
  }

  @Test(arguments: ["你怎么了？？？？", "Что???? Ну ты даёшь!", "¿Qué????", "Ça va ??? Très bien !"])
  func leavesManyQuestionMarksAlone(_ text: String) {
    #expect(mender.mend(text).report.findings.isEmpty)
  }

  @Test func sevenBitPairsAreSoughtWhereTheHeadHasThem() throws {
    let pairs = try #require(MojibakeFixture.load("seven-bit").first)
    let plain = String(repeating: "An ordinary line of text, long enough to fill the head.\n", count: 400)
    #expect(mender.mend(pairs.damaged + "\n" + plain + pairs.damaged).report.edits.count == 2)
    #expect(mender.mend(plain + pairs.damaged).report.edits.isEmpty)
  }

  @Test func reportsReplay() throws {
    for fixture in MojibakeFixture.load("chains") {
      let input = Array(fixture.damaged.utf8)
      let mended = mender.mend(input)
      #expect(try mended.report.apply(to: input) == mended.bytes)
      #expect(try mended.report.reverse(mended.bytes) == input)
    }
  }
}
