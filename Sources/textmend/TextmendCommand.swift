import ArgumentParser
import Textmend

/// The command itself; its verbs are in `Subcommands/`.
struct TextmendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "textmend",
    abstract: "Repair damaged text: mojibake, split characters, inserted notes and marks.",
    discussion: """
      textmend page.txt              say what is damaged and change nothing
      textmend diff pages/           show the repairs as a unified diff
      textmend fix pages/            repair the files in place
      textmend undo mended.jsonl     take back what `fix --journal mended.jsonl` did
      textmend filter <in >out       repair a stream
      textmend explain '規?;?'        tell a repair byte by byte

      Exit status: 0 nothing to do, or done; 1 edits found (check, diff); 2 wrong usage; \
      3 something could not be read, decided or written, and the rest was still processed.
      """,
    version: "textmend \(textmendVersion)",
    subcommands: verbs.known, defaultSubcommand: verbs.standard)

  static let all: [any ParsableCommand.Type] = [
    Check.self, Fix.self, Diff.self, Filter.self, Pipe.self, Detect.self, Explain.self, Rules.self,
    HTMLReport.self, Config.self, GitFilter.self, Textconv.self, Undo.self,
  ]

  /// ArgumentParser reads the options of every verb that it knows at each start, which takes longer than a small file.
  /// It is told of the others only where the first word does not settle which verb is meant.
  private static let verbs: (known: [any ParsableCommand.Type], standard: (any ParsableCommand.Type)?) = {
    guard let word = CommandLine.arguments.dropFirst().first else { return (all, Check.self) }
    if let verb = all.first(where: { $0._commandName == word }) { return ([verb], nil) }
    if word == "--version" { return ([], nil) }
    return word.hasPrefix("-") || word == "help" ? (all, Check.self) : ([Check.self], Check.self)
  }()
}
