import Glibc

extension TextFile {
  /// Puts a copy of the file as it was read beside it, under its name and `suffix`, with its permissions and times.
  ///
  /// The copy appears under its name only when it is whole and on the disk. One that holds the same bytes already is
  /// left as it is.
  ///
  /// - Throws: ``FileError`` where the copy cannot be written, or other bytes have that name: they may be the only
  ///   copy of what an earlier run replaced.
  package func backUp(suffix: [UInt8]) throws(FileError) {
    do {
      let target = try SystemCalls.resolved(path)
      let backup = FilePath(bytes: target.bytes + suffix)
      if let existing = try? SystemCalls.status(of: backup, followingLinks: false) {
        guard existing.kind == .file, try TextFile(reading: backup).bytes == bytes else {
          throw FileError(
            .unwritable, path, "the backup \(backup) exists and holds something else; left alone")
        }
        return
      }
      try writeBackup(backup, of: target)
    } catch let error as SystemError {
      throw FileError(.unwritable, path, "no backup can be written: \(error.reason); left alone")
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(.unwritable, path, "\(error)")
    }
  }

  private func writeBackup(_ backup: FilePath, of target: FilePath) throws {
    let temporary = TextFile.companion(of: backup, suffix: "\(SystemCalls.processIdentifier)")
    let descriptor = try SystemCalls.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    do throws(SystemError) {
      defer { SystemCalls.close(descriptor) }
      // A copy whose owner cannot be the old one is still a copy.
      _ = try origin.giveProperties(of: target, to: descriptor)
      try SystemCalls.write(bytes[...], to: descriptor)
      try SystemCalls.setModified(descriptor, status.modified)
      try SystemCalls.synchronize(descriptor)
      try SystemCalls.rename(temporary, to: backup)
    } catch {
      try? SystemCalls.remove(temporary)
      throw error
    }
    try TextFile.synchronizeFolder(of: backup)
  }
}
