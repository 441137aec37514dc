/// Compares one-byte pages by the letters that follow one another in the languages they are made for.
///
/// All pages read the same bytes as letters, so that what counts is which letters they are beside which. The language
/// is found with the page: of each page, the language in which its reading is likeliest counts.
struct PageRanking {
  struct Entry {
    var candidate: DetectionCandidate
    /// Comparable among pages only. Prior included.
    var cost: Bits
  }

  private struct Pair {
    var first: UInt8
    var second: UInt8
    var count: Int32
  }

  /// A pair of which at least one is a letter, as a page reads it.
  private struct LetterPair {
    var first: UInt16
    var second: UInt16
    var script: PageCharacter.Script
    var count: Int32
  }

  private let model = PageModel.shared
  /// Pairs of ASCII mean the same in most pages.
  private var asciiPairs: [Pair] = []
  private var pairs: [Pair] = []

  /// - Complexity: O(sample).
  init(_ sample: [UInt8]) {
    var keys: [UInt16] = []
    keys.reserveCapacity(sample.count + 1)
    var last: UInt8 = 0x0A
    for byte in sample {
      keys.append(UInt16(last) << 8 | UInt16(byte))
      last = byte
    }
    keys.append(UInt16(last) << 8 | 0x0A)
    if keys.count < 2000 { count(few: keys) } else { count(many: keys) }
    // The frequent ones first: they decide soonest.
    pairs.sort { ($1.count, $0.first, $0.second) < ($0.count, $1.first, $1.second) }
  }

  private mutating func count(few keys: [UInt16]) {
    var i = 0
    let sorted = keys.sorted()
    while i < sorted.count {
      var end = i + 1
      while end < sorted.count, sorted[end] == sorted[i] { end += 1 }
      append(sorted[i], Int32(end - i))
      i = end
    }
  }

  private mutating func count(many keys: [UInt16]) {
    var counts = [Int32](repeating: 0, count: 1 << 16)
    for key in keys { counts[Int(key)] += 1 }
    for key in UInt16.min...UInt16.max where counts[Int(key)] > 0 { append(key, counts[Int(key)]) }
  }

  private mutating func append(_ key: UInt16, _ count: Int32) {
    let pair = Pair(first: UInt8(key >> 8), second: UInt8(truncatingIfNeeded: key), count: count)
    if key & 0x8080 == 0 { asciiPairs.append(pair) } else { pairs.append(pair) }
  }

  /// Best first; of equals, in the order given. Those that are behind by more than `reach` bits are left out.
  ///
  /// - Complexity: O(candidates × their languages × distinct pairs of bytes), less where early pairs decide.
  func rank(_ candidates: [DetectionCandidate], bonus: [Encoding: Int] = [:], reach: Int) -> [Entry] {
    let common = candidates.compactMap(\.page).first { $0.isASCIICompatible }.map(plainCosts)
    let isMostlyASCII =
      pairs.reduce(0) { $0 + $1.count } * 12 < asciiPairs.reduce(0) { $0 + $1.count }
    var best = Int32.max
    var entries: [Entry] = []
    for candidate in candidates {
      guard let page = candidate.page else { continue }
      let pairs = page.isASCIICompatible ? pairs : pairs + asciiPairs
      let letters = letters(pairs, page)
      let own = PageLanguages.own(candidate.encoding)
      let marks = pairs.reduce(Int32(-16 * bonus[candidate.encoding, default: 0])) {
        $0 &+ $1.count &* page.markCost($1.first, $1.second)
      }
      // Half of what fits: a bonus makes costs negative.
      var least = best == .max ? Int32.max / 2 : best + Int32(reach * 16)
      var isNear = false
      for i in page.languages {
        let language = model.languages[i]
        var total = marks + Int32((language.rarity + prior(of: candidate, in: language, own)) * 16)
        if page.isASCIICompatible, let common { total += common[i] }
        if isMostlyASCII, language.script != .latin { total += DetectionWeights.latinText }
        guard total < least else { continue }
        total += cost(letters, language, atMost: least - total)
        if total < least {
          least = total
          isNear = true
        }
      }
      guard isNear else { continue }
      best = min(best, least)
      entries.append(Entry(candidate: candidate, cost: Bits(sixteenths: least)))
    }
    let bound = best == .max ? 0 : best + Int32(reach * 16)
    return entries.filter { $0.cost.sixteenths <= bound }.enumerated()
      .sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
      .map(\.element)
  }

  /// What the pairs of ASCII cost in each language. Plain words are believed up to a bound: markup and code are in none.
  private func plainCosts(_ page: PageBytes) -> [Int32] {
    let count = asciiPairs.reduce(0.0) { $0 + Double($1.count) }
    let weight = min(
      DetectionWeights.plainShare,
      max(DetectionWeights.leastPlainShare, DetectionWeights.plainPairs / max(1, count)))
    let letters = letters(asciiPairs, page)
    return model.languages.map { Int32(Double(cost(letters, $0, atMost: .max)) * weight) }
  }

  private func letters(_ pairs: [Pair], _ page: PageBytes) -> [LetterPair] {
    pairs.compactMap { pair in
      let first = page.letters[Int(pair.first)]
      let second = page.letters[Int(pair.second)]
      if first == 0 && second == 0 { return nil }
      return LetterPair(
        first: first, second: second, script: page.characters[Int(pair.second)].script, count: pair.count)
    }
  }

  /// Bits. A page that only a rare language needs is as rare as the language, which is counted already.
  private func prior(
    of candidate: DetectionCandidate, in language: PageModel.Language, _ own: Set<String>?
  ) -> Int {
    guard let own else { return candidate.prior }
    if !own.contains(language.name) { return candidate.prior + DetectionWeights.foreignLanguage }
    return language.rarity > 0 ? min(candidate.prior, DetectionWeights.ownLanguage) : candidate.prior
  }

  /// Letters after letters. Sixteenths of a bit; gives up above `bound`.
  private func cost(_ pairs: [LetterPair], _ language: PageModel.Language, atMost bound: Int32) -> Int32 {
    let symbols = language.symbols.span
    let costs = language.costs.span
    let width = language.width
    var total: Int32 = 0
    for pair in pairs {
      let first = symbols[Int(pair.first)]
      let second = symbols[Int(pair.second)]
      let cost =
        first < PageModel.latin && second < PageModel.latin
        ? Int32(costs[Int(first) &* width &+ Int(second)])
        : foreign(first, second, isOwnScript: pair.script == language.script)
      total &+= pair.count &* cost
      if total > bound { break }
    }
    return total
  }

  /// Pairs with a letter that is not the language's.
  private func foreign(_ first: UInt8, _ second: UInt8, isOwnScript: Bool) -> Int32 {
    if second == PageModel.outside {
      return isOwnScript ? DetectionWeights.outsideLetter : DetectionWeights.otherScript
    }
    if first == PageModel.outside {
      return second == 0 ? DetectionWeights.afterOutsideAtEnd : DetectionWeights.afterOutside
    }
    if first == PageModel.latin {
      return second == PageModel.latin
        ? DetectionWeights.latinLetter
        : second == 0 ? DetectionWeights.latinEnd : DetectionWeights.otherScript
    }
    return first == 0 ? DetectionWeights.latinStart : DetectionWeights.otherScript
  }
}
