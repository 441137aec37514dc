import Testing

@testable import Textmend

/// `textmend: off`, `on` and `next-line` in a text.
@Suite struct SwitchedOffLinesTests {
  /// The switched-off lines, joined.
  private func off(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return SwitchedOffLines(bytes).ranges.map { String(decoding: bytes[$0], as: UTF8.self) }.joined(
      separator: "|")
  }

  @Test func linesBetweenTheSwitchesAreOff() {
    #expect(off("a\n# textmend: off\nb\n# textmend: on\nc\n") == "# textmend: off\nb\n# textmend: on\n")
    #expect(off("a\n<!-- textmend:off-->\r\nb") == "<!-- textmend:off-->\r\nb")
    #expect(off("textmend: off\rb\rtextmend: on\rc\r") == "textmend: off\rb\rtextmend: on\r")
    #expect(
      off("textmend: on\ntextmend: off\ntextmend: off\n\ntextmend: on\nx\n")
        == "textmend: off\ntextmend: off\n\ntextmend: on\n")
  }

  @Test func oneLineIsOff() {
    #expect(off("// textmend: next-line\nb\nc\n") == "// textmend: next-line\nb\n")
    #expect(off("// textmend: next-line") == "// textmend: next-line")
    #expect(
      off("textmend: next-line\n/* textmend: next-line */\nb\nc")
        == "textmend: next-line\n/* textmend: next-line */\nb\n")
    #expect(
      off("textmend: off\ntextmend: next-line\ntextmend: on\nb\nc")
        == "textmend: off\ntextmend: next-line\ntextmend: on\n")
  }

  @Test(arguments: [
    "textmend: offline", "mytextmend: off", "textmend : off", "Textmend: off", "textmend: ", "textmend:",
    "文textmend: off",
  ])
  func otherWordsAreText(_ text: String) {
    #expect(off("\(text)\nb\n").isEmpty)
  }

  @Test func switchesReachIntoTheTextThatFollows() {
    for (text, carried) in [
      ("a\ntextmend: off\nb\n", "textmend: off\n"), ("textmend: off\nb", "textmend: off"),
      ("textmend: next-line", "textmend: next-line"),
      ("textmend: next-line\n", "textmend: next-line\n"), ("textmend: next-line\nb", ""),
      ("textmend: off\ntextmend: on\n", ""),
    ] {
      #expect(SwitchedOffLines(Array(text.utf8)).carried == Array(carried.utf8))
    }
  }

  private func mended(_ text: String, _ switches: Options.Switches = .honoured) -> String {
    var options = Options()
    options.rules.insert(.canonical)
    options.rules.insert(.escape)
    options.switches = switches
    let mended = Mender(options).mend(Array(text.utf8))
    #expect((try? mended.report.apply(to: Array(text.utf8))) == mended.bytes)
    #expect(Mender(options).mend(mended.bytes).report.edits.isEmpty)
    return mended.string
  }

  @Test func switchedOffLinesKeepTheirBytes() {
    let off = "textmend: off\r\n前\u{FEFF}後 &amp;eacute; e\u{301} 锟斤拷\r\n"
    #expect(mended("e\u{301}\r\n\(off)\n\n") == "é\n\(off)\n\n")
    #expect(mended("e\u{301}\r\n\(off)textmend: on\r\ne\u{301}\r\n\n") == "é\n\(off)textmend: on\r\né\n")
    #expect(mended("textmend: next-line\n前\u{FEFF}後\n前\u{FEFF}後") == "textmend: next-line\n前\u{FEFF}後\n前後\n")
    #expect(mended("textmend: off\n前\u{FEFF}後", .ignored) == "textmend: off\n前後\n")
  }

  @Test func switchedOffLinesGiveNoEvidenceAndNoFindings() {
    let annotated = "產(chǎn)業(yè)發(fā)展\n"
    #expect(mended(annotated) == "產業發展\n")
    // The characters without notes would speak against notes.
    let quoted = "textmend: next-line\n產業發展\n"
    #expect(mended(quoted + annotated) == quoted + "產業發展\n")
    let options = Options()
    #expect(!Mender(options).mend("锟斤拷").report.findings.isEmpty)
    var honouring = options
    honouring.switches = .honoured
    #expect(Mender(honouring).mend("textmend: off\n锟斤拷").report.findings.isEmpty)
  }

  @Test func theLastLineEndIsThatOfTheText() {
    var options = Options()
    options.rules.insert(.canonical)
    options.normalization.lineEnding = .keep
    let mender = Mender(options)
    for (before, after) in [
      ("a\r\nb", "a\r\nb\r\n"), ("a\r\nb\r\n", "a\r\nb\r\n"), ("a\r\n\r\n\r\n", "a\r\n"), ("a\nb", "a\nb\n"),
      ("a", "a\n"),
      ("a\rb", "a\rb\r"), ("a\r\r", "a\r"), ("\r\n", "\r\n"), ("", ""),
    ] {
      #expect(mender.mend(Array(before.utf8)).string == after)
    }
  }
}
