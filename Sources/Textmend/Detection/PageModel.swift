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
      var symbols = [UInt8](repeating: PageModel.outside, count: numbers.count + 1)
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

  /// Nil for a letter of no language.
  func number(ofLetter scalar: UInt32) -> UInt16? { numbers[scalar] }
}

/// What ``PageRanking`` asks of a page's bytes.
struct PageBytes: Sendable {
  /// What a byte is that is a letter of no language.
  static let noLetter = UInt16.max

  let characters: [PageCharacter]
  let scalars: [UInt32]
  /// Numbers of letters, 0 for what is no letter.
  let letters: [UInt16]
  /// Languages that it may be in: those of its scripts, and those that ASCII is enough for.
  let languages: [Int]
  let isASCIICompatible: Bool

  /// - Parameter scalars: the code points of the 256 bytes.
  init(_ scalars: [UInt32], model: PageModel = .shared, cache: inout [UInt32: PageCharacter]) {
    self.scalars = scalars
    characters = scalars.map { scalar in
      if let known = cache[scalar] { return known }
      let character = PageCharacter(scalar)
      cache[scalar] = character
      return character
    }
    letters = characters.map {
      $0.kind != .letter ? 0 : model.number(ofLetter: $0.folded) ?? PageBytes.noLetter
    }
    isASCIICompatible = scalars[0x41] == 0x41
    var count: [PageCharacter.Script: Int] = [:]
    for (scalar, character) in zip(scalars, characters) where scalar >= 0x80 {
      count[character.script, default: 0] += 1
    }
    // A few Greek letters are signs of mathematics.
    let scripts = count.filter { $0.value > 20 }.keys
    languages = model.languages.indices.filter {
      scripts.contains(model.languages[$0].script) || model.languages[$0].name == "en"
    }
  }
}
