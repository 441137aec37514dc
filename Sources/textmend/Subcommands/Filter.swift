import ArgumentParser
import Textmend
import TextmendFiles

/// `textmend filter`.
struct Filter: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Mend standard input to standard output.",
    discussion: """
      Input that is binary, or that holds bytes which no encoding explains, comes out as it went in; the latter \
      exits with 3.

      Examples:
        textmend filter <page.txt >mended.txt
        textmend filter --stdin-filename docs/page.txt <page.txt    with the configuration of that file
      """)

  @Option(help: ArgumentHelp("What messages call the input.", valueName: "name"))
  var stdinFilename = "standard input"
  @OptionGroup var rules: RuleArguments
  @OptionGroup var decoding: DecodingArguments
  @OptionGroup var output: OutputArguments

  func run() throws {
    // The name that the input goes by is that of a file, whether or not there is one.
    var plan = try rules.plan(defaults: .files, decoding: decoding)
    let mender = Mender(try plan.options(for: FilePath(stdinFilename))).threaded(Workers.defaultCount)
    var writer = OutputWriter()
    let outcome = FileOutcome(standardInputNamed: stdinFilename, mender: mender)
    if outcome.failure == nil, let mended = outcome.mended {
      writer.write(mended.bytes)
    } else {
      writer.write(outcome.source)
    }
    writer.flush()
    if output.verbose {
      let details = HumanRenderer(palette: Palette(isOn: false), isVerbose: true, tense: .changed)
      try? StandardStream.error.write(details.render(outcome))
    }
    if let failure = outcome.failure { Messages.error("\(failure)") }
    let status: ExitStatus = outcome.failure != nil || writer.hasFailed ? .failure : .success
    try status.leave()
  }
}
