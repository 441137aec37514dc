/// Training text: UTF-8 files, read line by line as code points.
struct Corpus {
  struct Document {
    /// The file's name without folders and endings, such as `zh-Hans`.
    var name: String
    var bytes: [UInt8]
  }

  /// Which lines to read. One line of fifty, chosen by its hash, is held out for measuring.
  enum Part {
    case training, heldOut
  }

  var documents: [Document]

  /// Reads files; they are taken in the order of their names, so that the order of arguments means nothing.
  init(paths: [String]) throws {
    documents = try paths.map { path in
      Document(name: Corpus.name(of: path), bytes: try FileBytes.read(path))
    }
    documents.sort { ($0.name, $0.bytes.count) < ($1.name, $1.bytes.count) }
  }

  init(documents: [Document]) { self.documents = documents }

  private static func name(of path: String) -> String {
    let file = path.split(separator: "/").last ?? ""
    return String(file.split(separator: ".").first ?? "")
  }

  func forEachLine(of part: Part, _ body: (_ scalars: [UInt32]) throws -> Void) rethrows {
    for document in documents { try document.forEachLine(of: part, body) }
  }
}

extension Corpus.Document {
  /// Lines without their ends; empty ones are passed over.
  func forEachLine(of part: Corpus.Part, _ body: (_ scalars: [UInt32]) throws -> Void) rethrows {
    var scalars: [UInt32] = []
    var start = 0
    while start < bytes.count {
      var end = start
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      while end < bytes.count, bytes[end] != 0x0A {
        hash = (hash ^ UInt64(bytes[end])) &* 0x100_0000_01B3
        end += 1
      }
      hash ^= hash >> 29
      if end > start, (hash % 50 == 0) == (part == .heldOut) {
        scalars.removeAll(keepingCapacity: true)
        decode(start..<end, into: &scalars)
        try body(scalars)
      }
      start = end + 1
    }
  }

  /// Well-formed UTF-8 is assumed; what is not becomes some code point, never a trap.
  private func decode(_ range: Range<Int>, into scalars: inout [UInt32]) {
    var i = range.lowerBound
    while i < range.upperBound {
      let lead = bytes[i]
      let length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      var scalar = UInt32(lead)
      if length > 1 {
        scalar &= 0xFF >> UInt32(length + 1)
        for k in 1..<length where i + k < range.upperBound {
          scalar = scalar << 6 | UInt32(bytes[i + k] & 0x3F)
        }
      }
      if scalar != 0x0D { scalars.append(min(scalar, 0x10FFFF)) }
      i += length
    }
  }
}
