/// How often letters follow one another in each language whose files come in one-byte pages, and what marks stand
/// beside.
///
/// Blob, after the header, numbers little-endian, costs in sixteenths of a bit, at most 255: the count of languages
/// (16 bits). For each: 8 bytes of its name, filled with zeros; the count of its symbols (16 bits); their code points
/// (16 bits each), 0 first, for whatever is no letter; for each symbol a row of costs, one for each symbol after it.
/// Then the count of marks (16 bits), and for each its code point (16 bits), what it costs after each ``PageCharacter/Kind``,
/// and what each kind costs after it.
package struct LetterPairTable: Sendable {
  package struct Language: Sendable {
    package let name: String
    /// Code points by symbol, small letters; 0 for the first.
    package let alphabet: [UInt32]
    /// Row by row.
    package let costs: [UInt8]

    package init(name: String, alphabet: [UInt32], costs: [UInt8]) {
      self.name = name
      self.alphabet = alphabet
      self.costs = costs
    }
  }

  package struct Mark: Sendable {
    package let after: [UInt8]
    package let before: [UInt8]

    package init(after: [UInt8], before: [UInt8]) {
      self.after = after
      self.before = before
    }
  }

  package let languages: [Language]
  package let marks: [UInt32: Mark]

  /// - Parameter bytes: a blob as `textmend-tools train-pages` writes it.
  package init(_ bytes: [UInt8]) {
    var reader = Reader(bytes: bytes, position: Blob.headerCount)
    languages = (0..<reader.number()).map { _ in
      let name = String(decoding: reader.take(8).prefix { $0 != 0 }, as: UTF8.self)
      let count = reader.number()
      let alphabet = (0..<count).map { _ in UInt32(reader.number()) }
      return Language(name: name, alphabet: alphabet, costs: reader.take(count * count))
    }
    var marks: [UInt32: Mark] = [:]
    for _ in 0..<reader.number() {
      let scalar = UInt32(reader.number())
      let kinds = PageCharacter.Kind.allCases.count
      marks[scalar] = Mark(after: reader.take(kinds), before: reader.take(kinds))
    }
    self.marks = marks
  }

  static let shared = LetterPairTable(Blob.letterPairs.bytes)

  private struct Reader {
    let bytes: [UInt8]
    var position: Int

    mutating func take(_ count: Int) -> [UInt8] {
      defer { position += count }
      return Array(bytes[position..<position + count])
    }

    mutating func number() -> Int {
      defer { position += 2 }
      return Int(bytes[position]) | Int(bytes[position + 1]) << 8
    }
  }
}
