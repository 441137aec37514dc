/// The programs from PyPI that tests use as peers; `Scripts/setup` installs them below `.build`.
public enum Python {
  public static let folder = Textmend.package + "/.build/python/bin"

  /// Tests that need them are skipped, visibly, where `swift test` is run without `Scripts/test`.
  public static let isThere = Files.read(folder + "/pre-commit") != nil

  /// Runs a program of `Tests/textmendCommandTests/Programs`, which finds `textmend` in PATH.
  public static func run(_ program: String, _ arguments: String, in folder: String) -> CommandResult {
    let path = "\(Textmend.package)/Tests/textmendCommandTests/Programs/\(program)"
    return Textmend.shell("'\(Python.folder)/python' '\(path)' \(arguments)", in: folder)
  }
}
