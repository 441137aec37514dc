import TestSupport
import Testing

/// `fix` on a file that is mended in segments, stopped at every system call that writes.
@Suite struct LargeInterruptionTests {
  private let folder = TemporaryFolder()

  /// Writes 17 MB with damage in the first line and in the last, as `old`, and what becomes of it, as `new`.
  private func prepare() {
    folder.write("part", String(repeating: "Zeile für Zeile, wie es sich gehört.\n", count: 27_000))
    let made = Textmend.shell(
      """
      echo 'GrÃ¶ÃŸe, schÃ¶ner' >first; echo 'Größe, schöner' >mended
      cat first $(yes part | head -17) first >old; cat mended $(yes part | head -17) mended >new
      """, in: folder.path)
    #expect(made.status == 0, "\(made.errors)")
  }

  /// Runs the command under strace on a fresh copy of the old file, alone in a folder.
  private func run(_ options: String) -> CommandResult {
    Textmend.shell(
      """
      rm -rf tree && mkdir tree && cp old tree/a.txt && cd tree
      strace -f -qq -o ../trace \(options) textmend fix --jobs 1 a.txt
      """, in: folder.path)
  }

  private func isLike(_ name: String) -> Bool {
    Textmend.shell("cmp -s tree/a.txt \(name)", in: folder.path).status == 0
  }

  /// How often each call is made in a run that nothing stops.
  private func rehearse() -> [(call: String, count: Int)] {
    let calls = InterruptionTests.calls
    let result = run("-e trace=" + calls.joined(separator: ","))
    #expect(result.status == 0 && isLike("new"), "\(result.errors)")
    let lines = (folder.text("trace") ?? "").split(separator: "\n")
    let counts = calls.map { call in (call, lines.count { $0.contains(" \(call)(") }) }
    // It is written in pieces, and renamed once.
    #expect(counts.contains { $0 == ("rename", 1) })
    #expect(counts.contains { $0.0 == "write" && $0.1 > 17 })
    return counts
  }

  @Test func killedAtAnyCall() {
    prepare()
    for (call, count) in rehearse() where count > 0 {
      for number in 1...count {
        let killed = run("-e trace=\(call) -e inject=\(call):signal=KILL:when=\(number)")
        #expect(killed.status == nil || killed.status == 137, "\(call) \(number)")
        #expect(isLike("old") || isLike("new"), "\(call) \(number)")
      }
    }
  }

  @Test func aFullDiskAtAnyCall() {
    prepare()
    for (call, count) in rehearse()
    where ["write", "fsync", "rename", "ftruncate", "fallocate", "utimensat"].contains(call) && count > 0 {
      for number in 1...count {
        let result = run("-e trace=\(call) -e inject=\(call):error=ENOSPC:when=\(number)")
        let point = "\(call) \(number): \(result.errors)"
        #expect(isLike("old") ? result.status == 3 : isLike("new"), "\(point)")
        #expect(result.status == 0 || result.errors.contains("No space left on device"), "\(point)")
        #expect(Files.names(in: folder.file("tree")) == ["a.txt"], "\(point)")
      }
    }
  }
}
