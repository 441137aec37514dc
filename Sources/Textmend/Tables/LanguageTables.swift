internal import CTextmendTables

/// The embedded statistics of the language model.
package struct LanguageTables: Sendable {
  package let symbols: SymbolTable
  /// (symbol << 14 | symbol) → ``PairValue``.
  package let pairs: LineTable
  /// Hash of a prefix of three and more characters → inner cost of the word in quarters of a bit
  /// (127: no word, only a prefix), high bit: goes on.
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

/// The byte of a pair: bit 7, three and more characters may start so; bit 6, the pair is a word; below, the cost.
///
/// Quarters of a bit up to 8, then halves up to 23.5: what is that improbable need not be told apart finely.
package struct PairValue {
  package var byte: UInt8

  @inline(__always) init(_ byte: UInt8) { self.byte = byte }

  package init(quarters: UInt8, isWord: Bool, startsLongerWord: Bool) {
    let code = quarters < 32 ? quarters : min(63, 32 + (quarters - 31) / 2)
    byte = code | (isWord ? 0x40 : 0) | (startsLongerWord ? 0x80 : 0)
  }

  /// Sixteenths of a bit.
  @inline(__always) var cost: Int32 {
    let code = Int32(byte & 0x3F)
    return max(code &* 4, code &* 8 &- 128)
  }
  @inline(__always) var isWord: Bool { byte & 0x40 != 0 }
  @inline(__always) var startsLongerWord: Bool { byte & 0x80 != 0 }
}
