@_spi(_Unicode) import Swift
import Textmend

/// Counts what `LetterPairTable` says: letters after letters for each language, marks over all of them.
struct PageTrainer {
  private(set) var languages: [LetterPairTable.Language] = []
  private(set) var marks: [(scalar: UInt32, mark: LetterPairTable.Mark)] = []

  /// Code points of a language that are read: more change nothing.
  private static let limit = 1_500_000
  /// A letter is one of the alphabet from this share of its letters on, and this count.
  private static let share = 2e-5
  private static let leastCount = 4
  /// How much the frequency of a letter alone weighs beside its row, in occurrences.
  private static let backOff = 25.0
  /// Bits: no pair and no mark costs more.
  private static let pairLimit = 10.0
  private static let markLimit = 15.0

  private var markCounts: [UInt32: MarkCount] = [:]
  private var total = 0.0

  private struct MarkCount {
    var count = 0.0
    var after = [Double](repeating: 0, count: PageCharacter.Kind.allCases.count)
    var before = [Double](repeating: 0, count: PageCharacter.Kind.allCases.count)
  }

  init(corpus: Corpus) {
    for document in corpus.documents {
      let characters = PageTrainer.read(document)
      languages.append(PageTrainer.language(document.name, characters))
      countMarks(characters.prefix(PageTrainer.limit / 10))
    }
    addMarks()
  }

  private static func read(_ document: Corpus.Document) -> [PageCharacter] {
    var cache: [UInt32: PageCharacter] = [:]
    var characters: [PageCharacter] = []
    document.forEachLine(of: .training) { scalars in
      guard characters.count < limit else { return }
      var scalars = scalars
      // The page of Vietnamese has the marks of tones apart; other pages have the letters with them.
      if document.name == "vi" { scalars += [0x0A] + scalars.flatMap(tonesApart) }
      for scalar in scalars + [0x0A] {
        let character = cache[scalar] ?? PageCharacter(scalar)
        cache[scalar] = character
        characters.append(character)
      }
    }
    return characters
  }

  private static let tones: Set<UInt32> = [0x300, 0x301, 0x303, 0x309, 0x323]

  private static func tonesApart(_ scalar: UInt32) -> [UInt32] {
    guard scalar >= 0xC0, let character = Unicode.Scalar(scalar) else { return [scalar] }
    let parts = String(Character(character))._nfd
    let tone = parts.filter { tones.contains($0.value) }
    guard !tone.isEmpty else { return [scalar] }
    var letter = String.UnicodeScalarView()
    for part in parts where !tones.contains(part.value) { letter.append(part) }
    return String(letter)._nfc.map(\.value) + tone.map(\.value)
  }

  private static func language(_ name: String, _ characters: [PageCharacter]) -> LetterPairTable.Language {
    var counts: [UInt32: Int] = [:]
    var scripts: [PageCharacter.Script: Int] = [:]
    for character in characters where character.script != .none {
      counts[character.folded, default: 0] += 1
      scripts[character.script, default: 0] += 1
    }
    let own = scripts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key ?? .latin
    let least = max(leastCount, Int(share * Double(scripts[own] ?? 0)))
    var alphabet = Set(
      counts.lazy.filter { $0.value >= least && PageCharacter($0.key).script == own }.map(\.key))
    if own == .latin { alphabet.formUnion(0x61...0x7A) }
    let symbols = [0] + alphabet.sorted()
    let index = Dictionary(uniqueKeysWithValues: symbols.enumerated().map { ($1, $0) })

    let width = symbols.count
    var pairs = [Double](repeating: 0, count: width * width)
    var previous = 0
    for character in characters {
      let symbol = character.script == .none ? 0 : index[character.folded] ?? -1
      if previous >= 0, symbol >= 0, previous + symbol > 0 { pairs[previous * width + symbol] += 1 }
      previous = symbol
    }
    var alone = (0..<width).map { symbol in
      (0..<width).reduce(0.5) { $0 + pairs[$1 * width + symbol] }
    }
    let sum = alone.reduce(0, +)
    alone = alone.map { $0 / sum }
    var costs: [UInt8] = []
    for row in 0..<width {
      let seen = pairs[(row * width)..<((row + 1) * width)]
      let rowSum = seen.reduce(0, +) + backOff
      for (count, frequency) in zip(seen, alone) {
        costs.append(quantised((count + backOff * frequency) / rowSum, steps: 16, limit: pairLimit * 16))
      }
    }
    costs[0] = 0
    return LetterPairTable.Language(name: name, alphabet: symbols, costs: costs)
  }

  private mutating func countMarks(_ characters: ArraySlice<PageCharacter>) {
    total += Double(characters.count)
    for i in characters.indices.dropFirst().dropLast() where characters[i].kind == .mark {
      var count = markCounts[characters[i].folded] ?? MarkCount()
      count.count += 1
      count.after[Int(characters[i - 1].kind.rawValue)] += 1
      count.before[Int(characters[i + 1].kind.rawValue)] += 1
      markCounts[characters[i].folded] = count
    }
  }

  private mutating func addMarks() {
    for (scalar, count) in markCounts.sorted(by: { $0.key < $1.key })
    where scalar < 0xE000 && count.count >= 3 {
      let kinds = Double(count.after.count)
      let alone = -exactLog2(count.count / total)
      // Marks of ASCII are in every page: only that one is taken for another matters, not how often it is.
      let own = min(alone, scalar < 0x80 ? 6 : 11)
      // No text shows all the places of a mark: a twentieth goes to each.
      func cost(_ part: Double) -> Double { -exactLog2((part / count.count + 0.05) / (1 + 0.05 * kinds)) }
      let limit = PageTrainer.markLimit
      marks.append(
        (
          scalar,
          LetterPairTable.Mark(
            after: count.after.map { UInt8((min(own + cost($0), limit) * 16).rounded()) },
            before: count.before.map { UInt8((min(cost($0), 3) * 16).rounded()) })
        ))
    }
  }
}
