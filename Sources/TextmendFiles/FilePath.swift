/// The name of a file as the system knows it: bytes, of any encoding or none.
package struct FilePath: Hashable, Sendable {
  /// Without the terminating zero. Never empty.
  package var bytes: [UInt8]

  package init(bytes: [UInt8]) {
    self.bytes = bytes.isEmpty ? Array(".".utf8) : bytes
  }

  package init(_ string: String) {
    self.init(bytes: Array(string.utf8))
  }

  private static let slash = UInt8(ascii: "/")

  /// The last component: `c` of `a/b/c`.
  package var name: [UInt8] {
    guard let slash = bytes.lastIndex(of: FilePath.slash) else { return bytes }
    return Array(bytes[(slash + 1)...])
  }

  /// The folder that holds the file: `a/b` of `a/b/c`, `.` of `c`, `/` of `/c`.
  package var folder: FilePath {
    guard let slash = bytes.lastIndex(of: FilePath.slash) else { return FilePath(".") }
    return slash == 0 ? FilePath("/") : FilePath(bytes: Array(bytes[..<slash]))
  }

  package func appending(_ component: [UInt8]) -> FilePath {
    let separator: [UInt8] = bytes.last == FilePath.slash ? [] : [FilePath.slash]
    return FilePath(bytes: bytes + separator + component)
  }

  /// Without slashes at the end, which would make two spellings of one folder.
  package var trimmed: FilePath {
    var bytes = bytes
    while bytes.count > 1, bytes.last == FilePath.slash { bytes.removeLast() }
    return FilePath(bytes: bytes)
  }

  /// For messages. Bytes that are not UTF-8 become U+FFFD.
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// As C wants it.
  var cString: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}

extension FilePath: CustomStringConvertible {
  package var description: String { string }
}
