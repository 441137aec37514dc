import Textmend

/// Everything counted in one pass over the corpus: pairs of symbols, letter trigrams, cases, forms.
struct TextCounts {
  var pairs = CountTable(capacity: 1 << 22)
  /// (script << 24 | letter << 16 | letter << 8 | letter), words' edges as letter 0.
  var letters = CountTable(capacity: 1 << 18)
  /// Occurrences of each symbol below the variant end, and of words as a whole.
  var symbols: [UInt32]
  /// script × case state × upper.
  var cases = [UInt32](repeating: 0, count: 64)
  /// Occurrences of symbols in simplified and in traditional lines.
  var simplified: [UInt32]
  var traditional: [UInt32]

  private let plan: SymbolPlan
  private let lexicon: Lexicon

  init(plan: SymbolPlan, lexicon: Lexicon) {
    self.plan = plan
    self.lexicon = lexicon
    symbols = Array(repeating: 0, count: Int(plan.variantEnd))
    simplified = symbols
    traditional = symbols
  }

  /// Counts one line. The walk is that of `LanguageModel.step`.
  mutating func count(_ scalars: [UInt32]) {
    var previous = Symbol.newline
    var lastScript = LastScript.none
    var alphabet: Int = -1
    var letters: (UInt8, UInt8) = (0, 0)
    var letterCase: UInt8 = 0
    for scalar in scalars {
      let symbol = plan.symbol(scalar)
      if symbol >= Symbol.letterBase {
        let script = Int((symbol >> 9) & 7)
        let upper = UInt8((symbol >> 8) & 1)
        let letter = UInt8(symbol & 0xFF)
        if alphabet != script {
          if alphabet >= 0 { countLetter(alphabet, letters, LetterKey.edge) }
          let word = Symbol.word + UInt16(script)
          countPair(previous, word)
          symbols[Int(word)] += 1
          previous = word
          alphabet = script
          letters = (LetterKey.edge, LetterKey.edge)
          letterCase = 0
          lastScript = UInt8(script) + 1
        }
        countLetter(script, letters, letter)
        cases[script * 8 + Int(letterCase) * 2 + Int(upper)] += 1
        letterCase = LetterKey.nextCase(after: letterCase, upper: upper)
        letters = (letters.1, letter)
        continue
      }
      if alphabet >= 0 {
        countLetter(alphabet, letters, LetterKey.edge)
        alphabet = -1
      }
      if symbol >= Symbol.firstRare, symbol < Symbol.firstOwn {
        previous = symbol
        continue
      }
      let folded = plan.fold(symbol)
      countPair(previous, folded)
      symbols[Int(symbol)] += 1
      if symbol >= plan.firstHan {
        lastScript = LastScript.han
      } else if symbol >= plan.firstHangul {
        lastScript = LastScript.hangul
      } else if symbol >= plan.firstKana {
        lastScript = LastScript.han
      }
      previous = symbol == Symbol.space ? Symbol.spaceAfter + UInt16(lastScript) : folded
    }
    if alphabet >= 0 { countLetter(alphabet, letters, LetterKey.edge) }
    countPair(previous, Symbol.newline)
    symbols[Int(Symbol.newline)] += 1
    countForms(scalars)
  }

  private mutating func countPair(_ first: UInt16, _ second: UInt16) {
    if first >= Symbol.firstRare, first < Symbol.firstOwn { return }
    pairs.add(UInt64(first) << 14 | UInt64(second))
  }

  private mutating func countLetter(_ script: Int, _ context: (UInt8, UInt8), _ letter: UInt8) {
    letters.add(UInt64(LetterKey.key(UInt8(script), context.0, context.1, letter)))
  }

  /// Forms count for the variety that most characters of the line belong to; lines with kana for none.
  private mutating func countForms(_ scalars: [UInt32]) {
    var balance = 0
    for scalar in scalars {
      if (0x3041...0x30FF).contains(scalar) { return }
      if lexicon.fold(scalar) != scalar {
        balance -= 1
      } else if let forms = lexicon.traditional[scalar], forms.first != scalar {
        balance += 1
      }
    }
    if balance == 0 { return }
    for scalar in scalars where SymbolPlan.isHan(scalar) {
      let symbol = Int(plan.symbol(scalar))
      guard symbol >= Int(plan.firstHan), symbol < simplified.count else { continue }
      if balance > 0 { simplified[symbol] += 1 } else { traditional[symbol] += 1 }
    }
  }
}
