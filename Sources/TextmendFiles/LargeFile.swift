import Glibc

/// A large file, which is read more than once rather than held.
package struct LargeFile: Sendable {
  /// As it was when it was first looked at.
  package let origin: FileOrigin

  /// Nil for a file of fewer bytes, or no file.
  package init?(_ path: FilePath, atLeast size: Int) {
    guard let status = try? SystemCalls.status(of: path, followingLinks: true), status.kind == .file,
      status.size >= size
    else { return nil }
    origin = FileOrigin(path: path, status: status)
  }

  /// Bytes.
  package var size: Int { origin.status.size }

  /// Whether new bytes can take its place: it has no other name that would keep the old ones.
  package var isReplaceable: Bool { origin.status.links == 1 }

  /// Begins to read it.
  ///
  /// - Throws: ``FileError``, with code `changed` where it is no longer what it was.
  package func open() throws(FileError) -> Chunks {
    do throws(SystemError) {
      let descriptor = try SystemCalls.open(origin.path, O_RDONLY | O_NOCTTY)
      let chunks = Chunks(descriptor: descriptor, path: origin.path)
      guard try SystemCalls.status(of: descriptor).isUnchanged(since: origin.status) else {
        throw SystemError(number: ESTALE)
      }
      return chunks
    } catch  where error.number == ESTALE {
      throw FileError.changedMeanwhile(origin.path)
    } catch {
      throw FileError(.unreadable, origin.path, error.reason)
    }
  }

  /// Begins to put new bytes into its place.
  ///
  /// - Returns: nil where it must be written in place, see ``TextFile/replace(with:keepsTime:)``.
  /// - Throws: ``FileError``.
  package func replacement() throws(FileError) -> FileReplacement? {
    do {
      // A symbolic link stays one: what it points to is replaced.
      let target = try SystemCalls.resolved(origin.path)
      try origin.checkPermission(at: target)
      return try FileReplacement(of: origin, at: target)
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(.unwritable, origin.path, (error as? SystemError)?.reason ?? "\(error)")
    }
  }

  /// Bytes of a file, in order.
  package struct Chunks: ~Copyable {
    let descriptor: Int32
    let path: FilePath

    private static let size = 1 << 19

    deinit { SystemCalls.close(descriptor) }

    /// The next bytes, no more than `limit`; empty at the end.
    package func next(_ limit: Int = size) throws(FileError) -> [UInt8] {
      do throws(SystemError) {
        return try SystemCalls.read(descriptor, limit: min(limit, Chunks.size))
      } catch {
        throw FileError(.unreadable, path, error.reason)
      }
    }
  }
}
