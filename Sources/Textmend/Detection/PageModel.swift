/// The languages of one-byte pages, laid out for ``PageRanking``.
struct PageModel: Sendable {
  struct Language: Sendable {
    let name: String
    let script: PageCharacter.Script
    /// Bits.
    let rarity: Int
    /// By number of the letter: its symbol, ``outside`` or ``latin``.
    let symbols: [UInt8]
    let width: Int
    /// Sixteenths of a bit.
    let costs: [UInt8]
  }

  /// The symbol of a letter that is not of the language.
  static let outside: UInt8 = 255
  /// The symbol of ASCII letters in languages of other scripts: names and code stand in any text.
  static let latin: UInt8 = 254

  let languages: [Language]
  let marks: [UInt32: LetterPairTable.Mark]
  /// From 1: the letters of all alphabets.
  private let numbers: [UInt32: UInt16]

  static let shared = PageModel(.shared)

  private init(_ table: LetterPairTable) {
    var numbers: [UInt32: UInt16] = [:]
    for language in table.languages {
      for scalar in language.alphabet.dropFirst() where numbers[scalar] == nil {
        numbers[scalar] = UInt16(numbers.count + 1)
      }
    }
    languages = table.languages.map { language in
      let script = PageCharacter(language.alphabet.last ?? 0x61).script
      var symbols = [UInt8](repeating: PageModel.outside, count: numbers.count + 2)
      symbols[0] = 0
      if script != .latin {
        for scalar: UInt32 in 0x61...0x7A {
          if let number = numbers[scalar] { symbols[Int(number)] = PageModel.latin }
        }
      }
      for (symbol, scalar) in language.alphabet.enumerated().dropFirst() {
        symbols[Int(numbers[scalar] ?? 0)] = UInt8(symbol)
      }
      return Language(
        name: language.name, script: script, rarity: PageLanguages.rarity(of: language.name),
        symbols: symbols, width: language.alphabet.count, costs: language.costs)
    }
    marks = table.marks
    self.numbers = numbers
  }

  /// The last number is that of every letter of no language.
  func number(ofLetter scalar: UInt32) -> UInt16 { numbers[scalar] ?? UInt16(numbers.count + 1) }
}
