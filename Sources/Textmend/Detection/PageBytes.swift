/// What ``PageRanking`` asks of a page's bytes.
struct PageBytes: Sendable {
  let characters: [PageCharacter]
  let scalars: [UInt32]
  /// Numbers of letters, 0 for what is no letter.
  let letters: [UInt16]
  /// Languages that it may be in: those of its scripts, and those that ASCII is enough for.
  let languages: [Int]
  let isASCIICompatible: Bool
  /// Sixteenths of a bit: a mark behind each kind of character, and each kind behind a mark; 0 for what is none.
  private let after: [Int32]
  private let before: [Int32]

  /// - Parameter scalars: the code points of the 256 bytes.
  init(_ scalars: [UInt32], model: PageModel = .shared, cache: inout [UInt32: PageCharacter]) {
    self.scalars = scalars
    let characters = scalars.map { scalar in
      if let known = cache[scalar] { return known }
      let character = PageCharacter(scalar)
      cache[scalar] = character
      return character
    }
    self.characters = characters
    letters = characters.map { $0.kind == .letter ? model.number(ofLetter: $0.folded) : 0 }
    let isASCIICompatible = scalars[0x41] == 0x41
    self.isASCIICompatible = isASCIICompatible
    var count: [PageCharacter.Script: Int] = [:]
    for (scalar, character) in zip(scalars, characters) where scalar >= 0x80 {
      count[character.script, default: 0] += 1
    }
    // A few Greek letters are signs of mathematics.
    let scripts = Set(count.lazy.filter { $0.value > 20 }.map(\.key))
    languages = model.languages.indices.filter {
      scripts.contains(model.languages[$0].script) || model.languages[$0].name == "en"
    }
    let marks = PageMarks(marks: model.marks, isASCIICompatible: isASCIICompatible)
    var after: [Int32] = []
    var before: [Int32] = []
    for byte in 0..<256 {
      let isCounted = marks.counts(UInt8(byte), characters[byte])
      for kind in PageCharacter.Kind.allCases {
        after.append(isCounted ? marks.cost(of: scalars[byte], after: kind) : 0)
        before.append(isCounted ? marks.cost(of: kind, after: characters[byte].folded) : 0)
      }
    }
    self.after = after
    self.before = before
  }

  /// What marks and capitals cost in a pair, whatever the language. Sixteenths of a bit.
  func markCost(_ first: UInt8, _ second: UInt8) -> Int32 {
    let a = characters[Int(first)]
    let b = characters[Int(second)]
    var total = before[Int(first) &* 4 &+ Int(b.kind.rawValue)]
    if PageMarks.isDrawing(scalars[Int(second)]), PageMarks.isDrawing(scalars[Int(first)]) {
      total += first == second ? DetectionWeights.sameDrawing : DetectionWeights.nextDrawing
    } else {
      total += after[Int(second) &* 4 &+ Int(a.kind.rawValue)]
    }
    if b.letterCase == .capital { total += PageMarks.capital(after: a) }
    return total
  }
}
