extension FilePath {
  /// The folders around a file, the nearest first, up to the root of the file system, without symbolic links.
  ///
  /// Neither the file nor its folder need exist: then the folder around that exists begins the list.
  package var foldersAround: [FilePath] {
    var folder = folder
    while true {
      if let real = try? SystemCalls.resolved(folder) { return real.selfAndAncestors }
      // A relative path ends at the current folder, which may have been removed.
      if folder == folder.folder { return [] }
      folder = folder.folder
    }
  }

  private var selfAndAncestors: [FilePath] {
    var folders = [self]
    while let last = folders.last, last.folder != last { folders.append(last.folder) }
    return folders
  }

  /// For messages: relative where the file is in the current folder.
  package var stringFromHere: String {
    guard let here = try? SystemCalls.resolved(FilePath(".")), bytes.starts(with: here.bytes + [0x2F]) else {
      return string
    }
    return FilePath(bytes: Array(bytes[(here.bytes.count + 1)...])).string
  }

  /// Whether there is anything of that name.
  package var exists: Bool { (try? SystemCalls.status(of: self, followingLinks: true)) != nil }

  package var isFolder: Bool { (try? SystemCalls.status(of: self, followingLinks: true).kind) == .folder }

  /// The components of a path without symbolic links.
  package var components: [[UInt8]] { bytes.split(separator: UInt8(ascii: "/")).map(Array.init) }
}

extension Glob {
  /// Whether the pattern matches a file, or a folder that it is in.
  ///
  /// - Parameter path: the components from the pattern's folder on.
  package func matchesFile(_ path: [[UInt8]]) -> Bool {
    path.indices.contains { matches(path[...$0], isFolder: $0 + 1 < path.count) }
  }
}

extension Glob {
  /// Begins with `!`: takes back what an earlier pattern says.
  package var isNegation: Bool { isNegated }
}
