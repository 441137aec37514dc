import TestSupport
import Testing

/// The hooks of `.pre-commit-hooks.yaml`, run by the real pre-commit.
@Suite(.enabled(if: Python.isThere, "Scripts/setup makes the environment that has it"), .serialized)
struct PreCommitTests {
  private let folder = TemporaryFolder()

  /// A repository that has the hooks, and one that uses them.
  ///
  /// `language: swift` builds the command; a `swift` that copies the one under test saves the minutes.
  private func repositories(_ hook: String) {
    let hooks = Files.read(Textmend.package + "/.pre-commit-hooks.yaml") ?? []
    folder.write("hooks/.pre-commit-hooks.yaml", hooks)
    folder.write("hooks/Package.swift", "")
    folder.write(
      "bin/swift",
      """
      #!/bin/sh
      case $1 in --version) echo "Swift version 6.3"; exit ;; esac
      while [ $# -gt 0 ]; do case $1 in --build-path | --scratch-path) folder=$2 ;; esac; shift; done
      mkdir -p "$folder/release" && cp "$(command -v textmend)" "$folder/release/"

      """)
    folder.write("work/README.md", "")
    let configuration = "repos:\\n- repo: ../hooks\\n  rev: %s\\n  hooks:\\n  - id: \(hook)\\n"
    let result = shell(
      """
      chmod +x ../bin/swift && cd ../hooks && git init -q . && git add . && git commit -qm hooks \
      && printf '\(configuration)' "$(git rev-parse HEAD)" >../work/.pre-commit-config.yaml \
      && cd ../work && git init -q . && git add . && git commit -qm work && pre-commit install
      """)
    #expect(result.status == 0, "\(result.errors)\(result.output)")
  }

  private func shell(_ line: String) -> CommandResult {
    let environment = """
      export HOME="$PWD/.." PRE_COMMIT_HOME="$PWD/../cache" GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=A \
      GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org \
      GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=protocol.file.allow GIT_CONFIG_VALUE_0=always \
      PATH="$PWD/../bin:\(Python.folder):$PATH"
      """
    return Textmend.shell("\(environment); \(line)", in: folder.path + "/work")
  }

  @Test func theFixingHookMendsAndStopsTheCommit() {
    repositories("textmend")
    folder.write("work/a.txt", "產(chǎn)業(yè)發(fā)展\n")
    folder.write("work/b.txt", "clean\n")
    let first = shell("git add . && git commit -qm damaged")
    #expect(first.status == 1)
    #expect(first.errors.contains("files were modified by this hook"))
    #expect(folder.text("work/a.txt") == "產業發展\n")
    let second = shell("git add . && git commit -qm mended")
    #expect(second.status == 0, "\(second.errors)")
    #expect(shell("git show HEAD:a.txt").output == "產業發展\n")
    // No noise: pre-commit shows what a hook prints with --verbose.
    let verbose = shell("pre-commit run --verbose --all-files")
    #expect(verbose.status == 0)
    let lines = verbose.output.split(separator: "\n").filter { !$0.hasPrefix("-") }
    #expect(lines.count == 1 && lines[0].hasSuffix("Passed"), "\(verbose.output)")
  }

  @Test func theCheckingHookNamesThePlaces() {
    repositories("textmend-check")
    folder.write("work/a.txt", "產(chǎn)業(yè)發(fā)展\n")
    let first = shell("git add . && git commit -qm damaged")
    #expect(first.status == 1)
    #expect(first.errors.contains("a.txt:1:2 (byte 3): RES002 annotation"))
    #expect(folder.text("work/a.txt") == "產(chǎn)業(yè)發(fā)展\n")
  }

  @Test func oldDamageDoesNotStopACommit() {
    repositories("textmend-no-new-damage")
    folder.write("work/a.txt", "前\u{FEFF}後\n")
    #expect(shell("git add . && git commit -q --no-verify -m old").status == 0)
    folder.write("work/a.txt", "前\u{FEFF}後\n新行\n")
    let clean = shell("git add . && git commit -qm clean")
    #expect(clean.status == 0, "\(clean.errors)")
    folder.write("work/a.txt", "前\u{FEFF}後\n新行\n又\u{FEFF}新\n")
    let damaged = shell("git add . && git commit -qm damaged")
    #expect(damaged.status == 1)
    #expect(damaged.errors.contains("a.txt:3:2 (byte"))
    #expect(!damaged.errors.contains("a.txt:1:2 (byte"))
    // As in CI: a run over several commits.
    _ = shell("git commit -q --no-verify -m damaged")
    let run = shell("pre-commit run --from-ref HEAD~ --to-ref HEAD")
    #expect(run.status == 1)
    #expect(run.output.contains("a.txt:3:2 (byte") && !run.output.contains("a.txt:1:2 (byte"))
  }
}
