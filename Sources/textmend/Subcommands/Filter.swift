import ArgumentParser
import Textmend
import TextmendFiles

/// `textmend filter`.
struct Filter: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Mend standard input to standard output.",
    discussion: """
      Input that is binary, or that holds bytes which no encoding explains, comes out as it went in; the latter \
      exits with 3. Plain text is written as soon as it is decided: lines that no rule could change at once, others in \
      segments of some megabytes.

      Examples:
        textmend filter <page.txt >mended.txt
        textmend filter --stdin-filename docs/page.txt <page.txt    with the configuration of that file
      """)

  @Option(
    help: ArgumentHelp(
      "What messages call the input; its endings tell the format and the compression.", valueName: "name"))
  var stdinFilename = "standard input"
  @OptionGroup var type: TypeArguments
  @OptionGroup var rules: RuleArguments
  @OptionGroup var decoding: DecodingArguments
  @OptionGroup var outputEncoding: OutputEncodingArguments
  @OptionGroup var output: OutputArguments

  func run() throws {
    // The name that the input goes by is that of a file, whether or not there is one.
    var plan = try rules.plan(defaults: .files, decoding: decoding, output: outputEncoding)
    let mender = Mender(try plan.options(for: FilePath(stdinFilename)))
    guard !StandardInput().isAlsoOutput else {
      Messages.error("\(stdinFilename): is also the output; left alone")
      throw ExitCode(ExitStatus.failure.rawValue)
    }
    if !output.verbose, FilterRun.applies(to: mender, name: stdinFilename, type: type.type) {
      var run = FilterRun(mender, name: stdinFilename, threads: Workers.defaultCount)
      return try run.run().leave()
    }
    var writer = OutputWriter()
    let (input, outcome) = FileOutcome.filtered(
      named: stdinFilename, type: type.type, mender: mender.threaded(Workers.defaultCount))
    writer.write(outcome.output ?? input)
    writer.flush()
    if output.verbose {
      let details = HumanRenderer(palette: Palette(isOn: false), isVerbose: true, tense: .changed)
      try? StandardStream.error.write(details.render(outcome))
    }
    if let failure = outcome.failure { Messages.error("\(failure)") }
    if outcome.failure == nil, let problem = outcome.problem { Messages.error("\(problem)") }
    let status: ExitStatus =
      outcome.problem != nil || outcome.failure != nil || writer.hasFailed ? .failure : .success
    try status.leave()
  }
}
