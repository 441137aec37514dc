import Glibc

/// A file's bytes and its state when they were read, which ``replace(with:)`` checks again before it writes.
package struct TextFile: Sendable {
  package let bytes: [UInt8]
  package let origin: FileOrigin

  /// As the user named it.
  package var path: FilePath { origin.path }
  var status: FileStatus { origin.status }

  /// Reads a whole file.
  ///
  /// - Throws: ``FileError`` with code `unreadable`.
  package init(reading path: FilePath) throws(FileError) {
    do throws(SystemError) {
      let descriptor = try SystemCalls.open(path, O_RDONLY | O_NOCTTY)
      defer { SystemCalls.close(descriptor) }
      let status = try SystemCalls.status(of: descriptor)
      guard status.kind != .folder else { throw SystemError(number: EISDIR) }
      var bytes: [UInt8] = []
      // One byte more than the size shows the end in one call and a file that grows in two.
      while true {
        let chunk = try SystemCalls.read(descriptor, limit: max(status.size - bytes.count + 1, 1 << 16))
        if chunk.isEmpty { break }
        if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      }
      self.bytes = bytes
      origin = FileOrigin(path: path, status: status)
    } catch {
      throw FileError(.unreadable, path, error.reason)
    }
  }

  /// Without symbolic links, from the root of the file system.
  package func resolvedPath() throws(FileError) -> FilePath {
    do throws(SystemError) {
      return try SystemCalls.resolved(path)
    } catch {
      throw FileError(.unreadable, path, error.reason)
    }
  }

  /// Bytes looked at to tell text from binary data; what git looks at, too.
  private static let head = 8192

  /// Whether the beginning holds a zero byte and no byte order mark says that it is UTF-16 or UTF-32.
  package var looksBinary: Bool { TextFile.looksBinary(bytes) }

  package static func looksBinary(_ bytes: [UInt8]) -> Bool {
    guard bytes.prefix(head).contains(0) else { return false }
    let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0x00, 0x00, 0xFE, 0xFF]]
    return !marks.contains { bytes.starts(with: $0) }
  }
}
