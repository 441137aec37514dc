import Glibc

/// The command under test.
public enum Textmend {
  /// Beside the test bundle, wherever it was built.
  public static let path: String = binaryFolder + "/textmend"

  /// The folder of the package.
  public static let package: String = {
    let components = #filePath.split(separator: "/").dropLast(3)
    return "/" + components.joined(separator: "/")
  }()

  public static func run(
    _ arguments: String..., in folder: TemporaryFolder, input: String = "", killedAfter delay: UInt32? = nil
  ) -> CommandResult {
    Command.run(path, arguments, in: folder.path, input: Array(input.utf8), killedAfter: delay)
  }

  /// Runs a line of shell, in which `textmend` is the command under test.
  public static func shell(_ line: String, in folder: String, input: [UInt8] = []) -> CommandResult {
    let script = "PATH=\(binaryFolder):$PATH; unset NO_COLOR; \(line)"
    return Command.run("/bin/sh", ["-c", script], in: folder, input: input)
  }

  /// Read off the mappings of this process: the bundle is a program or a library, as SwiftPM likes.
  private static let binaryFolder: String = {
    let maps = String(decoding: Files.read("/proc/self/maps") ?? [], as: UTF8.self)
    for line in maps.split(separator: "\n") {
      guard let slash = line.firstIndex(of: "/"), line.hasSuffix(".xctest") else { continue }
      return line[slash...].split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    }
    preconditionFailure("no test bundle among the mappings")
  }()
}
