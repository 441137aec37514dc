import ArgumentParser
import TextmendFiles

/// Which files are meant.
struct PathArguments: ParsableArguments {
  @Argument(
    help: "Files and folders. Folders are walked; .gitignore and .ignore hold; binary files are skipped.",
    completion: .file())
  var paths: [FilePath] = []

  @Option(
    help: ArgumentHelp(
      "Also the files that this list names, one a line or each before a zero byte; - is standard input.",
      valueName: "list"), completion: .file())
  var filesFrom: FilePath?

  @Flag(
    help: "Only files that differ from git's last commit, under the given paths or else the current folder.")
  var changed = false

  @Option(help: ArgumentHelp("Leave out what this pattern of .gitignore's kind matches.", valueName: "glob"))
  var exclude: [FilePath] = []

  @Option(help: ArgumentHelp("Only files that this pattern of .gitignore's kind matches.", valueName: "glob"))
  var include: [FilePath] = []

  @Flag(inversion: .prefixedNo, help: "Walk hidden files and folders, too (never .git).")
  var hidden: Bool?

  @Flag(help: "Follow symbolic links inside folders.")
  var followLinks = false

  func validate() throws {
    if paths.isEmpty && filesFrom == nil && !changed {
      throw ValidationError("name files or folders, or give --files-from or --changed")
    }
    if changed && filesFrom != nil { throw ValidationError("--changed and --files-from exclude each other") }
  }

  /// - Parameters:
  ///   - hidden: whether the configuration asks for hidden files.
  ///   - skippedSuffix: files inside folders whose names end with it are left out.
  func items(hidden isConfigured: Bool = false, skippedSuffix: [UInt8]? = nil) -> [Walk.Item] {
    var walk = Walk()
    walk.includesHidden = hidden ?? isConfigured
    walk.followsLinks = followLinks
    walk.excluded = exclude.compactMap { Glob($0.bytes) }
    walk.included = include.compactMap { Glob($0.bytes) }
    walk.skippedSuffix = skippedSuffix
    do throws(FileError) {
      if changed {
        return walk.items(listed: try GitChanges.paths(under: paths.isEmpty ? [FilePath(".")] : paths))
      }
      let listed = try filesFrom.map(FileList.read) ?? []
      return walk.items(in: paths) + walk.items(in: listed, isNamed: false)
    } catch {
      return [.failure(error)]
    }
  }
}

extension FilePath: ExpressibleByArgument {
  public init?(argument: String) {
    guard !argument.isEmpty else { return nil }
    self.init(bytes: RawArguments.bytes(argument))
  }

  public var defaultValueDescription: String { string }
}

/// How many threads work.
struct JobArguments: ParsableArguments {
  @Option(name: .shortAndLong, help: "Threads; the output is the same for any number. (default: all cores)")
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
  }

  var count: Int { jobs ?? Workers.defaultCount }
}
