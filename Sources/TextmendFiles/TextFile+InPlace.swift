import Glibc

extension TextFile {
  /// Overwrites the file itself, so that all its names (hard links) and its owner stay.
  ///
  /// Before the first byte changes, a copy of the old bytes, `.NAME.textmend-saved`, is on the disk beside the file;
  /// when all new bytes are on the disk, it is removed. A process killed in between leaves the copy, and the next
  /// run refuses the file and names the copy: the old bytes are never lost. An error puts the old bytes back.
  ///
  /// - Throws: ``FileError`` or ``SystemError``.
  func writeInPlace(_ newBytes: [UInt8], at target: FilePath, keepsTime: Bool = false) throws {
    let saved = TextFile.companion(of: target, suffix: "saved")
    let descriptor = try SystemCalls.open(target, O_WRONLY | O_NOFOLLOW)
    defer { SystemCalls.close(descriptor) }
    try save(bytes, as: saved)
    do {
      try origin.checkUnchanged(at: target)
    } catch {
      try? SystemCalls.remove(saved)
      throw error
    }
    do {
      if newBytes.count > bytes.count { try SystemCalls.reserve(descriptor, size: newBytes.count) }
      try overwrite(descriptor, with: newBytes)
    } catch {
      let reason = error.reason
      do {
        try overwrite(descriptor, with: bytes)
      } catch {
        throw FileError(
          .interrupted, path, "\(reason); its old bytes could not be put back and are in \(saved)")
      }
      try? SystemCalls.remove(saved)
      throw SystemError(number: error.number)
    }
    if keepsTime { try? SystemCalls.setModified(descriptor, status.modified) }
    try SystemCalls.remove(saved)
    try TextFile.synchronizeFolder(of: target)
  }

  /// Looks for the copy that an interrupted in-place write leaves. Call it before trusting the file's bytes.
  ///
  /// - Throws: ``FileError`` with code `interrupted`.
  package func checkNotInterrupted() throws(FileError) {
    guard let saved = TextFile.savedCopy(of: path) else { return }
    throw FileError(
      .interrupted, path,
      "an earlier run was interrupted while writing it; the bytes from before are in \(saved): "
        + "copy them back or remove that file, then try again")
  }

  /// The copy that an interrupted in-place write has left; nil where there is none.
  package static func savedCopy(of path: FilePath) -> FilePath? {
    guard let target = try? SystemCalls.resolved(path) else { return nil }
    let saved = TextFile.companion(of: target, suffix: "saved")
    return (try? SystemCalls.status(of: saved, followingLinks: false)) == nil ? nil : saved
  }

  private func overwrite(_ descriptor: Int32, with bytes: [UInt8]) throws(SystemError) {
    try SystemCalls.seekToStart(descriptor)
    try SystemCalls.write(bytes[...], to: descriptor)
    try SystemCalls.truncate(descriptor, to: bytes.count)
    try SystemCalls.synchronize(descriptor)
  }

  /// The copy appears under its name only when it is whole: a copy that exists can be trusted.
  private func save(_ bytes: [UInt8], as saved: FilePath) throws {
    let partial = FilePath(bytes: saved.bytes + Array("-\(SystemCalls.processIdentifier)".utf8))
    let descriptor = try SystemCalls.open(partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    do throws(SystemError) {
      defer { SystemCalls.close(descriptor) }
      try SystemCalls.write(bytes[...], to: descriptor)
      try SystemCalls.synchronize(descriptor)
      try SystemCalls.rename(partial, to: saved)
    } catch {
      try? SystemCalls.remove(partial)
      throw error
    }
    do {
      try TextFile.synchronizeFolder(of: saved)
    } catch {
      // Nothing has been overwritten yet: the copy would only keep the next run from mending the file.
      try? SystemCalls.remove(saved)
      throw error
    }
  }
}
