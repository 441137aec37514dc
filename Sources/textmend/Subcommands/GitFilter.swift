import ArgumentParser
import Textmend
import TextmendFiles

/// `textmend git-filter`.
struct GitFilter: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "git-filter",
    abstract: "Mend files as git takes them in: the long-running filter process that git starts.",
    discussion: """
      What is added to the index is mended; what is checked out stays as it is. Binary files pass through. A file with \
      bytes that cannot be decoded fails, and so does `git add` of it. The rules are those of `textmend fix`, \
      .textmend.toml included.

      Examples:
        textmend git-filter --install                    in a repository, for its text files
        textmend git-filter --install --pattern 'docs/*' only for these
      """)

  @Flag(help: "Set up the repository around the current folder: git config and .gitattributes.")
  var install = false
  @Option(
    help: ArgumentHelp(
      "With --install: a pattern of .gitattributes that is filtered; repeatable.", valueName: "glob"))
  var pattern: [String] = ["*.txt", "*.md", "*.html", "*.csv"]
  @OptionGroup var rules: RuleArguments
  @OptionGroup var output: OutputArguments

  func run() throws {
    do {
      if install {
        for line in try GitSetup(patterns: pattern).install() where !output.quiet {
          try StandardStream.output.write(Array((line + "\n").utf8))
        }
      } else {
        var process = FilterProcess(try rules.plan(defaults: .files))
        try process.run()
      }
    } catch let error as ConfigurationError {
      throw error
    } catch {
      Messages.error("\(error)")
      try ExitStatus.failure.leave()
    }
  }
}
