import ArgumentParser
import Textmend
import TextmendFiles

/// `textmend textconv`.
struct Textconv: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a file as `fix` would leave it, for git's diff.",
    discussion: """
      What cannot be mended is printed as it is, so that git always has something to compare. \
      `textmend git-filter --install` sets it up.

      Examples:
        textmend textconv page.txt
      """)

  @Argument(help: "The file.", completion: .file())
  var path: String
  @OptionGroup var rules: RuleArguments
  @OptionGroup var decoding: DecodingArguments

  func run() throws {
    let path = FilePath(path)
    var plan = try rules.plan(defaults: .files, decoding: decoding)
    let mender = Mender(try plan.options(for: path))
    let outcome = FileOutcome(.file(path, isNamed: true), mender: mender, mode: LookMode())
    if outcome.source.isEmpty, let failure = outcome.failure {
      Messages.error("\(failure)")
      try ExitStatus.failure.leave()
    }
    var writer = OutputWriter()
    writer.write(outcome.failure == nil ? outcome.mended?.bytes ?? outcome.source : outcome.source)
    writer.flush()
    let status: ExitStatus = writer.hasFailed ? .failure : .success
    try status.leave()
  }
}
