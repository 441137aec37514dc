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

  private let model = PageModel.shared
  /// Pairs of ASCII mean the same in most pages.
  private var asciiPairs: [Pair] = []
  private var pairs: [Pair] = []

  /// - Complexity: O(sample).
  init(_ sample: [UInt8]) {
    var counts = [Int32](repeating: 0, count: 1 << 16)
    var seen: [UInt16] = []
    var last: UInt8 = 0x0A
    for byte in sample + [0x0A] {
      let pair = UInt16(last) << 8 | UInt16(byte)
      if counts[Int(pair)] == 0 { seen.append(pair) }
      counts[Int(pair)] += 1
      last = byte
    }
    for pair in seen {
      let value = Pair(
        first: UInt8(pair >> 8), second: UInt8(truncatingIfNeeded: pair), count: counts[Int(pair)])
      if pair & 0x8080 == 0 { asciiPairs.append(value) } else { pairs.append(value) }
    }
  }

  /// Best first; of equals, in the order given.
  ///
  /// - Complexity: O(candidates × their languages × distinct pairs of bytes).
  func rank(_ candidates: [DetectionCandidate], bonus: [Encoding: Int] = [:]) -> [Entry] {
    let english = candidates.compactMap(\.page).first { $0.isASCIICompatible }
    let common = english.map { page in
      let count = asciiPairs.reduce(0.0) { $0 + Double($1.count) }
      // What plain words say of the language is believed up to a bound: markup and code are in none.
      let weight = min(
        DetectionWeights.plainShare,
        max(DetectionWeights.leastPlainShare, DetectionWeights.plainPairs / max(1, count)))
      return model.languages.map { Int32(Double(cost(asciiPairs, page, $0)) * weight) }
    }
    let isMostlyASCII = pairs.reduce(0) { $0 + $1.count } * 12 < asciiPairs.reduce(0) { $0 + $1.count }
    let entries = candidates.compactMap { candidate -> Entry? in
      guard let page = candidate.page else { return nil }
      let pairs = page.isASCIICompatible ? pairs : pairs + asciiPairs
      var best = Int32.max
      let own = PageLanguages.own(candidate.encoding)
      for i in page.languages {
        let language = model.languages[i]
        var total = cost(pairs, page, language) + Int32(language.rarity * 16)
        if page.isASCIICompatible, let common { total += common[i] }
        if isMostlyASCII, language.script != .latin { total += DetectionWeights.latinText }
        let prior = prior(of: candidate, in: language, own)
        best = min(best, total + Int32(prior * 16))
      }
      guard best < .max else { return nil }
      let marks = self.marks(pairs, page)
      return Entry(
        candidate: candidate,
        cost: Bits(sixteenths: best + marks) - Bits(bonus[candidate.encoding, default: 0]))
    }
    return entries.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
      .map(\.element)
  }

  /// Bits. A page that only a rare language needs is as rare as the language, which is counted already.
  private func prior(
    of candidate: DetectionCandidate, in language: PageModel.Language, _ own: Set<String>?
  ) -> Int {
    guard let own else { return candidate.prior }
    if !own.contains(language.name) { return candidate.prior + DetectionWeights.foreignLanguage }
    return language.rarity > 0 ? min(candidate.prior, DetectionWeights.ownLanguage) : candidate.prior
  }

  /// Letters after letters. Sixteenths of a bit.
  private func cost(_ pairs: [Pair], _ page: PageBytes, _ language: PageModel.Language) -> Int32 {
    var total: Int32 = 0
    for pair in pairs {
      let first = symbol(pair.first, page, language)
      let second = symbol(pair.second, page, language)
      if first == 0 && second == 0 { continue }
      total &+= pair.count &* cost(first, second, pair.second, page, language)
    }
    return total
  }

  @inline(__always)
  private func symbol(_ byte: UInt8, _ page: PageBytes, _ language: PageModel.Language) -> UInt8 {
    let letter = page.letters[Int(byte)]
    return letter == PageBytes.noLetter ? PageModel.outside : language.symbols[Int(letter)]
  }

  @inline(__always)
  private func cost(
    _ first: UInt8, _ second: UInt8, _ byte: UInt8, _ page: PageBytes, _ language: PageModel.Language
  ) -> Int32 {
    if first < PageModel.latin, second < PageModel.latin {
      return Int32(language.costs[Int(first) &* language.width &+ Int(second)])
    }
    if second == PageModel.outside {
      let isOwnScript = page.characters[Int(byte)].script == language.script
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

  /// Marks and capitals, which have no language. Sixteenths of a bit.
  private func marks(_ pairs: [Pair], _ page: PageBytes) -> Int32 {
    let cost = PageMarks(model: model, page: page)
    return pairs.reduce(0) { $0 &+ $1.count &* cost.cost($1.first, $1.second) }
  }
}
