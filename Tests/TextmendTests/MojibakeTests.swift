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
    #expect(MojibakeFixture.load("negatives").count >= 20)
    #expect(!MojibakeFixture.load("known-failures").isEmpty)
  }

  @Test(arguments: MojibakeFixture.load("chains") + MojibakeFixture.load("lost"))
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

  @Test func reportsReplay() throws {
    for fixture in MojibakeFixture.load("chains") {
      let input = Array(fixture.damaged.utf8)
      let mended = mender.mend(input)
      #expect(try mended.report.apply(to: input) == mended.bytes)
      #expect(try mended.report.reverse(mended.bytes) == input)
    }
  }
}
