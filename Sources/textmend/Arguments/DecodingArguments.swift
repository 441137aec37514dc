import ArgumentParser
import Textmend

/// `--encoding`.
struct DecodingArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The input's encoding, where detection must not decide.", valueName: "name"))
  var encoding: String?

  func validate() throws {
    _ = try decoding()
  }

  func decoding() throws -> Options.Decoding {
    var decoding = Options.Decoding()
    guard let encoding else { return decoding }
    guard let known = Encoding(label: encoding) else {
      throw ValidationError("--encoding: no encoding is called “\(encoding)”")
    }
    decoding.encoding = known
    return decoding
  }
}
