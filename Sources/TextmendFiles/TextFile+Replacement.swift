import Glibc

extension TextFile {
  /// Puts `newBytes` into the file's place, whole or not at all.
  ///
  /// The new bytes go into a temporary file of the same folder, with the old one's permissions, owner and extended
  /// attributes, and reach the disk before the name moves to them. A process killed at any moment leaves the old
  /// file or the new one under the name. A file that has several names (hard links), or whose owner cannot be given
  /// to a new file, is written in place, see ``writeInPlace(_:at:)``.
  ///
  /// - Parameter keepsTime: whether the time of the last change stays as it was.
  /// - Throws: ``FileError``; the file then is as it was.
  package func replace(with newBytes: [UInt8], keepsTime: Bool = false) throws(FileError) {
    do {
      // A symbolic link stays one: what it points to is replaced.
      let target = try SystemCalls.resolved(path)
      try origin.checkPermission(at: target)
      let isReplaced = try status.links == 1 && replaceByRenaming(newBytes, at: target, keepsTime: keepsTime)
      if !isReplaced { try writeInPlace(newBytes, at: target, keepsTime: keepsTime) }
    } catch let error as SystemError {
      throw FileError(.unwritable, path, error.reason)
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(.unwritable, path, "\(error)")
    }
  }

  /// - Returns: false where a new file cannot have the old one's owner, group or attributes.
  private func replaceByRenaming(
    _ newBytes: [UInt8], at target: FilePath, keepsTime: Bool
  ) throws -> Bool {
    guard var replacement = try FileReplacement(of: origin, at: target) else { return false }
    try replacement.write(newBytes)
    try replacement.finish(keepsTime: keepsTime)
    return true
  }

  /// A hidden file beside `target`, which a walk over the folder skips.
  static func companion(of target: FilePath, suffix: String) -> FilePath {
    target.folder.appending([0x2E] + target.name + Array(".textmend-\(suffix)".utf8))
  }

  /// A rename is on the disk when its folder is.
  static func synchronizeFolder(of target: FilePath) throws(SystemError) {
    let descriptor = try SystemCalls.open(target.folder, O_RDONLY | O_DIRECTORY)
    defer { SystemCalls.close(descriptor) }
    do {
      try SystemCalls.synchronize(descriptor)
    } catch  where error.number == EINVAL || error.number == EROFS {
      // Some network file systems cannot; the rename itself has been done.
    }
  }
}
