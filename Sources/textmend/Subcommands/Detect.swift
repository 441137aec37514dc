import ArgumentParser
import Textmend
import TextmendFiles

/// `textmend detect`.
struct Detect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say which encoding files are in.",
    discussion: """
      Prints “undecided”, in JSON null, where that is so, and “binary” where a file is not text.

      Examples:
        textmend detect pages
        textmend detect --format jsonl page.txt  with confidence and candidates
      """)

  @OptionGroup var files: PathArguments
  @OptionGroup var detection: DetectionArguments
  @OptionGroup var configuration: ConfigurationArguments
  @OptionGroup var format: FormatArguments
  @OptionGroup var jobs: JobArguments
  @OptionGroup var output: OutputArguments

  func run() throws {
    var flags = SettingLayer(origin: "command line")
    flags.add(detection)
    var plan = SettingsPlan(flags: flags, defaults: .files, search: try configuration.search())
    plan.readsForeign = true
    let planned = try PlannedFiles(files.items(hidden: try plan.walksHidden()), &plan)
    let renderer: any Renderer =
      switch format.format {
      case .human: DetectHumanRenderer()
      case .json: DetectJSONRenderer(layout: JSONRenderer(layout: .array))
      case .jsonl: DetectJSONRenderer(layout: JSONRenderer(layout: .lines))
      }
    let run = FileRun(
      menders: planned.menders, mode: DetectMode(), renderer: renderer, output: output, jobs: jobs.count)
    try run.run(planned).leave()
  }
}

/// Edits are not what is asked for here.
private struct DetectMode: Mode {
  let statusForEdits = ExitStatus.success
  let onlyDetects = true

  func carryOut(_ mended: Mended, as output: Options.Output, of content: FileContent, on file: TextFile) {}
}
