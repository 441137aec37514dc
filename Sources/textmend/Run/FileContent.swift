import TextmendFiles

/// A file and the text in it, taken out of its compression where it has one.
struct FileContent: Sendable {
  let path: FilePath
  /// As the file holds them.
  let stored: [UInt8]
  let compression: Compression?
  /// The text.
  let bytes: [UInt8]

  /// - Parameter path: its ending tells the compression.
  /// - Throws: ``FileError`` with code `unreadable` where the compressed data is damaged or expands to too much.
  init(_ stored: [UInt8], at path: FilePath) throws(FileError) {
    self.path = path
    self.stored = stored
    compression = Compression(of: stored, named: path.name)
    guard let compression else {
      bytes = stored
      return
    }
    do throws(Compression.Failure) {
      bytes = try compression.decompress(stored)
    } catch {
      throw FileError(.unreadable, path, error.reason)
    }
  }

  /// New text as the file would hold it.
  func encode(_ text: [UInt8]) throws(FileError) -> [UInt8] {
    guard let compression else { return text }
    do throws(Compression.Failure) {
      return try compression.compress(text)
    } catch {
      throw FileError(.unwritable, path, error.reason)
    }
  }
}
