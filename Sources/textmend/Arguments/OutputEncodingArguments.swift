import ArgumentParser
import Textmend

/// `--to` and `--unencodable`.
struct OutputEncodingArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The encoding to write, in place of UTF-8.", valueName: "name"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      """
      What to write for a character that the encoding lacks: ncr (&#8364;), question, skip; report leaves the file alone.
      """, valueName: "what"))
  var unencodable = Choice.report

  /// As ``Options/Output/Unencodable``.
  enum Choice: String, CaseIterable, ExpressibleByArgument {
    case report, ncr, question, skip
  }

  func validate() throws {
    _ = try output()
  }

  func output() throws -> Options.Output {
    var output = Options.Output()
    if let to {
      output.encoding = try EncodingName.encoding(to, option: "--to")
      // A name that does not say the order of bytes is one of texts that say it themselves (RFC 2781).
      let name = to.lowercased()
      output.byteOrderMark = ["utf-16", "utf16", "utf-32", "utf32"].contains(name) ? .written : .ofText
    }
    output.unencodable = Options.Output.Unencodable(rawValue: unencodable.rawValue) ?? .report
    return output
  }
}
