import ArgumentParser
import TextmendFiles

/// `textmend check`, the default verb.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is damaged and how it would be mended; change nothing.",
    discussion: """
      Exits with 1 when an edit is possible. Damage that nothing can repair (锟斤拷) is printed as a note and \
      does not count.

      Examples:
        textmend check docs                     name every damaged place
        textmend docs --statistics              count by rule (“check” may be left out)
        textmend check --format sarif . >out    for programs: json, jsonl, github, sarif, rdjson, junit
        textmend check --only-added docs        only lines that are not in git's last commit
      """)

  @OptionGroup var files: PathArguments
  @OptionGroup var rules: RuleArguments
  @OptionGroup var decoding: DecodingArguments
  @OptionGroup var type: TypeArguments
  @Flag(help: "Only what a change adds: lines that differ from --since.")
  var onlyAdded = false
  @Option(
    help: ArgumentHelp(
      "With --only-added: the git revision before the change. (default: the one pre-commit names, or HEAD)",
      valueName: "revision"))
  var since: String?
  @OptionGroup var report: ReportArguments
  @OptionGroup var jobs: JobArguments
  @OptionGroup var output: OutputArguments

  func run() throws {
    var plan = try rules.plan(defaults: .files, decoding: decoding)
    let planned = try PlannedFiles(files.items(hidden: plan.walksHidden()), &plan)
    let human = HumanRenderer(
      palette: output.palette, isVerbose: output.verbose, tense: .wouldChange)
    let run = FileRun(
      menders: planned.menders, mode: LookMode(),
      renderer: report.renderer(human: human, output: output, tense: .wouldChange), output: output,
      jobs: jobs.count, type: type.type, added: onlyAdded ? AddedLines(since: revision) : nil)
    try run.run(planned).leave()
  }

  /// pre-commit says what a run over several commits begins from.
  private var revision: String { since ?? Process.environment("PRE_COMMIT_FROM_REF") ?? "HEAD" }
}

extension FormatArguments {
  /// The renderer for the chosen format; objects are printed under `--quiet`, too: who asks for them wants them.
  func renderer(human: any Renderer, isQuiet: Bool, hasTraces: Bool = false) -> any Renderer {
    switch format {
    case .human: isQuiet ? SilentRenderer() : human
    case .json: JSONRenderer(layout: .array, hasTraces: hasTraces)
    case .jsonl: JSONRenderer(layout: .lines, hasTraces: hasTraces)
    }
  }
}
