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

/// `--format`, for the subcommands that report.
struct FormatArguments: ParsableArguments {
  @Option(help: "human, json (one array) or jsonl (an object a line).")
  var format = OutputFormat.human
}
