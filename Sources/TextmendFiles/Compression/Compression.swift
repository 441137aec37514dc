/// How a file is compressed, and what must be known to compress it again in the same way.
package enum Compression: Hashable, Sendable {
  /// - header: of the first member, byte for byte: the original name and time.
  case gzip(header: [UInt8])
  case zstd

  /// What keeps compressed bytes from being read.
  package struct Failure: Error, Hashable, Sendable {
    package var reason: String
  }

  /// A few kilobytes can stand for gigabytes; beyond this many bytes a file is left alone.
  package static let limit = 1 << 30

  /// The compression that a name's end and the bytes' beginning both tell; nil for any other file.
  package init?(of bytes: [UInt8], named name: [UInt8]) {
    if name.hasSuffix(".gz"), bytes.starts(with: Gzip.magic) {
      // A header that is cut off shows when the file is read.
      self = .gzip(header: Gzip.header(of: bytes[...]).map { Array(bytes[$0]) } ?? [])
    } else if name.hasSuffix(".zst"), bytes.starts(with: Zstandard.magic) {
      self = .zstd
    } else {
      return nil
    }
  }

  /// What a file's name is without the compression: `page.html` of `page.html.gz`.
  package static func innerName(_ name: [UInt8]) -> [UInt8] {
    for suffix in [".gz", ".zst"] where name.hasSuffix(suffix) {
      return Array(name.dropLast(suffix.utf8.count))
    }
    return name
  }

  /// The bytes inside; of several members or frames in a row, all of them.
  package func decompress(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    switch self {
    case .gzip: try Gzip.decompress(bytes)
    case .zstd: try Zstandard.decompress(bytes)
    }
  }

  package func compress(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    switch self {
    case .gzip(let header): try Gzip.compress(bytes, header: header)
    case .zstd: try Zstandard.compress(bytes)
    }
  }

  static func check(_ size: Int) throws(Failure) {
    guard size <= limit else { throw Failure(reason: "expands to more than \(limit >> 20) MiB") }
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ suffix: String) -> Bool {
    self.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }
}
