import TestSupport
import Testing

@testable import Textmend
@testable import textmend_tools

/// What the fixtures of the families that are off by default cannot say.
@Suite struct NormalizerTests {
  private static func mender(_ families: RuleFamily..., tune: (inout Options) -> Void = { _ in }) -> Mender {
    var options = Options()
    for family in families { options.rules.insert(family) }
    tune(&options)
    return Mender(options)
  }

  @Test("Each rule works alone, and its page's example is true")
  func pages() {
    let pages = Escapes.pages + Widths.pages + Compatibility.pages
    #expect(pages.count == 14)
    for page in pages {
      var options = Options()
      options.rules = RuleSelection(families: [])
      options.rules.insert(page.code)
      if page.code == .namedEntity { options.rules.insert(.numericEntity) }
      let before = NormalizerTests.text(page.before)
      let mended = Mender(options).mend(before)
      #expect(mended.bytes == Array(NormalizerTests.text(page.after).utf8), "\(page.code): \(mended.string)")
      #expect(mended.report.edits.contains { $0.rules == [page.code] }, "\(page.code)")
      options.rules.remove(page.code)
      #expect(Mender(options).mend(before).report.edits.allSatisfy { $0.rule != page.code })
    }
  }

  /// A page's example without its notation for invisible characters.
  private static func text(_ example: String) -> String {
    example.replacing("[U+00A0]", with: "\u{A0}").replacing("[U+F914]", with: "\u{F914}")
      .replacing("\\n", with: "\n")
  }

  @Test func defaultRunsLeaveThemAlone() {
    let text = "caf&eacute; \\u4eca %E4%BB%8A 下雨,明天 ⼈們 ﬁ １２ a\u{A0}b"
    #expect(Mender().mend(text).report.edits.isEmpty)
  }

  @Test func addressesAndCodeOnRequest() {
    let text = "https://example.org/%E4%BB%8A%2F%20 `&eacute;`"
    let open = NormalizerTests.mender(.escape) {
      $0.escapes.addresses = .mend
      $0.escapes.code = .mend
    }
    #expect(open.mend(text).string == "https://example.org/今%2F%20 `é`")
  }

  @Test("Every name of HTML is known, and written as Python has it")
  func entityTable() throws {
    let file = try HTMLEntityTable.file()
    let isSame = Blob.htmlEntities.bytes == file.bytes
    #expect(isSame)
    #expect(file.codes == 2231)
    #expect(EntityTable.shared.scalars(of: Array("NotEqualTilde".utf8)[...]) == [0x2242, 0x338])
  }

  @Test("Radicals are those of Perl's Unicode", .enabled(if: hasPerl))
  func radicals() {
    let program = """
      use Unicode::UCD 'charprop';
      for (0x2E80..0x2FD5) { my $v = charprop($_, 'EqUIdeo'); print defined $v && length $v ? ord $v : 0, "\\n" }
      """
    let lines = Command.run("/usr/bin/env", ["perl", "-e", program], in: "/").output.split(separator: "\n")
    #expect(lines.count == 0x2FD6 - 0x2E80)
    for (scalar, line) in zip(Radicals.first...Radicals.last, lines) {
      #expect(Radicals.ideograph(of: scalar) ?? 0 == UInt32(line))
    }
  }

  private static let hasPerl =
    Command.run(
      "/usr/bin/env", ["perl", "-MUnicode::UCD=charprop", "-e", "exit !charprop(0x2ED1, 'EqUIdeo')"], in: "/"
    )
    .status == 0

  /// Pieces that mean something to the families, in any order.
  private static let pieces = [
    "&", "amp;", "lt;", "#", "20013", ";", "x4E2D", "eacute", "<p>", "</p>", "&lt;b&gt;", "\\", "u", "4e2d",
    "d83c",
    "xe4", "%", "25", "E4%BB%8A", "u4E2D", "=", "=\n", "E4=BB=8A", "\n", "`", "```", "https://a.b/", "](",
    "(", ")",
    "\"", ",", ".", ":", "?", "今天", "雨", "a", "Ａ", "１", "，", "。", "（", "）", "“", " ", "\u{3000}", "\u{A0}",
    "⼈", "ﬁ",
    "ｶ", "ﾞ", "비",
  ]

  @Test("The laws hold for any order of what the families look for")
  func laws() throws {
    let mender = NormalizerTests.mender(.escape, .width, .compatibility, .canonical)
    for seed in UInt64(0)..<1500 {
      var generator = CorruptionTests.Generator(state: seed)
      let count = Int.random(in: 1...24, using: &generator)
      let text = (0..<count).map { _ in NormalizerTests.pieces.randomElement(using: &generator)! }.joined()
      let mended = mender.mend(text)
      let reversed = try mended.report.reverse(mended.bytes)
      #expect(reversed == Array(text.utf8), "seed \(seed)")
      let again = mender.mend(mended.string)
      #expect(
        again.bytes == mended.bytes,
        "seed \(seed): \(text.debugDescription) → \(mended.string.debugDescription)")
    }
  }
}
