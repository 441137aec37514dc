import TestSupport
import Testing

/// `textmend check --only-added`: what a change adds, as git sees it.
@Suite struct AddedLinesTests {
  private let folder = TemporaryFolder()

  private func shell(_ line: String) -> CommandResult {
    Textmend.shell("export HOME=\"$PWD\" GIT_CONFIG_NOSYSTEM=1; \(line)", in: folder.path)
  }

  private func commit(_ message: String) {
    let result = shell("git add . && git -c user.name=A -c user.email=a@example.org commit -qm \(message)")
    #expect(result.status == 0, "\(result.errors)")
  }

  /// Lines and columns of the edits that are reported.
  private func places(_ result: CommandResult) -> [String] {
    result.output.split(separator: "\n").filter { $0.contains(" (byte ") }.map { line in
      String(line.prefix { $0 != " " })
    }
  }

  @Test func onlyTheLinesOfTheChangeCount() {
    _ = shell("git init -q .")
    folder.write("a.txt", "前\u{FEFF}後\n二\n三\n四")
    folder.write("same.txt", "前\u{FEFF}後\n")
    commit("one")
    folder.write("a.txt", "零\n前\u{FEFF}後\n新\u{FEFF}的\n二\n三\n四")
    folder.write("new.txt", "新\u{FEFF}的\n")
    let result = shell("textmend check --only-added a.txt same.txt new.txt")
    #expect(places(result) == ["a.txt:3:2", "new.txt:1:2"])
    #expect(result.status == 1)
    folder.write("a.txt", "前\u{FEFF}後\n二\n三\n")
    #expect(shell("textmend check --only-added a.txt").status == 0)
    commit("two")
    #expect(shell("textmend check --only-added a.txt new.txt").output.isEmpty)
    #expect(places(shell("textmend check --only-added --since HEAD~ a.txt new.txt")) == ["new.txt:1:2"])
    #expect(
      places(shell("PRE_COMMIT_FROM_REF=HEAD~ textmend check --only-added a.txt new.txt")) == ["new.txt:1:2"]
    )
  }

  @Test func beforeTheFirstCommitEveryLineIsAdded() {
    _ = shell("git init -q .")
    folder.write("a.txt", "前\u{FEFF}後\n")
    #expect(places(shell("git add .; textmend check --only-added a.txt")) == ["a.txt:1:2"])
  }

  @Test func aMissingLineEndBelongsToTheLastLine() {
    _ = shell("git init -q .")
    folder.write("a.txt", "一\n二")
    commit("one")
    #expect(shell("textmend check --only-added a.txt").status == 0)
    folder.write("a.txt", "零\n二")
    #expect(shell("textmend check --only-added a.txt").status == 0)
    folder.write("a.txt", "零\n二三")
    #expect(places(shell("textmend check --only-added a.txt")) == ["a.txt:2:3"])
  }
}
