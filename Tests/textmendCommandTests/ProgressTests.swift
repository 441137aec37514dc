import TestSupport
import Testing

/// The line about how far a long run is, through a pseudo-terminal.
@Suite(.enabled(if: Python.isThere, "the terminal is a Python program"))
struct ProgressTests {
  private let folder = TemporaryFolder()

  /// Files that take long: pipes that somebody fills later.
  private func run(_ arguments: String) -> String {
    folder.write("a.txt", "clean\n")
    let line = "mkfifo slow; (sleep 1.5; echo clean >slow) & textmend check \(arguments) slow a.txt"
    return Python.run("dialogue.py", "-- sh -c '\(line)'", in: folder.path).output
  }

  @Test func itIsShownAndTakenAway() {
    let shown = run("--jobs 1")
    #expect(shown.contains("\r\u{1B}[Ktextmend: 1 of 2 files"), "\(shown)")
    #expect(shown.hasSuffix("\r\u{1B}[K\nstatus 0, 0 answers left\n"), "\(shown)")
  }

  @Test func quietMeansQuiet() {
    #expect(run("--jobs 1 --quiet") == "\nstatus 0, 0 answers left\n")
  }

  @Test func filesGetNone() {
    folder.write("a.txt", "clean\n")
    let line = "mkfifo slow; (sleep 1.5; echo clean >slow) & textmend check --jobs 1 slow a.txt"
    #expect(Textmend.shell(line, in: folder.path).errors.isEmpty)
  }
}
