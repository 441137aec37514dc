import FoundationEssentials
import TestSupport
import Testing

/// The manual page, the completions, the help, and their installation.
@Suite struct BelongingsTests {
  private let folder = TemporaryFolder()

  /// As `--experimental-dump-help` prints it.
  private struct Dump: Decodable {
    struct Command: Decodable {
      var commandName: String
      var discussion: String?
      var subcommands: [Command]?
      var arguments: [Argument]?
    }

    struct Argument: Decodable {
      struct Name: Decodable {
        var kind: String
        var name: String
      }

      var names: [Name]?
      var abstract: String?
      var shouldDisplay: Bool
    }

    var command: Command
  }

  private func commands() throws -> [Dump.Command] {
    let dump = Textmend.run("--experimental-dump-help", in: folder).outputBytes
    let root = try JSONDecoder().decode(Dump.self, from: Data(dump)).command
    return (root.subcommands ?? []).filter { $0.commandName != "help" }
  }

  @Test func theManualKnowsEveryVerbAndOption() throws {
    let bytes = try #require(Files.read(Textmend.package + "/Sources/textmend/Manual/textmend.1"))
    let manual = String(decoding: bytes, as: UTF8.self)
    // Each is told once, by its long name; what `--no-x` takes back is told with `--x`.
    let words = Set(manual.split { " ,\n|()".contains($0) })
    for command in try commands() {
      #expect(manual.contains(".It Cm \(command.commandName)\n"), "\(command.commandName)")
      for argument in command.arguments ?? [] where argument.shouldDisplay {
        let long = (argument.names ?? []).filter { $0.kind == "long" }.map(\.name)
        guard let name = long.first, !["help", "version"].contains(name) else { continue }
        let plain = name.hasPrefix("no-") ? String(name.dropFirst(3)) : name
        let isTold = words.contains("-\(plain)") || words.contains("-no-\(plain)")
        #expect(isTold, "\(command.commandName) --\(name)")
        #expect(argument.abstract?.isEmpty == false, "\(command.commandName) --\(name)")
      }
    }
  }

  @Test func theManualIsWellFormed() {
    let result = Textmend.shell(
      "command -v mandoc >/dev/null || exit 0; mandoc -T lint -W warning '\(Textmend.package)/Sources/textmend/Manual/textmend.1'",
      in: folder.path)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  @Test(arguments: [("bash", "bash -n"), ("zsh", "zsh -n"), ("fish", "fish --no-execute")])
  func theShellReadsItsCompletions(_ shell: String, _ check: String) {
    let line =
      "textmend --generate-completion-script \(shell) >script && { ! command -v \(shell) >/dev/null || \(check) script; }"
    let result = Textmend.shell(line, in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect((folder.text("script")?.utf8.count ?? 0) > 1000)
  }

  @Test func bashCompletesVerbsAndOptions() {
    let line = """
      textmend --generate-completion-script bash >script; bash -c '. ./script; COMP_WORDS=(textmend "$1" "$2"); \
      COMP_CWORD=$3; COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}; \
      _textmend textmend "${COMP_WORDS[$3]}" "${COMP_WORDS[$3-1]}"; echo "${COMPREPLY[*]}"' -
      """
    #expect(Textmend.shell(line + " gi '' 1", in: folder.path).output.contains("git-filter"))
    #expect(Textmend.shell(line + " fix --rev 2", in: folder.path).output.contains("--review"))
  }

  @Test func theProgramIsInstalledAnywhereAndStandsAlone() {
    let script = "\(Textmend.package)/Scripts/install"
    let result = Textmend.shell("TEXTMEND=\"$(command -v textmend)\" '\(script)' prefix", in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    for file in [
      "share/man/man1/textmend.1", "share/bash-completion/completions/textmend",
      "share/zsh/site-functions/_textmend", "share/fish/vendor_completions.d/textmend.fish",
    ] {
      #expect(folder.read("prefix/\(file)")?.isEmpty == false, "\(file)")
    }
    folder.write("a.txt", "產(chǎn)業(yè)發(fā)展\n")
    let moved = Textmend.shell(
      "mv prefix/bin/textmend moved && env -i ./moved filter <a.txt", in: folder.path)
    #expect(moved.output == "產業發展\n")
  }

  @Test func theExamplesOfTheHelpAreRight() throws {
    folder.write("page.txt", "產(chǎn)業(yè)發(fā)展\n")
    folder.write("in.jsonl", #"{"text":"a","title":"b"}"# + "\n")
    for command in try commands() {
      for line in (command.discussion ?? "").split(separator: "\n") {
        let words = line.split(separator: " ", omittingEmptySubsequences: true)
        guard words.first == "textmend", words.count > 1, !words.contains("--review"),
          !words.contains("git-filter")
        else { continue }
        // What follows two blanks is said about the line.
        let example = line.drop { $0 == " " }
        let end = example.firstRange(of: "  ")?.lowerBound ?? example.endIndex
        let setup = "mkdir -p docs pages; cp page.txt docs; cp page.txt pages; git init -q . 2>/dev/null"
        let result = Textmend.shell("\(setup); \(example[..<end]) ", in: folder.path)
        #expect(result.status == 0 || result.status == 1, "\(example): \(result.errors)")
        #expect(result.errors.isEmpty, "\(example): \(result.errors)")
      }
    }
  }
}
