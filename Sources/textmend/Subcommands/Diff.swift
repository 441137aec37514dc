import ArgumentParser

/// `textmend diff`.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show as a unified diff what `fix` would change.",
    discussion: """
      Exits with 1 when there is a difference. `patch -p1` and `git apply` take the output.

      Examples:
        textmend diff pages | less
        textmend diff --ignore CAN page.txt      repairs only
      """)

  @OptionGroup var files: PathArguments
  @OptionGroup var rules: RuleArguments
  @OptionGroup var decoding: DecodingArguments
  @OptionGroup var type: TypeArguments
  @OptionGroup var jobs: JobArguments
  @OptionGroup var output: OutputArguments

  func run() throws {
    var plan = try rules.plan(defaults: .files, decoding: decoding)
    let planned = try PlannedFiles(files.items(hidden: plan.walksHidden()), &plan)
    let run = FileRun(
      menders: planned.menders, mode: LookMode(),
      renderer: output.quiet ? SilentRenderer() : DiffRenderer(palette: output.palette),
      output: output, jobs: jobs.count, type: type.type)
    try run.run(planned).leave()
  }
}
