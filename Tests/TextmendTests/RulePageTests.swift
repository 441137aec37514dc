import Testing

@testable import Textmend

/// What `textmend rules RULE` says, for the families that are on by default and the canonical form; those that are off
/// are in ``NormalizerTests``.
@Suite struct RulePageTests {
  /// Bytes in legacy encodings are no text; the example of split characters is too short to be decided alone.
  private static let withoutExample: Set<RuleCode> = [
    .legacyEncoding, .malformedBytes, .mixedEncodings, .splitCharacter,
  ]

  private static let pages = Mender.rulePages.filter { page in
    let families: Set<RuleFamily> = [.mojibake, .residue, .punctuation, .control, .canonical]
    return families.contains(page.code.family) && !withoutExample.contains(page.code)
  }

  @Test("Each rule alone makes of its page's example what the page says", arguments: pages)
  func example(_ page: RulePage) {
    var options = Options()
    options.rules = RuleSelection(families: [])
    options.rules.insert(page.code)
    let mended = Mender(options).mend(Array(RulePageTests.text(page.before).utf8))
    #expect(mended.bytes == Array(RulePageTests.text(page.after).utf8), "\(page.code): \(mended.string)")
    #expect(mended.report.edits.allSatisfy { $0.rules == [page.code] })
  }

  @Test("Every page says what, how and when not", arguments: Mender.rulePages)
  func sentences(_ page: RulePage) {
    for text in [page.summary, page.mechanism, page.refusal] { #expect(text.hasSuffix(".")) }
    #expect(!page.name.isEmpty && !page.before.isEmpty && !page.after.isEmpty)
  }

  @Test func annotatedCharactersAreNamed() {
    let report = Mender().mend("調整本地的產(chǎn)業(yè)結(jié)構(gòu)，發展農業(yè)").report
    #expect(String(String.UnicodeScalarView(report.annotatedCharacters)) == "業構產結")
    #expect(Mender().mend("今天下雨。").report.annotatedCharacters.isEmpty)
  }

  /// A page's example without its notation for what cannot be seen.
  private static func text(_ example: String) -> String {
    var result = ""
    var rest = Substring(example)
    while let start = rest.firstRange(of: "[U+") {
      result += rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
      let digits = rest.prefix { $0 != "]" }
      if let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) {
        result.unicodeScalars.append(scalar)
      }
      rest = rest.dropFirst(digits.count + 1)
    }
    return (result + rest).replacing("\\r", with: "\r").replacing("\\n", with: "\n")
  }
}
