internal import CTextmendTables

/// The embedded statistics of the language model.
package struct LanguageTables: Sendable {
  package let symbols: SymbolTable
  /// (symbol << 14 | symbol) → ``PairValue``.
  package let pairs: LineTable
  /// Hash of a sequence of three and more characters → cost of the last after the others in quarters of a bit; high
  /// bit: longer ones start so.
  package let words: HashLineTable
  package let letters: LetterTable

  package init(symbols: SymbolTable, pairs: LineTable, words: HashLineTable, letters: LetterTable) {
    self.symbols = symbols
    self.pairs = pairs
    self.words = words
    self.letters = letters
  }

  // SAFETY: the blobs are constants of the program, aligned to 64 bytes in language.c.
  static let embedded = unsafe LanguageTables(
    symbols: SymbolTable(textmend_language_symbols()),
    pairs: LineTable(textmend_language_pairs()),
    words: HashLineTable(textmend_language_words()),
    letters: LetterTable(textmend_language_letters()))
}

extension NGramTable {
  // SAFETY: the blob is a constant of the program, aligned to 64 bytes in language.c.
  static let embedded = unsafe NGramTable(textmend_language_ngrams())
  // SAFETY: as above.
  static let japanese = unsafe NGramTable(textmend_language_ngrams_ja())
}

/// The byte of a pair: bit 7, known sequences of three and more characters start so; below, the cost in quarters of a bit.
package struct PairValue {
  package var byte: UInt8

  @inline(__always) init(_ byte: UInt8) { self.byte = byte }

  /// - Parameter quarters: at most 127.
  package init(quarters: UInt8, startsLongerWord: Bool) { byte = quarters | (startsLongerWord ? 0x80 : 0) }

  /// Sixteenths of a bit.
  @inline(__always) var cost: Int32 { Int32(byte & 0x7F) &* 4 }
  @inline(__always) var startsLongerWord: Bool { byte & 0x80 != 0 }
}
