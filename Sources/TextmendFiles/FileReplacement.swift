import Glibc

/// New bytes for a file, which come in pieces and reach its place whole or not at all.
///
/// They go into a temporary file of the same folder, with the old one's permissions, owner and extended attributes, and
/// reach the disk before the name moves to them. A process killed at any moment leaves the old file or the new one under
/// the name. What is not finished is removed.
package struct FileReplacement: ~Copyable {
  private let origin: FileOrigin
  private let target: FilePath
  private let temporary: FilePath
  private let descriptor: Int32
  private var isInPlace = false

  /// - Parameter target: the file, without symbolic links.
  /// - Returns: nil where a new file cannot have the old one's owner, group or attributes.
  init?(of origin: FileOrigin, at target: FilePath) throws(SystemError) {
    let temporary = TextFile.companion(of: target, suffix: "\(SystemCalls.processIdentifier)")
    let descriptor = try SystemCalls.open(
      temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    do throws(SystemError) {
      guard try origin.giveProperties(of: target, to: descriptor) else {
        SystemCalls.close(descriptor)
        try SystemCalls.remove(temporary)
        return nil
      }
    } catch {
      SystemCalls.close(descriptor)
      try? SystemCalls.remove(temporary)
      throw error
    }
    self.origin = origin
    self.target = target
    self.temporary = temporary
    self.descriptor = descriptor
  }

  deinit {
    SystemCalls.close(descriptor)
    if !isInPlace { try? SystemCalls.remove(temporary) }
  }

  package func write(_ bytes: [UInt8]) throws(SystemError) {
    try SystemCalls.write(bytes[...], to: descriptor)
  }

  /// Puts the new bytes into the file's place.
  ///
  /// - Parameter keepsTime: whether the time of the last change stays as it was.
  /// - Throws: ``FileError`` with code `changed`, or ``SystemError``; the file then is as it was.
  package mutating func finish(keepsTime: Bool) throws {
    if keepsTime { try SystemCalls.setModified(descriptor, origin.status.modified) }
    try SystemCalls.synchronize(descriptor)
    try origin.checkUnchanged(at: target)
    try SystemCalls.rename(temporary, to: target)
    isInPlace = true
    try TextFile.synchronizeFolder(of: target)
  }
}
