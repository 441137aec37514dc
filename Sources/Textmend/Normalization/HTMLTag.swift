/// A tag of HTML or XML, read as browsers do where that is easy: `<name …>`, `</name>`, `<!…>`, `<?…>`.
struct HTMLTag {
  /// Behind `>`, in bytes.
  private(set) var end: Int
  /// Lower case; empty for declarations.
  private(set) var name: [UInt8] = []
  private(set) var isClosing = false
  private(set) var isDeclaration = false
  /// Ends in `/>`.
  private(set) var closesItself = false

  /// Bytes within which a tag must end; a `<` that none follows is no tag.
  private static let limit = 4096

  /// - Parameter start: where `<` stands.
  init?(_ bytes: [UInt8], at start: Int) {
    var i = start + 1
    guard i < bytes.count else { return nil }
    if bytes[i] == 0x21 || bytes[i] == 0x3F {
      isDeclaration = true
      // `<!` and `<?` are also said by people; declarations go on with a letter or dashes.
      guard i + 1 < bytes.count, bytes[i + 1] == 0x2D || PlaceFinder.isWord(bytes[i + 1]) else { return nil }
    } else {
      if bytes[i] == 0x2F {
        isClosing = true
        i += 1
      }
      while i < bytes.count, PlaceFinder.isWord(bytes[i]) || bytes[i] == 0x3A || bytes[i] == 0x2D {
        name.append(bytes[i] | 0x20)
        i += 1
      }
      guard let first = name.first, first >= 0x61, i < bytes.count else { return nil }
      guard bytes[i] <= 0x20 || bytes[i] == 0x3E || bytes[i] == 0x2F else { return nil }
    }
    var quote: UInt8?
    let stop = min(bytes.count, start + HTMLTag.limit)
    while i < stop {
      let byte = bytes[i]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x3E {
        closesItself = bytes[i - 1] == 0x2F && !isClosing
        end = i + 1
        return
      } else if byte == 0x3C {
        return nil
      } else if byte == 0x22 || byte == 0x27, bytes[i - 1] == 0x3D {
        quote = byte
      }
      i += 1
    }
    return nil
  }
}
