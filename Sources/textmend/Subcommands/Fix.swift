import ArgumentParser

/// `textmend fix`.
struct Fix: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Mend files in place.",
    discussion: """
      A file is replaced whole or not at all; permissions, owner and extended attributes stay; a file that needs no \
      edit is not written. Without --ignore CAN, files also become canonical UTF-8: NFC, line feeds, no byte order \
      mark, one final newline.

      Examples:
        textmend fix docs                       mend a folder
        textmend fix --ignore CAN page.txt      repairs only: line ends and the like stay
        textmend fix --review page.txt          decide about each edit
      """)

  @OptionGroup var files: PathArguments
  @OptionGroup var rules: RuleArguments
  @OptionGroup var decoding: DecodingArguments
  @Flag(help: "Exit with 1 when a file was changed.")
  var exitNonZeroOnFix = false
  @Flag(help: "Decide about each edit on the terminal, one file after the other.")
  var review = false
  @OptionGroup var report: ReportArguments
  @OptionGroup var jobs: JobArguments
  @OptionGroup var output: OutputArguments

  func validate() throws {
    if review, report.format != .human || report.statistics {
      throw ValidationError("--review goes with --format human")
    }
  }

  func run() throws {
    if review, !Terminal.isThere { throw ValidationError("--review needs a terminal on both sides") }
    var plan = try rules.plan(defaults: .files, decoding: decoding)
    let planned = try PlannedFiles(files.items(hidden: plan.walksHidden()), &plan)
    let human = HumanRenderer(palette: output.palette, isVerbose: output.verbose, tense: .changed)
    let run = FileRun(
      menders: planned.menders,
      mode: FixMode(
        statusForEdits: exitNonZeroOnFix ? .edits : .success,
        reviewer: review ? Reviewer(palette: output.palette) : nil),
      renderer: report.renderer(human: FixRenderer(details: human), output: output, tense: .changed),
      output: output, jobs: review ? 1 : jobs.count)
    try run.run(planned).leave()
  }
}
