extension LanguageModel {
  /// A letter in a word or at its start: its alphabet's trigrams, with the word's edges as letters. The start of a word
  /// asks for what the word as a whole costs after the symbol before it.
  @inline(__always)
  func askLetter(_ letter: Letter, _ state: inout Context, _ cost: inout Int32) -> PairQuery? {
    var query: PairQuery?
    if state.alphabet != Int8(truncatingIfNeeded: letter.script) {
      if state.alphabet >= 0 { cost &+= endWord(&state) }
      let word = Symbol.word &+ UInt16(letter.script)
      query = PairQuery(symbol: word, folded: word, after: state.previous)
      state.append(word)
      state.alphabet = Int8(truncatingIfNeeded: letter.script)
      state.lastLetters = (LetterKey.edge, LetterKey.edge)
      state.letterCase = 0
      state.lastScript = letter.script &+ 1
    }
    cost &+= tables.letters.cost(letter.script, state.lastLetters.0, state.lastLetters.1, letter.number)
    cost &+= tables.symbols.caseCost(script: letter.script, state: state.letterCase, upper: letter.upper)
    state.letterCase = LetterKey.nextCase(after: state.letterCase, upper: letter.upper)
    state.lastLetters = (state.lastLetters.1, letter.number)
    return query
  }

  /// The cost of a word ending here. The next symbol pairs with the word as a whole.
  @inline(__always)
  func endWord(_ state: inout Context) -> Int32 {
    let script = UInt8(truncatingIfNeeded: state.alphabet)
    state.alphabet = -1
    return tables.letters.cost(script, state.lastLetters.0, state.lastLetters.1, LetterKey.edge)
  }
}

/// A symbol from ``Symbol/letterBase``, taken apart.
struct Letter {
  var script: UInt8
  var upper: UInt8
  var number: UInt8

  @inline(__always) init(_ symbol: UInt16) {
    script = UInt8(truncatingIfNeeded: symbol >> 9 & 7)
    upper = UInt8(truncatingIfNeeded: symbol >> 8 & 1)
    number = UInt8(truncatingIfNeeded: symbol)
  }
}

/// Letters as training counts them.
package enum LetterKey {
  /// The edge of a word, as a letter.
  package static let edge: UInt8 = 0
  /// In place of a letter: what leaving this context costs.
  package static let backOff: UInt8 = 254
  /// In place of a context letter: any.
  package static let any: UInt8 = 255
  /// Sixteenths of a bit: a letter that no training text contains.
  package static let unknownLetter: Int32 = 20 * 16

  @inlinable
  package static func key(_ script: UInt8, _ first: UInt8, _ second: UInt8, _ letter: UInt8) -> UInt32 {
    UInt32(script) << 24 | UInt32(first) << 16 | UInt32(second) << 8 | UInt32(letter)
  }

  /// Cases within a word: 0 at its start, 1 after a lower-case letter, 2 after a capital that starts it,
  /// 3 after a later capital.
  @inlinable package static func nextCase(after state: UInt8, upper: UInt8) -> UInt8 {
    upper == 0 ? 1 : (state == 0 ? 2 : 3)
  }
}
