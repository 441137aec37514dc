import ArgumentParser
import Textmend
import TextmendFiles

/// `textmend explain`.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell how text was damaged and how it is mended, byte by byte.",
    discussion: """
      Reads the text from its argument, from --file, or from standard input.

      Examples:
        textmend explain '產(chǎn)業(yè)發(fā)展'
        textmend explain --file page.txt
      """)

  @Argument(help: "The text.")
  var text: String?
  @Option(help: ArgumentHelp("Explain this file.", valueName: "path"), completion: .file())
  var file: FilePath?
  @OptionGroup var rules: RuleArguments
  @OptionGroup var decoding: DecodingArguments
  @OptionGroup var type: TypeArguments
  @OptionGroup var format: FormatArguments
  @OptionGroup var output: OutputArguments

  func validate() throws {
    if text != nil && file != nil { throw ValidationError("give a text or --file, not both") }
  }

  func run() throws {
    let mender = try rules.mender(defaults: .repairs, decoding: decoding)
    let outcome =
      if let file {
        FileOutcome(.file(file, isNamed: true), mender: mender, mode: LookMode(), type: type.type)
      } else if let text {
        FileOutcome(Array(text.utf8), named: "text", mender: mender)
      } else {
        FileOutcome(standardInputNamed: "standard input", mender: mender)
      }
    let human = ExplainRenderer(palette: output.palette, isVerbose: output.verbose)
    let renderer = format.renderer(human: human, isQuiet: output.quiet, hasTraces: true)
    var writer = OutputWriter()
    writer.write(renderer.prologue)
    let rendered = renderer.render(outcome)
    writer.write(rendered)
    var summary = Summary()
    summary.rendered = rendered.isEmpty ? 0 : 1
    // A person has just read every edit; only an array needs its end.
    if format.format != .human { writer.write(renderer.epilogue(summary)) }
    writer.flush()
    if let reason = outcome.skipped { Messages.note("\(outcome.path): \(reason.rawValue), skipped") }
    if let failure = outcome.failure { Messages.error("\(failure)") }
    if let problem = outcome.problem { Messages.error("\(problem)") }
    let status: ExitStatus =
      outcome.problem != nil || outcome.failure != nil || writer.hasFailed ? .failure : .success
    try status.leave()
  }
}
