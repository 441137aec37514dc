extension LanguageModel {
  /// What was read last, as far as the next character's questions depend on it.
  struct Context: Sendable {
    /// The symbol that pairs with the next one.
    var previous = Symbol.newline
    /// The symbols before `previous`, nearest first; for words and for the document's own sequences.
    var second = Symbol.newline
    var third = Symbol.newline
    var lastScript = LastScript.none
    var lastScalar: UInt32 = 0x0A
    /// The alphabet of the word under way, −1 outside of words, with its last letters and their case.
    var alphabet: Int8 = -1
    var letterCase: UInt8 = 0
    var lastLetters: (UInt8, UInt8) = (0, 0)

    /// Takes `symbol` for what the next one pairs with.
    @inline(__always)
    mutating func append(_ symbol: UInt16) {
      third = second
      second = previous
      previous = symbol
    }

    /// Kana stand where Han do, marks where the script before them does.
    @inline(__always)
    mutating func noteScript(of symbol: UInt16, _ symbols: SymbolTable) {
      if symbol < symbols.firstKana { return }
      let isHangul = symbol >= symbols.firstHangul && symbol < symbols.firstHan
      lastScript = isHangul ? LastScript.hangul : LastScript.han
    }
  }
}
