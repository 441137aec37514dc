import TestSupport
import Testing

/// Which files a command line means.
@Suite struct PathTests {
  private let folder = TemporaryFolder()

  private func shell(_ line: String) -> CommandResult { Textmend.shell(line, in: folder.path) }

  /// Files in which `check` finds something.
  private func found(_ arguments: String, input: String = "") -> [String] {
    let result = Textmend.shell("textmend check \(arguments)", in: folder.path, input: Array(input.utf8))
    // The lines below a place are indented; the last line counts.
    let lines = result.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    return lines.compactMap { $0.split(separator: ":").first.map(String.init) }.dropLast()
  }

  private func write(_ names: String...) {
    for name in names { folder.write(name, "line\r\n") }
  }

  @Test func namesThatAreNotUTF8CanBeGiven() {
    let result = shell(
      """
      n=$(printf '\\326\\320'); m=$(printf '\\364\\217\\276\\200'); mkdir d; printf 'a\\r\\n' >"$n"; cp "$n" "d/$m"
      textmend fix -q "$n" d && od -An -c "$n" "d/$m"; textmend check "$n-none"; echo $?
      textmend check --exclude "$n" "$n" 2>&1
      """)
    #expect(result.output == "   a  \\n   a  \\n\n3\n")
    #expect(result.errors.contains("No such file or directory"))
  }

  @Test func listsOfFiles() {
    write("a.txt", "b.txt", "d/c.txt", "odd\nname.txt")
    #expect(found("--files-from -", input: "a.txt\nd\n") == ["a.txt", "d/c.txt"])
    #expect(found("--files-from -", input: "b.txt\0odd\nname.txt\0") == ["b.txt", "odd", "name.txt"])
    folder.write("list", "b.txt\n")
    #expect(found("--files-from list a.txt") == ["a.txt", "b.txt"])
    #expect(shell("textmend check --files-from none").status == 3)
    #expect(shell("textmend check").status == 2)
  }

  @Test func includeAndExclude() {
    write("a.txt", "a.md", "d/b.md", "d/e/c.md")
    #expect(found("--include '*.md' .") == ["a.md", "d/b.md", "d/e/c.md"])
    #expect(found("--include '*.md' --exclude d/e .") == ["a.md", "d/b.md"])
    #expect(found("--include '*.md' a.txt a.md") == ["a.md"])
  }

  @Test func linksAreFollowedOnRequest() {
    write("d/a.txt", "other/b.txt")
    _ = shell("ln -s ../other d/link; ln -s .. d/loop; ln -s a.txt d/same; ln -s none d/broken")
    #expect(found("d") == ["d/a.txt"])
    #expect(found("--follow-links d") == ["d/a.txt", "d/link/b.txt", "d/loop/other/b.txt", "d/same"])
    #expect(shell("textmend fix -q --follow-links d; readlink d/same").output == "a.txt\n")
    #expect(folder.text("other/b.txt") == "line\n")
  }

  @Test func filesThatGitCallsChanged() {
    write("same.txt", "changed.txt", "gone.txt", "sub/old.txt", "renamed.txt", ".hidden.txt")
    folder.write(".gitignore", "*.log\n")
    let git = "git -c user.name=n -c user.email=e@e"
    _ = shell("git init -q .; git add -A; \(git) commit -q -m one")
    #expect(found("--changed").isEmpty)
    write("new.txt", "sub/new.txt", "ignored.log", "staged.txt")
    _ = shell("printf 'more\\r\\n' >>changed.txt; rm gone.txt; mv renamed.txt moved.txt; git add staged.txt")
    _ = shell("printf 'more\\r\\n' >>.hidden.txt")
    #expect(
      found("--changed") == [
        "changed.txt", "changed.txt", "moved.txt", "new.txt", "staged.txt", "sub/new.txt",
      ])
    #expect(found("--changed sub") == ["sub/new.txt"])
    #expect(found("--changed --hidden .hidden.txt") == [".hidden.txt", ".hidden.txt"])
    #expect(shell("cd sub && textmend check --changed").output.hasPrefix("new.txt:1:5"))
    #expect(shell("cd sub && textmend check --changed ../new.txt").output.hasPrefix("../new.txt:1:5"))
  }

  @Test func withoutARepositoryChangedFails() {
    let result = shell("GIT_CEILING_DIRECTORIES=/ textmend check --changed")
    #expect(result.status == 3)
    #expect(result.errors.hasSuffix("textmend: error: git: rev-parse failed\n"))
  }

  @Test func beforeTheFirstCommitAllFilesAreChanged() {
    write("a.txt", "b.txt")
    _ = shell("git init -q .; git add a.txt")
    #expect(found("--changed") == ["a.txt", "b.txt"])
  }

  @Test func theOutputIsNoInput() {
    write("d/a.txt")
    let walked = shell("textmend check d >d/out.txt; cat d/out.txt")
    #expect(walked.output.hasPrefix("d/a.txt:1:5"))
    #expect(walked.errors.isEmpty)
    let named = shell("textmend fix d/a.txt >>d/a.txt")
    #expect(named.status == 3)
    #expect(named.errors == "textmend: error: d/a.txt: is also the output; left alone\n")
    for verb in ["filter", "pipe --field a"] {
      let same = shell("textmend \(verb) <d/a.txt >>d/a.txt")
      #expect(same.status == 3)
      #expect(same.errors == "textmend: error: standard input: is also the output; left alone\n")
    }
    #expect(folder.text("d/a.txt") == "line\r\n")
  }

  @Test func theOutputDoesNotDependOnThreads() {
    for number in 0..<300 {
      folder.write("\(number % 7)/\(number).txt", String(repeating: "第\(number)行\r\n", count: number % 40))
    }
    let one = shell("textmend check --jobs 1 .")
    for jobs in [2, 3, 8] { #expect(shell("textmend check --jobs \(jobs) .").outputBytes == one.outputBytes) }
  }

  /// Numbers of two bytes, as programs store them, are no UTF-16.
  @Test func dataThatLooksLikeTextAtItsBeginningIsLeftAlone() {
    let head = Array(String(repeating: "N a m e s ", count: 2000).utf8).map { $0 == 0x20 ? 0 : $0 }
    let data = head + [0, 0, 0x07, 0, 0x34, 0xF0, 0x00, 0xD8, 0x41, 0x00]
    folder.write("a.dat", data)
    let result = shell("textmend fix a.dat")
    #expect(result.status == 0)
    #expect(result.errors == "textmend: a.dat: binary, skipped\n")
    #expect(folder.read("a.dat") == data)
    // Text in UTF-16 without a byte order mark is still converted.
    folder.write("b.txt", head)
    #expect(shell("textmend fix -q b.txt").status == 0)
    #expect(folder.text("b.txt")?.hasPrefix("NamesNames") == true)
  }
}
