import TestSupport
import Testing

/// `textmend fix` when writing goes wrong: no byte may be lost.
@Suite struct WriteTests {
  private let folder = TemporaryFolder()

  /// Text that has an edit on every line and shrinks by it.
  private static func damaged(lines: Int) -> String {
    (0..<lines).map { "第\($0)行\r\n" }.joined()
  }

  private static func mended(lines: Int) -> String {
    (0..<lines).map { "第\($0)行\n" }.joined()
  }

  @Test func aReadOnlyFileIsLeftAlone() {
    folder.write("a.txt", "a\r\n")
    folder.write("b.txt", "b\r\n")
    let result = Textmend.shell("chmod a-w a.txt; textmend fix a.txt b.txt", in: folder.path)
    #expect(result.status == 3)
    #expect(result.errors == "textmend: error: a.txt: is read-only\n")
    #expect(folder.text("a.txt") == "a\r\n")
    #expect(folder.text("b.txt") == "b\n")
  }

  @Test func anUnchangedFileIsNeverOpenedForWriting() {
    folder.write("a.txt", "clean\n")
    let inode = Files.inode(folder.file("a.txt"))
    #expect(Textmend.shell("chmod a-w a.txt; textmend fix a.txt", in: folder.path).status == 0)
    #expect(Files.inode(folder.file("a.txt")) == inode)
  }

  @Test(arguments: [false, true])
  func aFullDiskLosesNothing(_ isLinked: Bool) {
    let text = WriteTests.damaged(lines: 5000)
    folder.write("a.txt", text)
    if isLinked { _ = Textmend.shell("ln a.txt b.txt", in: folder.path) }
    let names = folder.names
    // A limit on the size of files acts as a full disk does: writes fail in the middle.
    let result = Textmend.shell("ulimit -f 8; textmend fix a.txt", in: folder.path)
    #expect(result.status == 3)
    #expect(result.errors == "textmend: error: a.txt: File too large\n")
    #expect(folder.text("a.txt") == text)
    #expect(folder.names == names)
  }

  @Test func aFullDeviceOnStandardOutputIsReported() {
    folder.write("a.txt", "clean\n")
    for verb in ["filter <a.txt", "check --format json a.txt"] {
      let result = Textmend.shell("textmend \(verb) >/dev/full", in: folder.path)
      #expect(result.errors == "textmend: error: standard output: No space left on device\n")
      #expect(result.status == 3)
    }
  }

  /// Microseconds from the start of a run to moments all over its second half, where it writes, and a little after.
  private func moments(_ text: String) -> [UInt32] {
    folder.write("a.txt", text)
    let time = ContinuousClock().measure { _ = Textmend.run("fix", "a.txt", in: folder) }.components
    let microseconds = Double(time.seconds) * 1e6 + Double(time.attoseconds) / 1e12
    return (0..<40).map { UInt32(microseconds * (0.4 + 0.02 * Double($0))) }
  }

  @Test func killedAtAnyMomentTheFileIsOldOrNew() {
    let old = WriteTests.damaged(lines: 60_000)
    let new = WriteTests.mended(lines: 60_000)
    var ends: Set<String> = []
    for delay in moments(old) {
      folder.write("a.txt", old)
      _ = Textmend.run("fix", "a.txt", in: folder, killedAfter: delay)
      let now = folder.text("a.txt")
      #expect(now == old || now == new)
      ends.insert(now == old ? "old" : "new")
      _ = Textmend.shell("rm -f .a.txt.textmend-*", in: folder.path)
    }
    #expect(ends.contains("old"))
  }

  @Test func killedWhileWritingInPlaceTheOldBytesAreAtHand() {
    let old = WriteTests.damaged(lines: 60_000)
    let new = WriteTests.mended(lines: 60_000)
    for delay in moments(old) {
      folder.write("a.txt", old)
      _ = Textmend.shell("ln -f a.txt b.txt", in: folder.path)
      _ = Textmend.run("fix", "a.txt", in: folder, killedAfter: delay)
      let now = folder.text("a.txt")
      let saved = folder.text(".a.txt.textmend-saved")
      #expect(now == old || now == new || saved == old)
      if saved != nil {
        let again = Textmend.run("fix", "a.txt", in: folder)
        #expect(again.status == 3)
        #expect(again.errors.contains(".a.txt.textmend-saved"))
        #expect(folder.text(".a.txt.textmend-saved") == old)
      }
      _ = Textmend.shell("rm -f .a.txt.textmend-*", in: folder.path)
    }
  }

  @Test func oneFileUnderTwoNamesIsWrittenOnce() {
    folder.write("d/a.txt", WriteTests.damaged(lines: 2000))
    _ = Textmend.shell("ln d/a.txt d/b.txt", in: folder.path)
    let result = Textmend.run("fix", "d", "./d/a.txt", "--jobs", "4", in: folder)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(folder.text("d/b.txt") == WriteTests.mended(lines: 2000))
    #expect(Files.inode(folder.file("d/a.txt")) == Files.inode(folder.file("d/b.txt")))
  }

  @Test func undecodableBytesAreNeverWritten() {
    let bytes: [UInt8] = Array("fine\r\n".utf8) + [0x81, 0xFF, 0xFE, 0x81] + Array("\r\n".utf8)
    folder.write("a.txt", bytes)
    let result = Textmend.run("fix", "--encoding", "utf-8", "a.txt", in: folder)
    #expect(result.status == 3)
    #expect(result.errors.hasPrefix("textmend: error: a.txt: byte 6 (line 2, column 1): 81"))
    #expect(folder.read("a.txt") == bytes)
    let filtered = Command.run(
      Textmend.path, ["filter", "--encoding", "utf-8", "--stdin-filename", "in.txt"], in: "/", input: bytes)
    #expect(filtered.outputBytes == bytes)
    #expect(filtered.status == 3)
    #expect(filtered.errors.hasPrefix("textmend: error: in.txt: byte 6"))
  }
}
