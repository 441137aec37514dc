import TestSupport
import Testing

/// What is written early, and what takes little memory.
@Suite struct LargeInputTests {
  private let folder = TemporaryFolder()

  private func filter(_ input: String) -> CommandResult { Textmend.run("filter", in: folder, input: input) }

  /// `fix` reads the file as a whole.
  private func fixed(_ text: String) -> String? {
    folder.write("whole.txt", text)
    _ = Textmend.run("fix", "-q", "whole.txt", in: folder)
    return folder.text("whole.txt")
  }

  @Test(arguments: [
    "", "\n", "\n\n\n", "a", "a\n", "a\n\n\n", "\n\na\n\n", "a\r\nb\n", "a\nb\r\n\r\n", "a\n\u{FEFF}b\n",
    "\u{FEFF}a\n",
    "a\nGrÃ¶ÃŸe, schÃ¶ner\n\n", "plain\n他們談到產(chǎn)業(yè)發(fā)展和規(guī)劃\nplain\n\n", "a ???? b\nc ????? d\n",
    "e\u{301}\n",
    "a\n~{VPND~}\n", "a\n\u{1B}[1mb\n", "a\n# textmend: off\nb,\u{FEFF}\n",
  ])
  func theOutcomeIsThatOfFix(_ text: String) {
    #expect(filter(text).output == fixed(text))
  }

  @Test func legacyTextBehindPlainLinesIsConverted() {
    let text = "Title\n\n" + String(repeating: "他们谈到了今年的计划和明天的天气\n", count: 20)
    let gbk = Command.run(
      "/usr/bin/env", ["iconv", "-f", "utf-8", "-t", "gbk"], in: "/", input: Array(text.utf8))
    #expect(Command.run(Textmend.path, ["filter"], in: "/", input: gbk.outputBytes).output == text)
  }

  @Test func linesComeOutBeforeTheInputEnds() {
    // More is sent when the first line has come back: a command that waits for the end would wait for ever.
    let script = """
      mkfifo in out; textmend filter <in >out & exec 3>in 4<out
      printf 'one\\ntwo\\n' >&3; read -r first <&4; echo "$first" >&2
      printf 'GrÃ¶ÃŸe, schÃ¶ner' >&3; exec 3>&-; cat <&4; wait
      """
    let result = Textmend.shell(script, in: folder.path)
    #expect(result.errors == "one\n")
    #expect(result.output == "two\nGröße, schöner\n")
  }

  /// Lines of which one in fifty is damaged, some of them with blank lines behind.
  private func lines(_ count: Int) -> String {
    (0..<count).map { number in
      number % 50 == 0
        ? "第\(number)行，他們談到產(chǎn)業(yè)發(fā)展和規(guī)劃。\r\n\n" : "第\(number)行，他們談到今天的天氣和明天的計劃。\n"
    }.joined()
  }

  @Test func segmentsOfALongInputJoinUp() {
    let text = lines(400_000)
    let result = filter(text)
    #expect(result.status == 0)
    let expected = text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
      .split(separator: "(chǎn)").joined().split(separator: "(yè)").joined().split(separator: "(fā)").joined()
      .split(separator: "規(guī)").joined(separator: "規")
    #expect(result.output.utf8.count == expected.utf8.count)
    #expect(result.output == expected)
  }

  /// Megabytes that a command takes at most.
  private func memory(_ line: String) -> Int? {
    let script = """
      import resource, subprocess, sys
      subprocess.run(sys.argv[1:], check=True)
      print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, file=sys.stderr)
      """
    folder.write("measure.py", script)
    let result = Textmend.shell("python3 measure.py sh -c '\(line)'", in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    return result.errors.split(separator: "\n").last.flatMap { Int($0) }
  }

  @Test func aLargeCleanFileTakesLittleMemory() throws {
    let line = "第一行，他們談到今天的天氣和明天的計劃。 And some words of English, too.\n"
    folder.write("part.txt", String(repeating: line, count: 100_000))
    _ = Textmend.shell(
      "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do cat part.txt; done >a.txt", in: folder.path)
    #expect(try #require(memory("textmend check a.txt")) < 64)
    #expect(try #require(memory("textmend fix --jobs 2 a.txt")) < 64)
    #expect(try #require(memory("textmend filter <a.txt | cmp - a.txt")) < 100)
  }

  /// Writes 20 MB of lines, of which few are damaged, among them some at the very beginning and end; answers what becomes
  /// of them.
  private func writeDamagedFile() {
    let part = String(repeating: "Zeile für Zeile steht hier, wie es sich gehört.\n", count: 5_000)
    folder.write("damaged", "GrÃ¶ÃŸe, schÃ¶ner\n" + part + "他們談到產(chǎn)業(yè)發(fā)展和規(guī)劃\n")
    folder.write("mended", "Größe, schöner\n" + part + "他們談到產業發展和規劃\n")
    _ = Textmend.shell(
      """
      i=0; while [ $i -lt 80 ]; do cat damaged >>a.txt; cat mended >>expected; i=$((i + 1)); done
      printf 'the end\r\n\n' >>a.txt; echo 'the end' >>expected
      """, in: folder.path)
  }

  @Test func aLargeDamagedFileTakesLittleMemory() throws {
    writeDamagedFile()
    #expect(try #require(memory("textmend fix --jobs 2 a.txt")) < 64)
    #expect(Textmend.shell("cmp a.txt expected", in: folder.path).status == 0)
    #expect(folder.names == ["a.txt", "damaged", "expected", "measure.py", "mended"])
    #expect(Textmend.run("check", "a.txt", in: folder).status == 0)
  }

  @Test func placesInALargeFileAreThoseOfTheFile() {
    writeDamagedFile()
    let result = Textmend.run("check", "a.txt", in: folder)
    let places = result.output.split(separator: "\n").filter { $0.hasPrefix("a.txt:") }
    #expect(result.status == 1)
    #expect(places.first == "a.txt:1:3 (byte 2): MOJ001 mojibake of a one-byte code page")
    #expect(places.last == "a.txt:400161:8 (byte 20006487): CAN004 final newline")
    #expect(result.output.hasSuffix("481 edits in 1 file possible\n"), "\(result.output.suffix(60))")
    // What needs all edits at once says the same of a file that is read whole.
    let statistics = Textmend.run("check", "--statistics", "a.txt", in: folder).output
    let json = Textmend.shell(
      "textmend check --format jsonl a.txt | grep -o '\"rule\":' | wc -l", in: folder.path)
    #expect(statistics.hasSuffix("481 edits in 1 file possible\n"), "\(statistics)")
    #expect(json.output == "481\n")
  }

  @Test func aLargeFileWithTwoNamesKeepsThem() {
    writeDamagedFile()
    let result = Textmend.shell(
      "ln a.txt b.txt && textmend fix -q a.txt && cmp b.txt expected", in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
  }
}
