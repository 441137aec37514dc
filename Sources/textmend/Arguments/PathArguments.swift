import ArgumentParser
import TextmendFiles

/// Which files are meant.
struct PathArguments: ParsableArguments {
  @Argument(
    help: "Files and folders. Folders are walked; .gitignore and .ignore hold; binary files are skipped.",
    completion: .file())
  var paths: [String]

  @Option(help: ArgumentHelp("Leave out what this pattern of .gitignore's kind matches.", valueName: "glob"))
  var exclude: [String] = []

  @Flag(inversion: .prefixedNo, help: "Walk hidden files and folders, too (never .git).")
  var hidden: Bool?

  /// - Parameter hidden: whether the configuration asks for hidden files.
  func items(hidden isConfigured: Bool = false) -> [Walk.Item] {
    var walk = Walk()
    walk.includesHidden = hidden ?? isConfigured
    walk.excluded = exclude.compactMap { Glob($0) }
    return walk.items(in: paths.map { FilePath($0) })
  }
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
