/// The ignore files that hold for a folder: its own and those of the folders around it.
struct IgnoreFiles {
  private struct Level {
    /// Components of the ignore file's folder, counted from the root of the file system.
    var depth: Int
    var globs: [Glob]
  }

  /// Outermost first.
  private var levels: [Level] = []

  /// In the order in which they win: `.ignore` over `.gitignore`.
  static let names = [".gitignore", ".ignore"].map { Array($0.utf8) }

  /// These and the ignore files of a folder whose path has `depth` components.
  ///
  /// An ignore file that cannot be read ignores nothing, as in git.
  func entering(_ folder: FilePath, depth: Int, entries: Set<[UInt8]>) -> IgnoreFiles {
    var result = self
    for name in IgnoreFiles.names where entries.contains(name) {
      guard let file = try? TextFile(reading: folder.appending(name)) else { continue }
      let globs = file.bytes.split(separator: UInt8(ascii: "\n")).compactMap { Glob(Array($0)) }
      if !globs.isEmpty { result.levels.append(Level(depth: depth, globs: globs)) }
    }
    return result
  }

  /// - Parameter path: all components from the root of the file system.
  func ignores(_ path: [[UInt8]], isFolder: Bool) -> Bool {
    for level in levels.reversed() {
      let inside = path[level.depth...]
      if let glob = level.globs.last(where: { $0.matches(inside, isFolder: isFolder) }) {
        return !glob.isNegated
      }
    }
    return false
  }
}
