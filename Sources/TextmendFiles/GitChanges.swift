/// What git knows of the files here.
package enum GitChanges {
  /// Files under `roots` that differ from the last commit, or that git does not know yet and does not ignore; deleted
  /// ones left out. Sorted by the bytes of their names. Before the first commit, all files.
  ///
  /// - Throws: ``FileError`` where git fails, as it does outside a repository; git says why on standard error.
  package static func paths(under roots: [FilePath]) throws(FileError) -> [FilePath] {
    let scope = ["--"].map { Array($0.utf8) } + roots.map(\.bytes)
    // The way to the top of the work tree, and the way back.
    let ways = try git(["rev-parse", "--show-cdup", "--show-prefix"])
      .split(separator: 0x0A, omittingEmptySubsequences: false)
    guard ways.count > 1 else { return [] }
    var names = try git(["ls-files", "-z", "--full-name", "--others", "--exclude-standard"], scope)
    if (try? git(["rev-parse", "--quiet", "--verify", "HEAD"])) != nil {
      names += try git(
        ["diff", "-z", "--no-ext-diff", "--no-renames", "--name-only", "--diff-filter=d", "HEAD"], scope)
    } else {
      names += try git(["ls-files", "-z", "--full-name", "--cached"], scope)
    }
    // A file that is staged and deleted again is none.
    return Set(names.split(separator: 0)).sorted { $0.lexicographicallyPrecedes($1) }
      .map { $0.starts(with: ways[1]) ? $0.dropFirst(ways[1].count) : ways[0] + $0 }
      .map { FilePath(bytes: Array($0)) }
      .filter { (try? SystemCalls.status(of: $0, followingLinks: false)) != nil }
  }

  private static func git(_ arguments: [String], _ more: [[UInt8]] = []) throws(FileError) -> [UInt8] {
    // Names on the command line are names, not git's patterns.
    let line = ["git", "--literal-pathspecs"] + arguments
    do throws(SystemError) {
      let result = try SystemCalls.run(line.map { Array($0.utf8) } + more)
      if result.status == 0 { return result.output }
    } catch {
      throw FileError(.unreadable, FilePath("--changed"), "git: \(error.reason)")
    }
    throw FileError(.unreadable, FilePath("--changed"), "git \(arguments[0]) failed")
  }
}
