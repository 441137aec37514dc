import TestSupport
import Testing

/// `fix --journal`, `fix --backup` and `undo`.
@Suite struct UndoTests {
  private let folder = TemporaryFolder()
  private static let damaged = "他們談到產(chǎn)業(yè)發(fā)展和規(guī)劃。\r\n"
  private static let mended = "他們談到產業發展和規劃。\n"

  private func run(_ arguments: String) -> CommandResult {
    Textmend.shell("textmend \(arguments)", in: folder.path)
  }

  /// SHA-256 of every file but the journal, as the system's own tool has it.
  private var hashes: String {
    Textmend.shell("find . -type f ! -name '*.journal' | sort | xargs sha256sum", in: folder.path).output
  }

  @Test func restoresEveryByte() {
    folder.write("a.txt", Self.damaged)
    folder.write("sub/page.html", "<p>\(Self.damaged)</p>\r\n")
    // GBK, converted as a whole.
    let gbk: [UInt8] = [0xD6, 0xD0, 0xCE, 0xC4, 0xD7, 0xD6, 0xB7, 0xFB, 0xBC, 0xAF, 0x0A]
    folder.write("gbk.txt", gbk)
    folder.write("empty.txt", "")
    _ = Textmend.shell(
      "printf 'a\\r\\n' >\"$(printf '\\326\\320.txt')\"; gzip -c a.txt >z.txt.gz", in: folder.path)
    let before = hashes
    #expect(run("fix -q --encoding gbk --journal a.journal gbk.txt").status == 0)
    #expect(run("fix -q --journal a.journal .").status == 0)
    #expect(folder.text("gbk.txt") == "中文字符集\n")
    #expect(hashes != before)
    let undone = run("undo a.journal")
    #expect(undone.status == 0)
    #expect(undone.output.hasSuffix("5 files restored\n"))
    #expect(hashes == before)
    #expect(run("undo a.journal").output.isEmpty)
    #expect(hashes == before)
  }

  @Test func takesBackSeveralRunsAtOnce() {
    folder.write("a.txt", Self.damaged)
    #expect(run("fix -q --select RES --journal j a.txt").status == 0)
    #expect(run("fix -q --journal j a.txt").status == 0)
    #expect(folder.text("a.txt") == Self.mended)
    #expect(run("undo j").output.contains("a.txt: 5 edits taken back"))
    #expect(folder.text("a.txt") == Self.damaged)
  }

  @Test func aFileThatWasChangedSinceIsLeftAlone() {
    folder.write("a.txt", Self.damaged)
    folder.write("b.txt", Self.damaged)
    folder.write("c.txt", Self.damaged)
    #expect(run("fix -q --journal j a.txt b.txt c.txt").status == 0)
    folder.write("a.txt", Self.mended + "more\n")
    let result = Textmend.shell("rm c.txt; textmend undo -q j", in: folder.path)
    #expect(result.status == 3)
    #expect(
      result.errors == """
        textmend: error: \(folder.file("a.txt")): has been changed since it was fixed; left alone
        textmend: error: \(folder.file("c.txt")): No such file or directory

        """)
    #expect(folder.text("a.txt") == Self.mended + "more\n")
    #expect(folder.text("b.txt") == Self.damaged)
  }

  @Test func aLineThatIsCutOffWasNotDone() {
    folder.write("a.txt", Self.damaged)
    #expect(run("fix -q --journal j a.txt").status == 0)
    let whole = folder.text("j") ?? ""
    folder.write("j", whole + "{\"path\":\"/tmp/x")
    #expect(run("undo -q j").status == 0)
    #expect(folder.text("a.txt") == Self.damaged)
    // The next run puts its line in the place of the broken one.
    #expect(run("fix -q --journal j a.txt").status == 0)
    #expect(folder.text("j") == whole + whole.split(separator: "\n")[1] + "\n")
  }

  @Test func whatIsNoJournalIsRefused() {
    folder.write("a.txt", Self.damaged)
    folder.write("notes.txt", "important\n")
    let fixed = run("fix --journal notes.txt a.txt")
    #expect(fixed.status == 3)
    #expect(fixed.errors == "textmend: error: notes.txt: is no journal; left alone\n")
    #expect(folder.text("notes.txt") == "important\n")
    #expect(folder.text("a.txt") == Self.damaged)
    #expect(run("undo notes.txt").errors == "textmend: error: notes.txt: is no journal of Textmend\n")
  }

  @Test func aJournalIsNotMended() {
    folder.write("a.txt", Self.damaged)
    #expect(run("fix -q --journal j.txt .").status == 0)
    let journal = folder.text("j.txt")
    #expect(run("fix -q .").status == 0)
    #expect(run("check .").status == 0)
    #expect(folder.text("j.txt") == journal)
    #expect(run("check j.txt").errors == "textmend: j.txt: a journal, skipped\n")
  }

  @Test func aDamagedEntryUndoesNothing() {
    folder.write("a.txt", Self.damaged)
    #expect(run("fix -q --journal j a.txt").status == 0)
    let journal = folder.text("j") ?? ""
    folder.write("j", journal.split(separator: "sizeBefore").joined(separator: "size"))
    let result = run("undo j")
    #expect(result.status == 3)
    #expect(result.errors == "textmend: error: j: line 2 is no entry of a journal; nothing was undone\n")
    #expect(folder.text("a.txt") == Self.mended)
  }

  @Test func backupsHoldTheOldBytesAndStay() {
    folder.write("a.txt", Self.damaged)
    _ = Textmend.shell("chmod 640 a.txt; touch -d '2001-02-03 04:05:06' a.txt", in: folder.path)
    #expect(run("fix -q --backup .orig .").status == 0)
    #expect(folder.text("a.txt.orig") == Self.damaged)
    #expect(Files.mode(folder.file("a.txt.orig")) == 0o640)
    #expect(Textmend.shell("date -r a.txt.orig +%Y", in: folder.path).output == "2001\n")
    // A second run does not mend the copies; one that would write others over them is refused.
    #expect(run("fix -q --backup .orig .").status == 0)
    folder.write("a.txt", "other\r\n")
    let refused = run("fix -q --backup .orig a.txt")
    #expect(refused.status == 3)
    #expect(refused.errors.contains("a.txt.orig exists and holds something else; left alone"))
    #expect(folder.text("a.txt") == "other\r\n")
    #expect(folder.text("a.txt.orig") == Self.damaged)
    #expect(run("fix --backup a/b a.txt").status == 2)
  }

  @Test(arguments: [false, true])
  func theTimeOfTheLastChangeStaysOnRequest(_ isLinked: Bool) {
    folder.write("a.txt", Self.damaged)
    let link = isLinked ? "ln a.txt b.txt; " : ""
    let result = Textmend.shell(
      "\(link)touch -d '2001-02-03 04:05:06.789' a.txt; textmend fix -q --keep-mtime a.txt; date -r a.txt +%Y-%N",
      in: folder.path)
    #expect(result.output == "2001-789000000\n")
    #expect(folder.text("a.txt") == Self.mended)
  }
}
