extension LanguageModel {
  /// A letter in a word or at its start: its alphabet's trigrams, with the word's edges as letters.
  @inline(never)
  func readLetter(_ symbol: UInt16, _ state: inout State) -> Int32 {
    let script = UInt8((symbol >> 9) & 7)
    let upper = UInt8((symbol >> 8) & 1)
    let letter = UInt8(symbol & 0xFF)
    var cost: Int32 = 0
    if state.alphabet != Int8(script) {
      if state.alphabet >= 0 { cost += endWord(&state) }
      let word = Symbol.word + UInt16(script)
      if let found = tables.pairs.value(UInt32(state.previous) << 14 | UInt32(word)) {
        cost += PairValue(found).cost
      } else {
        cost += tables.symbols.backOff(state.previous) + tables.symbols.novel(word)
      }
      state.third = state.second
      state.second = state.previous
      state.previous = word
      state.words.clear()
      state.saving = 0
      state.alphabet = Int8(script)
      state.lastLetters = (LetterKey.edge, LetterKey.edge)
      state.letterCase = 0
      state.lastScript = script + 1
    }
    cost += letterCost(script, state.lastLetters.0, state.lastLetters.1, letter)
    cost += tables.symbols.caseCost(script: script, state: state.letterCase, upper: upper)
    state.letterCase = LetterKey.nextCase(after: state.letterCase, upper: upper)
    state.lastLetters = (state.lastLetters.1, letter)
    return cost
  }

  /// The cost of a word ending here. The next symbol pairs with the word as a whole.
  @inline(never)
  func endWord(_ state: inout State) -> Int32 {
    let cost = letterCost(
      UInt8(state.alphabet), state.lastLetters.0, state.lastLetters.1, LetterKey.edge)
    state.alphabet = -1
    return cost
  }

  /// Sixteenths of a bit: `letter` after two letters, or as much of them as is known.
  func letterCost(_ script: UInt8, _ first: UInt8, _ second: UInt8, _ letter: UInt8) -> Int32 {
    if first != LetterKey.any {
      if let cost = tables.letters.value(LetterKey.key(script, first, second, letter)) {
        return Int32(cost) * 2
      }
      let backOff = tables.letters.value(LetterKey.key(script, first, second, LetterKey.backOff)) ?? 0
      return Int32(backOff) * 2 + letterCost(script, LetterKey.any, second, letter)
    }
    if second != LetterKey.any {
      if let cost = tables.letters.value(LetterKey.key(script, LetterKey.any, second, letter)) {
        return Int32(cost) * 2
      }
      let backOff =
        tables.letters.value(LetterKey.key(script, LetterKey.any, second, LetterKey.backOff)) ?? 0
      return Int32(backOff) * 2 + letterCost(script, LetterKey.any, LetterKey.any, letter)
    }
    let cost = tables.letters.value(LetterKey.key(script, LetterKey.any, LetterKey.any, letter))
    return cost.map { Int32($0) * 2 } ?? LetterKey.unknownLetter
  }
}

/// Keys of the letter table.
package enum LetterKey {
  /// The edge of a word, as a letter.
  package static let edge: UInt8 = 0
  /// In place of a letter: what leaving this context costs.
  package static let backOff: UInt8 = 254
  /// In place of a context letter: any.
  package static let any: UInt8 = 255
  package static let keyBits: UInt32 = 27
  /// Sixteenths of a bit: a letter that no training text contains.
  static let unknownLetter: Int32 = 20 * 16

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
