/// A list of paths that another program has printed.
package enum FileList {
  /// Paths that end with zero bytes where there are any (`find -print0`, `git ls-files -z`), with line ends otherwise.
  package static func paths(in list: [UInt8]) -> [FilePath] {
    let separator: UInt8 = list.contains(0) ? 0 : 0x0A
    return list.split(separator: separator).map { FilePath(bytes: Array($0)) }
  }

  /// Reads a list from a file, or from standard input where the path is `-`.
  ///
  /// - Throws: ``FileError`` with code `unreadable`.
  package static func read(_ path: FilePath) throws(FileError) -> [FilePath] {
    guard path.bytes == [0x2D] else { return paths(in: try TextFile(reading: path).bytes) }
    do throws(SystemError) {
      return paths(in: try StandardInput().readAll())
    } catch {
      throw FileError(.unreadable, FilePath("standard input"), error.reason)
    }
  }
}
