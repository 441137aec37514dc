import TestSupport
import Testing

/// The line that says how far a long run is, through a pseudo-terminal.
@Suite(.enabled(if: Python.isThere, "the terminal is a Python program"))
struct ProgressTests {
  private static let shown = "textmend: 1 of 3 files"
  private let folder = TemporaryFolder()

  /// Runs over three files, of which the first lets the command wait longer than it stays silent.
  private func run(_ options: String, _ redirection: String = "") -> CommandResult {
    for (name, text) in [("a.txt", "a\n"), ("b.txt", "b\n"), ("damaged", "GrÃ¶ÃŸe, schÃ¶ner\n")] {
      folder.write(name, text)
    }
    folder.write(
      "run.sh",
      """
      mkfifo slow; (sleep 1.5; cat damaged >slow) &
      textmend check --jobs 1 \(options) slow a.txt b.txt \(redirection)
      status=$?; rm slow; exit $status
      """)
    return Python.run("dialogue.py", "-- sh run.sh", in: folder.path)
  }

  @Test func isShownAndTakenAway() throws {
    let result = run("--color never")
    #expect(result.output.hasPrefix("\r\u{1B}[K\(Self.shown)"), "\(result.output)")
    // Nothing of it is left when findings are printed.
    let last = try #require(result.output.split(separator: "\r\u{1B}[K").last)
    #expect(last.hasPrefix("slow:1:3 (byte 2): MOJ001"), "\(result.output)")
    #expect(result.output.hasSuffix("\nstatus 1, 0 answers left\n"), "\(result.output)")
  }

  @Test func isNotShownWhereNobodyWantsIt() {
    // Not a terminal, in the second run.
    for result in [run("--quiet"), run("--color never", "2>log; status=$?; cat log; (exit $status)")] {
      #expect(!result.output.contains(Self.shown), "\(result.output)")
      #expect(result.output.hasSuffix("\nstatus 1, 0 answers left\n"), "\(result.output)")
    }
  }
}
