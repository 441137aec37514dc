import ArgumentParser
import Textmend

/// What is said of the input's encoding: `--encoding`, or what detection may choose from and be told.
struct DecodingArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The input's encoding, where detection must not decide.", valueName: "name"))
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      "Convert a file in a legacy encoding only where detection is as sure as this: 0 to 1.",
      valueName: "confidence"))
  var minConfidence = Options.Decoding().minimumConfidence

  @OptionGroup var detection: DetectionArguments

  func validate() throws {
    _ = try decoding()
  }

  func decoding() throws -> Options.Decoding {
    var decoding = try detection.decoding()
    guard (0...1).contains(minConfidence) else {
      throw ValidationError("--min-confidence: \(minConfidence) is not between 0 and 1")
    }
    decoding.minimumConfidence = minConfidence
    decoding.encoding = try encoding.map { try EncodingName.encoding($0, option: "--encoding") }
    return decoding
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
    _ = try decoding()
  }

  func decoding() throws -> Options.Decoding {
    var decoding = Options.Decoding()
    decoding.candidates = try candidates.flatMap { $0.split(separator: ",") }.map {
      let encoding = try EncodingName.encoding(String($0), option: "--candidates")
      // What reads GBK reads it as the set that contains it.
      return encoding == .gbk ? .gb18030 : encoding
    }
    if let hint {
      guard let known = DetectionHint(hint) else {
        throw ValidationError("--hint: no legacy encoding goes with “\(hint)”")
      }
      decoding.hint = known
    }
    return decoding
  }
}

enum EncodingName {
  static func encoding(_ name: String, option: String) throws -> Encoding {
    guard let known = Encoding(label: name) else {
      throw ValidationError("\(option): no encoding is called “\(name)”")
    }
    return known
  }
}
