import Glibc

/// A file that this program makes.
package enum OutputFile {
  /// Puts bytes under a name, whole or not at all: what stood there before stays until all of them are on the disk.
  ///
  /// - Throws: ``FileError`` with code `unwritable`.
  package static func write(_ bytes: [UInt8], to path: FilePath) throws(FileError) {
    let temporary = TextFile.companion(of: path, suffix: "\(SystemCalls.processIdentifier)")
    do throws(SystemError) {
      let descriptor = try SystemCalls.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o666)
      do throws(SystemError) {
        defer { SystemCalls.close(descriptor) }
        try SystemCalls.write(bytes[...], to: descriptor)
        try SystemCalls.synchronize(descriptor)
        try SystemCalls.rename(temporary, to: path)
      } catch {
        try? SystemCalls.remove(temporary)
        throw error
      }
      try TextFile.synchronizeFolder(of: path)
    } catch {
      throw FileError(.unwritable, path, error.reason)
    }
  }
}

extension FilePath {
  /// Without symbolic links; nil where there is no such file.
  package var resolved: FilePath? { try? SystemCalls.resolved(self) }
}
