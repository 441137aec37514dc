import TestSupport
import Testing

@testable import Textmend

/// The pairs in `Fixtures`, by rule. What a file is called says what its pairs are: `known-failures` are wished for and
/// must fail still, so that the day they pass is noticed; `negatives` must stay as they are.
@Suite struct FixtureTests {
  static let files = [
    "split-characters", "trail-byte", "annotation", "stray-marks", "debris", "canonical", "escape", "width",
    "compatibility",
  ]
  .flatMap(Fixtures.files)

  /// Folders whose family is off by default.
  private static let optional: [String: RuleFamily] = [
    "canonical": .canonical, "escape": .escape, "width": .width, "compatibility": .compatibility,
  ]

  @Test(arguments: files)
  func mends(_ file: String) throws {
    let fixtures: [Fixture] = Fixtures.records(file)
    #expect(!fixtures.isEmpty)
    for fixture in fixtures {
      let mended = mender(for: file).mend(Array(fixture.damaged.utf8))
      if file.hasSuffix("known-failures.jsonl") {
        #expect(mended.string != fixture.expected, "\(file): \(fixture.label) passes now")
        continue
      }
      if file.hasSuffix("negatives.jsonl") {
        #expect(fixture.damaged == fixture.expected, "\(file): \(fixture.label) is no negative")
      }
      // Bytes, as String compares by canonical equivalence.
      let isExpected = mended.bytes == Array(fixture.expected.utf8)
      #expect(isExpected, "\(file): \(fixture.label): \(mended.string)")
      let reversed = try mended.report.reverse(mended.bytes)
      #expect(reversed == Array(fixture.damaged.utf8), "\(file): \(fixture.label), reversed")
      let again = mender(for: file).mend(mended.bytes).bytes
      #expect(again == mended.bytes, "\(file): \(fixture.label), a second time")
    }
  }

  private func mender(for file: String) -> Mender {
    var options = Options()
    if let family = FixtureTests.optional[String(file.prefix { $0 != "/" })] { options.rules.insert(family) }
    return Mender(options)
  }
}
