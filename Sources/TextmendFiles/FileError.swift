/// What kept a file from being read or written. The file itself is as it was, unless the message says otherwise.
package struct FileError: Error, Hashable, Sendable {
  package enum Code: Hashable, Sendable {
    /// It could not be opened or read, or is no file.
    case unreadable
    /// Another program changed it between reading and writing.
    case changed
    /// Its permissions forbid writing.
    case readOnly
    /// The system refused to write: disk full, quota, no permission for the folder.
    case unwritable
    /// An earlier run was interrupted in the middle of an in-place write.
    case interrupted
  }

  package var code: Code
  package var path: FilePath
  /// What is wrong, without the path.
  package var reason: String

  package init(_ code: Code, _ path: FilePath, _ reason: String) {
    self.code = code
    self.path = path
    self.reason = reason
  }

  package static func changedMeanwhile(_ path: FilePath) -> FileError {
    FileError(.changed, path, "was changed by another program meanwhile; left alone")
  }
}

extension FileError: CustomStringConvertible {
  package var description: String { "\(path): \(reason)" }
}
