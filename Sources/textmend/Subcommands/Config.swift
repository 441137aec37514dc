import ArgumentParser
import Textmend
import TextmendFiles

/// `textmend config`.
struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what .textmend.toml can say, or tell what holds for a file and where that is said.",
    discussion: """
      The nearest \(ConfigurationFile.name) of a file's folder and the folders around it holds, and charset and \
      end_of_line of .editorconfig below it. Flags win over both.

      Examples:
        textmend config                           the keys, with their defaults
        textmend config --explain docs/page.txt   the values for a file, each with its origin
      """)

  @Option(
    help: ArgumentHelp("Tell what holds for this file; it need not exist.", valueName: "path"),
    completion: .file())
  var explain: String?
  @OptionGroup var rules: RuleArguments
  @OptionGroup var decoding: DecodingArguments
  @OptionGroup var output: OutputArguments

  func run() throws {
    var writer = OutputWriter()
    if let explain {
      var plan = try rules.plan(defaults: .files, decoding: decoding)
      writer.write(try text(of: FilePath(explain), &plan))
    } else {
      writer.write(Config.keys())
    }
    writer.flush()
    let status: ExitStatus = writer.hasFailed ? .failure : .success
    try status.leave()
  }

  /// A `.textmend.toml` that says all that holds.
  private func text(of path: FilePath, _ plan: inout SettingsPlan) throws -> String {
    let layers = try plan.layers(for: path)
    var lines: [(text: String, origin: String)] = []
    for setting in Setting.allCases {
      if let layer = layers.first(where: { $0.values[setting] != nil }), let value = layer.values[setting] {
        lines.append(("\(setting.rawValue) = \(value.toml)", layer.origin))
      } else if let value = Config.standard(setting) {
        lines.append(("\(setting.rawValue) = \(value.toml)", "default"))
      } else {
        lines.append(("# \(setting.rawValue):", "not set"))
      }
    }
    let width = lines.map { DisplayWidth.of($0.text) }.max() ?? 0
    var text = output.palette.heading("# \(path)") + "\n"
    switch try plan.omission(of: path) {
    case .excluded: text += "# left out: “exclude” matches it\n"
    case .foreign(let charset): text += "# left alone: .editorconfig says \(charset)\n"
    case nil: break
    }
    for line in lines {
      text += DisplayWidth.padded(line.text, to: width) + output.palette.faint("  # \(line.origin)") + "\n"
    }
    return text
  }

  /// What holds for a file where nothing is said.
  private static func standard(_ setting: Setting) -> SettingValue? {
    switch setting {
    case .select: .list(RuleFamily.allCases.filter { Set.files.contains($0) }.map(\.rawValue))
    case .extendSelect, .ignore, .exclude, .candidates: .list([])
    case .encoding, .hint: nil
    case .minConfidence: .number(Options.Decoding().minimumConfidence)
    case .lineEnding: .text(LineEndingChoice.lf.rawValue)
    case .byteOrderMark: .text(ByteOrderMarkChoice.remove.rawValue)
    case .finalNewline: .text(FinalNewlineChoice.one.rawValue)
    case .form: .text(FormChoice.nfc.rawValue)
    case .hidden, .escapesInAddresses, .escapesInCode: .truth(false)
    case .inlineSwitches: .truth(true)
    }
  }

  private static func keys() -> String {
    let width = Setting.allCases.map(\.rawValue.utf8.count).max() ?? 0
    let lines = Setting.allCases.map { setting in
      let value = standard(setting).map { "default \($0.toml)" } ?? "not set by default"
      return """
        \(DisplayWidth.padded(setting.rawValue, to: width))  \(setting.summary)
        \(String(repeating: " ", count: width))  \(setting.kindName); \(value)

        """
    }
    return lines.joined() + """

      [[override]] takes “paths”, a list of patterns as in .gitignore from the file's folder on, and every key but
      “exclude” and “hidden”; the last override that matches a file wins.

      """
  }
}
