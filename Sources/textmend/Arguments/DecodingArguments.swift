import ArgumentParser
import Textmend

/// What is said of the input's encoding: `--encoding`, or what detection may choose from and be told.
struct DecodingArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The input's encoding, where detection must not decide.", valueName: "name"))
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      """
      Convert a file in a legacy encoding only where detection is as sure as this: 0 to 1. (default: \
      \(Options.Decoding().minimumConfidence))
      """,
      valueName: "confidence"))
  var minConfidence: Double?

  @OptionGroup var detection: DetectionArguments

  func validate() throws {
    _ = try encoding.map { try EncodingName.encoding($0, option: "--encoding") }
    guard let minConfidence else { return }
    let value = SettingValue.number(minConfidence)
    if let problem = Setting.minConfidence.problem(with: value) {
      throw ValidationError("--min-confidence: \(problem)")
    }
  }
}

/// `--candidates` and `--hint`.
struct DetectionArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The encodings that detection may choose from, separated by commas.", valueName: "names"))
  var candidates: [String] = []

  @Option(
    help: ArgumentHelp(
      "What is known of the text: a language (zh-TW, ru) or a top-level domain (tw). Shifts what is likely.",
      valueName: "tag"))
  var hint: String?

  func validate() throws {
    let checks: [(String, Setting, SettingValue?)] = [
      ("--candidates", .candidates, candidates.isEmpty ? nil : .list(candidateNames)),
      ("--hint", .hint, hint.map(SettingValue.text)),
    ]
    for (option, setting, value) in checks {
      if let problem = value.flatMap(setting.problem(with:)) {
        throw ValidationError("\(option): \(problem)")
      }
    }
  }

  var candidateNames: [String] { candidates.flatMap { $0.split(separator: ",") }.map(String.init) }
}

enum EncodingName {
  static func encoding(_ name: String, option: String) throws -> Encoding {
    guard let known = Encoding(label: name) else {
      throw ValidationError("\(option): no encoding is called “\(name)”")
    }
    return known
  }
}
