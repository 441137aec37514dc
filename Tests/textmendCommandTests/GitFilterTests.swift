import TestSupport
import Testing

/// `textmend git-filter` and `textconv`, with the real git.
@Suite struct GitFilterTests {
  private let folder = TemporaryFolder()

  /// Damaged and mended.
  private static let pair = (before: "產(chǎn)業(yè)發(fā)展 \r\n", after: "產業發展 \n")

  private func shell(_ line: String) -> CommandResult {
    Textmend.shell("export HOME=\"$PWD\" GIT_CONFIG_NOSYSTEM=1; \(line)", in: folder.path)
  }

  private func repository() {
    let result = shell(
      "git init -q . && git config user.name A && git config user.email a@example.org "
        + "&& git config core.autocrlf false && textmend git-filter --install")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("filter.textmend.required"))
    #expect(folder.text(".gitattributes")?.contains("*.txt filter=textmend diff=textmend\n") == true)
  }

  @Test func aThousandFilesAreMendedByOneProcess() {
    repository()
    for number in 0..<1000 {
      folder.write(
        "d/\(number).txt", "\(number): " + (number % 10 == 0 ? GitFilterTests.pair.before : "clean\n"))
    }
    // Packets carry at most 65,516 bytes.
    let long = String(repeating: "一行。\n", count: 30_000)
    folder.write("d/long.txt", long + GitFilterTests.pair.before)
    folder.write("d/empty.txt", "")
    #expect(shell("GIT_TRACE=\"$PWD/.git/trace\" git add .").status == 0)
    let starts = (folder.text(".git/trace") ?? "").split(separator: "\n").filter {
      $0.contains("run_command:") && $0.contains("git-filter")
    }
    #expect(starts.count == 1)
    for number in [0, 1, 990, 999] {
      let expected = "\(number): " + (number % 10 == 0 ? GitFilterTests.pair.after : "clean\n")
      #expect(shell("git show :d/\(number).txt").output == expected)
    }
    #expect(shell("git show :d/long.txt").output == long + GitFilterTests.pair.after)
    #expect(shell("git show :d/empty.txt").output.isEmpty)
    // What comes out is what went in, and git sees no difference.
    let result = shell("git commit -qm all && rm -r d && git checkout -q . && git status --porcelain")
    #expect(result.status == 0 && result.output.isEmpty, "\(result.output)\(result.errors)")
    #expect(folder.text("d/990.txt") == "990: " + GitFilterTests.pair.after)
  }

  @Test func binaryFilesPassThrough() {
    repository()
    let bytes = (0..<4000).map { UInt8($0 * 7 & 0xFF) }
    folder.write("a.txt", bytes)
    #expect(shell("git add .").status == 0)
    #expect(shell("git show :a.txt").outputBytes == bytes)
  }

  @Test(arguments: [true, false])
  func aFileThatCannotBeDecodedFails(_ isRequired: Bool) {
    repository()
    if !isRequired { _ = shell("git config filter.textmend.required false") }
    folder.write(".textmend.toml", "encoding = \"utf-8\"\n")
    let bytes: [UInt8] = Array("fine\r\n".utf8) + [0x81, 0xFF, 0xFE, 0x81, 0x0A]
    folder.write("bad.txt", bytes)
    folder.write("good.txt", "good\r\n")
    let result = shell("git add bad.txt")
    #expect(result.errors.contains("bad.txt: byte 6 (line 2, column 1): 81"))
    #expect((result.status == 0) == !isRequired)
    #expect(shell("git ls-files bad.txt").output == (isRequired ? "" : "bad.txt\n"))
    if !isRequired { #expect(shell("git show :bad.txt").outputBytes == bytes) }
    #expect(shell("git add good.txt && git show :good.txt").output == "good\n")
  }

  @Test func theConfigurationHolds() {
    repository()
    folder.write(".textmend.toml", "[[override]]\npaths = [\"raw/\"]\nignore = [\"CAN\", \"RES\"]\n")
    folder.write("raw/a.txt", GitFilterTests.pair.before)
    folder.write("b.txt", GitFilterTests.pair.before)
    #expect(shell("git add .").status == 0)
    #expect(shell("git show :raw/a.txt").output == GitFilterTests.pair.before)
    #expect(shell("git show :b.txt").output == GitFilterTests.pair.after)
  }

  @Test func installingTwiceChangesNothing() {
    repository()
    let attributes = folder.text(".gitattributes")
    #expect(shell("textmend git-filter --install --quiet").output.isEmpty)
    #expect(folder.text(".gitattributes") == attributes)
    _ = shell("mkdir sub; cd sub; textmend git-filter --install --pattern 'docs/*'")
    #expect(folder.text(".gitattributes") == (attributes ?? "") + "docs/* filter=textmend diff=textmend\n")
    #expect(shell("cd /; textmend git-filter --install").status == 3)
  }

  @Test func textconvShowsWhatIsNewBesidesDamage() {
    folder.write("a.txt", GitFilterTests.pair.before)
    _ = shell(
      "git init -q . && git config user.name A && git config user.email a@example.org && git add . && git commit -qm a "
        + "&& git config diff.textmend.textconv 'textmend textconv' && echo '*.txt diff=textmend' >.gitattributes"
    )
    folder.write("a.txt", GitFilterTests.pair.after + "新行\n")
    let diff = shell("git diff a.txt").output.split(separator: "\n").filter {
      $0.hasPrefix("+") || $0.hasPrefix("-")
    }
    #expect(diff == ["--- a/a.txt", "+++ b/a.txt", "+新行"])
  }

  @Test func brokenPacketsEndTheProcess() {
    for input in ["zzzz", "0005", "00", "0000", "0016git-filter-client\n0000"] {
      let result = Textmend.run("git-filter", in: folder, input: input)
      #expect(result.status == 3)
      #expect(result.errors.hasPrefix("textmend: error: "))
    }
  }
}
