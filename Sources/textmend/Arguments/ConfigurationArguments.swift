import ArgumentParser
import TextmendFiles

/// `--isolated` and `--config`.
struct ConfigurationArguments: ParsableArguments {
  @Flag(help: "Read no .textmend.toml and no .editorconfig.")
  var isolated = false

  @Option(
    help: ArgumentHelp("Read this file instead of the nearest .textmend.toml.", valueName: "path"),
    completion: .file(extensions: ["toml"]))
  var config: String?

  func validate() throws {
    if isolated, config != nil { throw ValidationError("--isolated and --config exclude each other") }
  }

  /// - Returns: nil under `--isolated`.
  /// - Throws: ``ConfigurationError``.
  func search() throws -> ConfigurationSearch? {
    isolated ? nil : try ConfigurationSearch(given: config.map { FilePath($0) })
  }
}
