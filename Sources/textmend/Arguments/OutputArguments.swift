import ArgumentParser
import TextmendFiles

/// How results are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json, jsonl
}

/// When output is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// `--color`, `-q` and `-v`, which every subcommand has.
struct OutputArguments: ParsableArguments {
  @Option(help: "Colour: on a terminal unless NO_COLOR is set, always, or never.")
  var color = ColorChoice.auto

  @Flag(name: .shortAndLong, help: "Print errors only.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print more: chains and margins, what was skipped and why.")
  var verbose = false

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other") }
  }

  var palette: Palette {
    switch color {
    case .always: Palette(isOn: true)
    case .never: Palette(isOn: false)
    case .auto:
      // An empty NO_COLOR counts as unset: https://no-color.org
      Palette(isOn: StandardStream.output.isTerminal && (Process.environment("NO_COLOR") ?? "").isEmpty)
    }
  }
}

/// How edits and findings are printed.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json, jsonl, github, sarif, rdjson, junit
}

/// `--format` and `--statistics`, for the subcommands that go through files.
struct ReportArguments: ParsableArguments {
  @Option(
    help: """
      human; json (one array) or jsonl (an object a line); github (annotations); sarif (2.1.0); rdjson \
      (reviewdog); junit.
      """)
  var format = ReportFormat.human

  @Flag(help: "Print how often each rule applied instead of the edits; with --format json as an object.")
  var statistics = false

  func validate() throws {
    if statistics, format != .human, format != .json {
      throw ValidationError("--statistics goes with --format human and json")
    }
  }

  /// The renderer for the chosen format; under `--quiet` only who asks for a program's format gets it.
  func renderer(human: any Renderer, output: OutputArguments, tense: HumanRenderer.Tense) -> any Renderer {
    if statistics {
      return StatisticsRenderer(palette: output.palette, tense: tense, isJSON: format == .json)
    }
    switch format {
    case .human: return output.quiet ? SilentRenderer() : human
    case .json: return JSONRenderer(layout: .array)
    case .jsonl: return JSONRenderer(layout: .lines)
    case .github: return GitHubRenderer()
    case .sarif: return SARIFRenderer()
    case .rdjson: return RDJSONRenderer()
    case .junit: return JUnitRenderer()
    }
  }
}

/// `--format`, for the subcommands whose results are no edits of files.
struct FormatArguments: ParsableArguments {
  @Option(help: "human, json (one array) or jsonl (an object a line).")
  var format = OutputFormat.human
}
