import Glibc
import Synchronization

/// A file to which lines are added, each on the disk before what it tells is done.
///
/// A process killed in the middle of a line leaves a line without an end. What such a line tells has not been done
/// yet: whoever reads the file leaves it out, and the next one who adds lines removes it.
package final class JournalFile: Sendable {
  package let path: FilePath
  package let identity: FileOrigin.Identity
  private let descriptor: Int32
  /// Bytes of whole lines; nil once the file could not be brought back to them.
  private let size: Mutex<Int?>

  /// Opens a journal, or makes one.
  ///
  /// - Parameter header: the first line, with its end; how a journal is known.
  /// - Throws: ``FileError`` where the file holds something else, another run adds to it, or it cannot be written.
  package init(at path: FilePath, header: [UInt8]) throws(FileError) {
    self.path = path
    do throws(SystemError) {
      descriptor = try SystemCalls.open(path, O_RDWR | O_CREAT | O_APPEND | O_NOCTTY, mode: 0o600)
    } catch {
      throw FileError(.unwritable, path, error.reason)
    }
    do {
      let status = try SystemCalls.status(of: descriptor)
      identity = FileOrigin.Identity(status)
      guard status.kind == .file else { throw FileError(.unwritable, path, "is not a regular file") }
      guard SystemCalls.lock(descriptor) else {
        throw FileError(.unwritable, path, "another run adds to this journal")
      }
      let old = try TextFile(reading: path).bytes
      // A run may have been killed while it wrote the header.
      guard header.starts(with: old) || old.starts(with: header) else {
        throw FileError(.unwritable, path, "is no journal; left alone")
      }
      let whole = (old.lastIndex(of: 0x0A) ?? -1) + 1
      if whole < old.count { try SystemCalls.truncate(descriptor, to: whole) }
      size = Mutex(whole)
      if whole == 0 {
        try append(header)
        try TextFile.synchronizeFolder(of: path)
      }
    } catch {
      SystemCalls.close(descriptor)
      if let error = error as? FileError { throw error }
      throw FileError(.unwritable, path, (error as? SystemError)?.reason ?? "\(error)")
    }
  }

  deinit { SystemCalls.close(descriptor) }

  /// Adds a line, with its end, and returns when it is on the disk.
  ///
  /// - Throws: ``FileError``; the journal then is as it was.
  package func append(_ line: [UInt8]) throws(FileError) {
    let failure: SystemError? = size.withLock { size in
      guard let old = size else { return SystemError(number: EIO) }
      do throws(SystemError) {
        try SystemCalls.write(line[...], to: descriptor)
        try SystemCalls.synchronize(descriptor)
        size = old + line.count
        return nil
      } catch {
        size = (try? SystemCalls.truncate(descriptor, to: old)) == nil ? nil : old
        return error
      }
    }
    if let failure { throw FileError(.unwritable, path, failure.reason) }
  }
}
