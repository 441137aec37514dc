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
      try checkPermission(at: target)
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

  /// Root may write to read-only files; it was still the owner's wish that nobody does.
  private func checkPermission(at target: FilePath) throws(FileError) {
    guard status.kind == .file else { throw FileError(.unwritable, path, "is not a regular file") }
    guard status.mode & 0o200 != 0, SystemCalls.mayWrite(target) else {
      throw FileError(.readOnly, path, "is read-only")
    }
  }

  /// - Returns: false where a new file cannot have the old one's owner, group or attributes.
  private func replaceByRenaming(
    _ newBytes: [UInt8], at target: FilePath, keepsTime: Bool
  ) throws -> Bool {
    let temporary = TextFile.companion(of: target, suffix: "\(SystemCalls.processIdentifier)")
    let descriptor = try SystemCalls.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    var isOpen = true
    do {
      guard try giveProperties(of: target, to: descriptor) else {
        SystemCalls.close(descriptor)
        try SystemCalls.remove(temporary)
        return false
      }
      try SystemCalls.write(newBytes[...], to: descriptor)
      if keepsTime { try SystemCalls.setModified(descriptor, status.modified) }
      try SystemCalls.synchronize(descriptor)
      SystemCalls.close(descriptor)
      isOpen = false
      try checkUnchanged(at: target)
      try SystemCalls.rename(temporary, to: target)
    } catch {
      if isOpen { SystemCalls.close(descriptor) }
      try? SystemCalls.remove(temporary)
      throw error
    }
    try TextFile.synchronizeFolder(of: target)
    return true
  }

  func giveProperties(of target: FilePath, to descriptor: Int32) throws(SystemError) -> Bool {
    let fresh = try SystemCalls.status(of: descriptor)
    do throws(SystemError) {
      if fresh.owner != status.owner || fresh.group != status.group {
        try SystemCalls.setOwner(descriptor, owner: status.owner, group: status.group)
      }
      let source = try SystemCalls.open(target, O_RDONLY)
      defer { SystemCalls.close(source) }
      try SystemCalls.copyAttributes(from: source, to: descriptor)
      // Last: changing the owner clears set-user-ID.
      try SystemCalls.setMode(descriptor, status.mode)
    } catch {
      return false
    }
    return true
  }

  /// - Throws: ``FileError`` with code `changed`.
  func checkUnchanged(at target: FilePath) throws(FileError) {
    guard let now = try? SystemCalls.status(of: target, followingLinks: false),
      now.isUnchanged(since: status)
    else {
      throw FileError(.changed, path, "was changed by another program meanwhile; left alone")
    }
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
