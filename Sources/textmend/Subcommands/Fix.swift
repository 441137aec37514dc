import ArgumentParser

/// `textmend fix`.
struct Fix: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Mend files in place.",
    discussion: """
      A file is replaced whole or not at all; permissions, owner and extended attributes stay; a file that needs no \
      edit is not written. Without --ignore CAN, files also become canonical UTF-8: NFC, line feeds, no byte order \
      mark, one final newline.
      """)

  @OptionGroup var files: PathArguments
  @OptionGroup var rules: RuleArguments
  @OptionGroup var decoding: DecodingArguments
  @OptionGroup var outputEncoding: OutputEncodingArguments
  @Flag(help: "Exit with 1 when a file was changed.")
  var exitNonZeroOnFix = false
  @OptionGroup var format: FormatArguments
  @OptionGroup var jobs: JobArguments
  @OptionGroup var output: OutputArguments

  func run() throws {
    let human = HumanRenderer(palette: output.palette, isVerbose: output.verbose, tense: .changed)
    let run = FileRun(
      mender: try rules.mender(defaults: .files, decoding: decoding, output: outputEncoding),
      mode: FixMode(
        statusForEdits: exitNonZeroOnFix ? .edits : .success, output: try outputEncoding.output()),
      renderer: format.renderer(human: FixRenderer(details: human), isQuiet: output.quiet),
      output: output, jobs: jobs.count)
    try run.run(files.items()).leave()
  }
}
