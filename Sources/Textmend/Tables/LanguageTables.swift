internal import CTextmendTables

/// The embedded statistics of the language model.
package struct LanguageTables: Sendable {
  package let symbols: SymbolTable
  /// (symbol << 14 | symbol) → ``PairValue``.
  package let pairs: LineTable
  /// Hash of a prefix of three and more characters → inner cost of the word in quarters of a bit
  /// (127: no word, only a prefix), high bit: goes on.
  package let words: HashLineTable
  /// (script << 24 | letter << 16 | letter << 8 | letter) → cost in eighths of a bit.
  package let letters: PackedTable

  package init(symbols: SymbolTable, pairs: LineTable, words: HashLineTable, letters: PackedTable) {
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
    letters: PackedTable(textmend_language_letters()))
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
    return max(code * 4, code * 8 - 128)
  }
  @inline(__always) var isWord: Bool { byte & 0x40 != 0 }
  @inline(__always) var startsLongerWord: Bool { byte & 0x80 != 0 }
}

/// Code point → symbol, and what is known of each symbol alone.
@safe package struct SymbolTable: Sendable {
  // SAFETY: points into a blob that outlives the table and never changes.
  private nonisolated(unsafe) let basicPlane: UnsafePointer<UInt16>
  private nonisolated(unsafe) let folds: UnsafePointer<UInt16>
  private nonisolated(unsafe) let scalars: UnsafePointer<UInt16>
  private nonisolated(unsafe) let bytes: UnsafePointer<UInt8>
  package let firstKana: UInt16
  package let firstHangul: UInt16
  package let firstHan: UInt16
  /// Symbols from here are variants that fold to a symbol below.
  package let foldEnd: UInt16
  package let variantEnd: UInt16

  /// - Parameter blob: a blob written by `textmend-tools train-model`, aligned to 4 bytes, which outlives the table.
  package init(_ blob: UnsafeRawPointer) {
    // SAFETY: the blob's header says how long its sections are; the tool that writes it is tested against this reader.
    func limit(_ i: Int) -> UInt16 { unsafe UInt16(blob.load(fromByteOffset: 4 * i, as: UInt32.self)) }
    firstKana = limit(0)
    firstHangul = limit(1)
    firstHan = limit(2)
    foldEnd = limit(3)
    variantEnd = limit(4)
    unsafe basicPlane = (blob + 32).assumingMemoryBound(to: UInt16.self)
    unsafe folds = basicPlane + 0x10000
    unsafe scalars = folds + Int(limit(4) - limit(3))
    unsafe bytes = UnsafeRawPointer(scalars + Int(limit(3))).assumingMemoryBound(to: UInt8.self)
  }

  @inline(__always)
  package func symbol(_ scalar: UInt32) -> UInt16 {
    // SAFETY: the table has an entry for each code point of the basic plane.
    scalar < 0x10000 ? unsafe basicPlane[Int(scalar)] : Symbol.supplementary(scalar)
  }

  /// The symbol that stands for `symbol` in pairs and words.
  @inline(__always)
  package func fold(_ symbol: UInt16) -> UInt16 {
    // SAFETY: symbols come from `symbol(_:)`, so they lie below variantEnd (letters never come here).
    symbol < foldEnd ? symbol : unsafe folds[Int(symbol - foldEnd)]
  }

  /// The code point of a symbol below `foldEnd` that stands for one character.
  func scalar(folded symbol: UInt16) -> UInt32 {
    precondition(symbol < foldEnd)
    // SAFETY: the table has an entry for each symbol below foldEnd.
    return unsafe UInt32(scalars[Int(symbol)])
  }

  // SAFETY: six sections of `variantEnd` bytes each, then the case costs; symbols lie below variantEnd.
  @inline(__always) private func byte(_ section: Int, _ symbol: UInt16) -> Int32 {
    assert(symbol < variantEnd)
    return unsafe Int32(bytes[section * Int(variantEnd) + Int(symbol)])
  }

  /// Sixteenths of a bit: the cost without context, in running text.
  @inline(__always) func unigram(_ symbol: UInt16) -> Int32 { byte(0, symbol) * 2 }
  /// Sixteenths of a bit: the cost after a context in which it was never seen.
  @inline(__always) func novel(_ symbol: UInt16) -> Int32 { byte(1, symbol) * 2 }
  /// Sixteenths of a bit: what leaving the known pairs of a context costs.
  @inline(__always) func backOff(_ symbol: UInt16) -> Int32 { byte(2, symbol) * 2 }
  /// Eighths of a bit: this form rather than another with the same fold, in simplified and in traditional text.
  @inline(__always) func variantInSimplified(_ symbol: UInt16) -> Int32 { byte(3, symbol) }
  @inline(__always) func variantInTraditional(_ symbol: UInt16) -> Int32 { byte(4, symbol) }

  /// Sixteenths of a bit: the cost of a word that starts with this character, without what follows it.
  @inline(__always) func wordStart(_ symbol: UInt16) -> Int32 { byte(5, symbol) * 2 }

  /// Sixteenths of a bit: an upper or lower case letter where a word stands.
  @inline(__always) func caseCost(script: UInt8, state: UInt8, upper: UInt8) -> Int32 {
    let index = 6 * Int(variantEnd) + Int(script) * 8 + Int(state) * 2 + Int(upper)
    // SAFETY: script < 8, state < 4, upper < 2: the last 64 bytes of the blob.
    return unsafe Int32(bytes[index]) * 2
  }
}
