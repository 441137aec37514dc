/// What git knows of the files here.
package enum GitChanges {
  /// Files under `roots` that differ from the last commit, or that git does not know yet and does not ignore; deleted
  /// ones left out. Sorted by the bytes of their names. Before the first commit, all files.
  ///
  /// - Throws: ``FileError`` where git fails, as it does outside a repository; git says why on standard error.
  package static func paths(under roots: [FilePath]) throws(FileError) -> [FilePath] {
    // The way to the top of the work tree, and the way back.
    let ways = try GitProgram.run(["rev-parse", "--show-cdup", "--show-prefix"])
      .split(separator: 0x0A, omittingEmptySubsequences: false)
    guard ways.count > 1 else { return [] }
    var names = try GitProgram.run(
      ["ls-files", "-z", "--full-name", "--others", "--exclude-standard"], on: roots)
    if (try? GitProgram.run(["rev-parse", "--quiet", "--verify", "HEAD"])) != nil {
      names += try GitProgram.run(
        ["diff", "-z", "--no-ext-diff", "--no-renames", "--name-only", "--diff-filter=d", "HEAD"], on: roots)
    } else {
      names += try GitProgram.run(["ls-files", "-z", "--full-name", "--cached"], on: roots)
    }
    // A file that is staged and deleted again is none.
    return Set(names.split(separator: 0)).sorted { $0.lexicographicallyPrecedes($1) }
      .map { $0.starts(with: ways[1]) ? $0.dropFirst(ways[1].count) : ways[0] + $0 }
      .map { FilePath(bytes: Array($0)) }
      .filter { (try? SystemCalls.status(of: $0, followingLinks: false)) != nil }
  }
}
