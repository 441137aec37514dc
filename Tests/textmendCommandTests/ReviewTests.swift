import TestSupport
import Testing

/// `textmend fix --review`, through a pseudo-terminal.
@Suite(.enabled(if: Python.isThere, "the terminal is a Python program"))
struct ReviewTests {
  private let folder = TemporaryFolder()

  private static let first = "前\u{FEFF}後 一\u{FEFF}二\n產(chǎn)業(yè)發(fā)展\ncafe\u{301}\n"
  private static let second = "三\u{FEFF}四\n"

  /// Answers, and the last line that the dialogue prints.
  private func review(_ answers: String, _ arguments: String = "a.txt b.txt") -> CommandResult {
    folder.write("a.txt", ReviewTests.first)
    folder.write("b.txt", ReviewTests.second)
    return Python.run(
      "dialogue.py", "\(answers) -- textmend fix --review --color never \(arguments)", in: folder.path)
  }

  private var texts: [String?] { [folder.text("a.txt"), folder.text("b.txt")] }

  @Test func eachEditIsAcceptedOrRejected() {
    let result = review("y n n y n y y")
    #expect(
      texts == ["前後 一\u{FEFF}二\n產(chǎn)業發(fā)展\ncafé\n", "三四\n"])
    #expect(result.output.hasSuffix("\nstatus 0, 0 answers left\n"), "\(result.output)")
    #expect(
      result.output.contains(
        """

        a.txt:1:2: CTL001 byte order mark inside
          - 前\\u{FEFF}後 一\\u{FEFF}二
              ^^^^^^^^
          + 前後 一\\u{FEFF}二
          = invisible characters inserted
        (1 of 6) Make this edit? [y, n, r, c, e, s, q, ?] y

        """), "\(result.output)")
    #expect(result.output.contains("4 edits in 2 files made"))
  }

  @Test func aRuleIsAcceptedInAllFiles() {
    _ = review("r n n n n")
    #expect(texts == ["前後 一二\n產(chǎn)業(yè)發(fā)展\ncafe\u{301}\n", "三四\n"])
  }

  @Test func whatCameAboutTheSameWayIsAccepted() {
    _ = review("n n c y n")
    #expect(texts == ["前\u{FEFF}後 一\u{FEFF}二\n產業發展\ncafé\n", ReviewTests.second])
  }

  @Test func somethingElseIsPutThere() {
    _ = review("e '' e ＋ n s y")
    #expect(texts == ["前＋後 一\u{FEFF}二\n產(chǎn)業(yè)發(fā)展\ncafe\u{301}\n", "三四\n"])
  }

  @Test func theRestOfAFileIsLeft() {
    _ = review("y s y")
    #expect(texts == ["前後 一\u{FEFF}二\n產(chǎn)業(yè)發(fā)展\ncafe\u{301}\n", "三四\n"])
  }

  @Test(arguments: ["q", "^D"])
  func theReviewEnds(_ answer: String) {
    let result = review("y \(answer)")
    #expect(texts == ["前後 一\u{FEFF}二\n產(chǎn)業(yè)發(fā)展\ncafe\u{301}\n", ReviewTests.second])
    #expect(result.output.contains("1 edit in 1 file made"))
  }

  @Test func anInterruptLeavesTheFile() {
    _ = review("y ^C")
    #expect(texts == [ReviewTests.first, ReviewTests.second])
  }

  @Test func helpIsGiven() {
    let result = review("? q")
    #expect(result.output.contains("y  make this edit"))
    #expect(texts == [ReviewTests.first, ReviewTests.second])
  }

  @Test func aConversionIsOneQuestion() {
    let bytes: [UInt8] = [
      0xD6, 0xD0, 0xCE, 0xC4, 0xD7, 0xD6, 0xB7, 0xFB, 0xA3, 0xAC, 0xCE, 0xD2, 0xC3, 0xC7, 0x0A,
    ]
    for (answer, expected) in [("y", Array("中文字符，我们\n".utf8)), ("n", bytes)] {
      folder.write("gbk.txt", bytes)
      let result = review(answer, "gbk.txt")
      #expect(result.output.contains("Convert the file to UTF-8, 1 places?"))
      #expect(folder.read("gbk.txt") == expected)
    }
  }

  @Test func withoutATerminalItIsWrongUsage() {
    folder.write("a.txt", ReviewTests.first)
    let result = Textmend.run("fix", "--review", "a.txt", in: folder)
    #expect(result.status == 2)
    #expect(folder.text("a.txt") == ReviewTests.first)
  }
}
