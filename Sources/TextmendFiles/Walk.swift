/// Finds the files that a command line means.
package struct Walk: Sendable {
  /// Whether names that begin with a dot are walked, too. `.git` never is.
  package var includesHidden = false
  /// Left out wherever they are, also when named on the command line.
  package var excluded: [Glob] = []
  /// Where there are any, what a file must match one of; folders need not.
  package var included: [Glob] = []
  /// Whether symbolic links inside folders are followed. One that leads back to a folder around it never is.
  package var followsLinks = false
  /// Ends of names that are left out inside folders: copies that this run makes.
  package var skippedSuffix: [UInt8]?

  package init() {}

  /// One thing found.
  package enum Item: Sendable {
    /// - isNamed: named on the command line itself, not found in a folder.
    case file(FilePath, isNamed: Bool)
    case failure(FileError)
  }

  /// The files under `roots`: folders are walked, entries sorted by the bytes of their names. The order depends on names
  /// only.
  ///
  /// - Parameter isNamed: whether the user named each root, or a list did.
  package func items(in roots: [FilePath], isNamed: Bool = true) -> [Item] {
    var items: [Item] = []
    for root in roots {
      let path = root.trimmed
      let components = Walk.components(path)
      do throws(SystemError) {
        let status = try SystemCalls.status(of: path, followingLinks: true)
        if isExcluded(components, isFolder: status.kind == .folder) { continue }
        if status.kind == .folder {
          let real = Walk.components(try SystemCalls.resolved(path))
          let place = Place(shown: components, real: real, around: [FileOrigin.Identity(status)])
          walk(path, place, ignoring: outerIgnoreFiles(of: real), into: &items)
        } else if isIncluded(components) {
          items.append(.file(path, isNamed: isNamed))
        }
      } catch {
        items.append(.failure(FileError(.unreadable, path, error.reason)))
      }
    }
    return items
  }

  /// Files that another program names, under the rules of a walk: hidden ones, excluded ones and links are left out as
  /// in a folder.
  package func items(listed paths: [FilePath]) -> [Item] {
    paths.compactMap { path in
      let components = Walk.components(path)
      do throws(SystemError) {
        let kind = try SystemCalls.status(of: path, followingLinks: followsLinks).kind
        let isHidden = components.contains { $0.first == 0x2E && $0 != [0x2E, 0x2E] }
        guard kind == .file, includesHidden || !isHidden, !isSkipped(path.name),
          !isExcluded(components, isFolder: false), isIncluded(components)
        else { return nil }
        return .file(path, isNamed: false)
      } catch {
        return .failure(FileError(.unreadable, path, error.reason))
      }
    }
  }

  /// Where a walk is, in components.
  private struct Place {
    /// As the command line spells it: what `--exclude` sees.
    var shown: [[UInt8]]
    /// From the root of the file system: what ignore files see, those of the folders around included.
    var real: [[UInt8]]
    /// The folders around, where links are followed: a link to one of them would never end.
    var around: [FileOrigin.Identity]

    func entering(_ name: [UInt8]) -> Place {
      Place(shown: shown + [name], real: real + [name], around: around)
    }
  }

  /// The ignore files of the folders around, up to the one that holds `.git`; none where no folder does.
  private func outerIgnoreFiles(of real: [[UInt8]]) -> IgnoreFiles {
    var folders: [(FilePath, depth: Int)] = []
    for depth in stride(from: real.count, through: 0, by: -1) {
      let folder = FilePath(bytes: [0x2F] + Array(real[..<depth].joined(separator: [0x2F])))
      if depth < real.count { folders.append((folder, depth)) }
      let isTop = (try? SystemCalls.status(of: folder.appending(Walk.git), followingLinks: true)) != nil
      if isTop {
        return folders.reversed().reduce(into: IgnoreFiles()) { files, outer in
          files = files.entering(outer.0, depth: outer.depth, entries: Set(IgnoreFiles.names))
        }
      }
    }
    return IgnoreFiles()
  }

  private static func components(_ path: FilePath) -> [[UInt8]] {
    path.bytes.split(separator: UInt8(ascii: "/")).map(Array.init).filter { $0 != [0x2E] }
  }

  private func isExcluded(_ components: [[UInt8]], isFolder: Bool) -> Bool {
    guard !excluded.isEmpty else { return false }
    return components.indices.contains { last in
      excluded.contains { $0.matches(components[...last], isFolder: isFolder || last + 1 < components.count) }
    }
  }

  private func isIncluded(_ components: [[UInt8]]) -> Bool {
    included.isEmpty || included.contains { $0.matches(components[...], isFolder: false) }
  }

  private func isSkipped(_ name: [UInt8]) -> Bool {
    guard let skippedSuffix else { return false }
    return name.count > skippedSuffix.count && name.suffix(skippedSuffix.count).elementsEqual(skippedSuffix)
  }

  /// What is inside a folder: a link stands for what it leads to, where links are followed.
  private func kind(of entry: (name: [UInt8], kind: FileStatus.Kind?), at path: FilePath) -> FileStatus.Kind?
  {
    let kind = entry.kind ?? (try? SystemCalls.status(of: path, followingLinks: false).kind)
    guard kind == .link, followsLinks else { return kind }
    return try? SystemCalls.status(of: path, followingLinks: true).kind
  }

  private func walk(
    _ folder: FilePath, _ place: Place, ignoring outer: IgnoreFiles, into items: inout [Item]
  ) {
    let entries: [(name: [UInt8], kind: FileStatus.Kind?)]
    do {
      entries = try SystemCalls.entries(of: folder)
    } catch {
      items.append(.failure(FileError(.unreadable, folder, error.reason)))
      return
    }
    let ignoring = outer.entering(folder, depth: place.real.count, entries: Set(entries.map(\.name)))
    for entry in entries.sorted(by: { $0.name.lexicographicallyPrecedes($1.name) }) {
      if entry.name == Walk.git || (entry.name.first == 0x2E && !includesHidden) { continue }
      let path = folder.bytes == [0x2E] ? FilePath(bytes: entry.name) : folder.appending(entry.name)
      var inside = place.entering(entry.name)
      let kind = kind(of: entry, at: path)
      guard kind == .file || kind == .folder, !ignoring.ignores(inside.real, isFolder: kind == .folder),
        !isExcluded(inside.shown, isFolder: kind == .folder)
      else { continue }
      if kind == .folder {
        if followsLinks {
          guard let status = try? SystemCalls.status(of: path, followingLinks: true),
            !place.around.contains(FileOrigin.Identity(status))
          else { continue }
          inside.around.append(FileOrigin.Identity(status))
        }
        walk(path, inside, ignoring: ignoring, into: &items)
      } else if isIncluded(inside.shown) && !isSkipped(entry.name) {
        items.append(.file(path, isNamed: false))
      }
    }
  }

  private static let git = Array(".git".utf8)
}
