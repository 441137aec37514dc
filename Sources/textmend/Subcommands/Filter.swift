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
      """)

  @Option(help: ArgumentHelp("What messages call the input.", valueName: "name"))
  var stdinFilename = "standard input"
  @OptionGroup var rules: RuleArguments
  @OptionGroup var decoding: DecodingArguments
  @OptionGroup var outputEncoding: OutputEncodingArguments
  @OptionGroup var output: OutputArguments

  func run() throws {
    let mender = try rules.mender(defaults: .files, decoding: decoding, output: outputEncoding)
      .threaded(Workers.defaultCount)
    var writer = OutputWriter()
    let outcome = FileOutcome(standardInputNamed: stdinFilename, mender: mender)
    if outcome.failure == nil, let bytes = outcome.mended?.encoded(mender.options.output) {
      writer.write(bytes)
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
