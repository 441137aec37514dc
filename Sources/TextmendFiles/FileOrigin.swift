import Glibc

/// Where bytes come from: a file as it was when they were read, which is checked again before it is written.
package struct FileOrigin: Sendable {
  /// As the user named it.
  package let path: FilePath
  let status: FileStatus

  /// The same for every name of one file.
  package struct Identity: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64

    init(_ status: FileStatus) {
      device = status.device
      inode = status.inode
    }
  }

  package var identity: Identity { Identity(status) }

  /// Whether what this process prints goes into this file.
  package var isStandardOutput: Bool {
    guard status.kind == .file, let output = try? SystemCalls.status(of: 1) else { return false }
    return Identity(output) == identity
  }

  /// Root may write to read-only files; it was still the owner's wish that nobody does.
  func checkPermission(at target: FilePath) throws(FileError) {
    guard status.kind == .file else { throw FileError(.unwritable, path, "is not a regular file") }
    guard status.mode & 0o200 != 0, SystemCalls.mayWrite(target) else {
      throw FileError(.readOnly, path, "is read-only")
    }
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
      throw FileError.changedMeanwhile(path)
    }
  }
}
