/// Compares candidates by the language model, in rounds over growing parts of the sample.
struct DetectionRanking {
  struct Entry {
    var candidate: DetectionCandidate
    /// Prior included.
    var cost: Bits
    /// What the sample means.
    var scalars: [UInt32]
  }

  let model: LanguageModel
  let sample: [UInt8]
  /// Whether the first byte may be the rest of a character that the input does not hold.
  let mayBeCut: Bool

  /// Bits in favour of encodings, from what is known beside the bytes.
  let bonus: [Encoding: Int]

  init(_ sample: DetectionSample, model: LanguageModel, bonus: [Encoding: Int] = [:]) {
    self.init(sample.bytes, mayBeCut: sample.startsInput, model: model, bonus: bonus)
  }

  init(_ sample: [UInt8], mayBeCut: Bool, model: LanguageModel, bonus: [Encoding: Int] = [:]) {
    self.sample = sample
    self.mayBeCut = mayBeCut
    self.model = model
    self.bonus = bonus
  }

  /// Whether a well-formed character of several bytes occurs.
  var holdsUTF8: Bool {
    Encoding.utf8.decode(sample).scalars.contains { $0 >= 0x80 && $0 != 0xFFFD }
  }

  /// The candidates that stayed to the end, best first; equal costs in the order given.
  ///
  /// One-byte pages are compared by their letters first. The best of them meets the other encodings before the
  /// language model, and the others follow it at their distance.
  ///
  /// - Complexity: O(candidates × sample), most of it for those that are close.
  func rank(_ candidates: [DetectionCandidate]) -> [Entry] {
    var kept = candidates.filter { $0.page == nil }
    let pages = PageRanking(sample)
    var followers: [(leader: Encoding, entry: PageRanking.Entry)] = []
    for isASCIICompatible in [true, false] {
      let ranked = pages.rank(
        candidates.filter { $0.page?.isASCIICompatible == isASCIICompatible }, bonus: bonus,
        reach: DetectionWeights.slack)
      guard let leader = ranked.first else { continue }
      kept.append(leader.candidate)
      followers +=
        ranked
        .map {
          (leader.candidate.encoding, PageRanking.Entry(candidate: $0.candidate, cost: $0.cost - leader.cost))
        }
    }
    var entries: [Entry] = []
    var previous = 0
    for round in DetectionWeights.rounds {
      let count = min(round, sample.count)
      guard count > previous else { break }
      previous = count
      entries = kept.map { entry($0, count) }
      let best = entries.map(\.cost.sixteenths).min() ?? 0
      let bound = best + best / 64 * Int32(DetectionWeights.keptShare) + Int32(DetectionWeights.slack) * 16
      entries.removeAll { $0.cost.sixteenths > bound }
      kept = entries.map(\.candidate)
    }
    for (leader, page) in followers where page.candidate.encoding != leader {
      guard let first = entries.first(where: { $0.candidate.encoding == leader }) else { continue }
      let scalars = page.candidate.scalars(sample.span.extracting(0..<previous))
      entries.append(Entry(candidate: page.candidate, cost: first.cost + page.cost, scalars: scalars))
    }
    return entries.enumerated()
      .sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
      .map(\.element)
  }

  private func entry(_ candidate: DetectionCandidate, _ count: Int) -> Entry {
    let bytes = sample.span.extracting(0..<count)
    var scalars = candidate.scalars(bytes)
    let costs = DetectionCost(model: model)
    let mayDraw = candidate.mayDraw
    var cost = costs.cost(of: scalars, mayDraw: mayDraw)
    cost += charges(candidate, scalars, bytes)
    if mayBeCut, candidate.page == nil, count > 2 {
      let shifted = candidate.scalars(bytes.extracting(1..<count))
      let other =
        costs.cost(of: shifted, mayDraw: mayDraw) + Bits(DetectionWeights.cutAtStart)
        + charges(candidate, shifted, bytes.extracting(1..<count))
      if other < cost {
        cost = other
        scalars = shifted
      }
    }
    cost += Bits(candidate.prior - bonus[candidate.encoding, default: 0])
    return Entry(candidate: candidate, cost: cost, scalars: scalars)
  }

  /// What speaks against this encoding in particular.
  private func charges(
    _ candidate: DetectionCandidate, _ scalars: [UInt32], _ bytes: Span<UInt8>
  ) -> Bits {
    var bits = 0
    if candidate.isKanaForeign {
      let kana = scalars.reduce(0) { $0 + ($1 &- 0x3041 < 0xBA ? 1 : 0) }
      bits += min(kana * 2, DetectionWeights.foreignKana)
    }
    if DetectionCandidate.japanese.contains(candidate.encoding),
      scalars.contains(where: { $0 &- 0x3041 < 0xBA })
    {
      bits -= DetectionWeights.kana
    }
    if DetectionCandidate.korean.contains(candidate.encoding),
      scalars.contains(where: { $0 &- 0xAC00 < 0x2BA4 })
    {
      bits -= DetectionWeights.hangul
    }
    if candidate.encoding == .eucKR {
      var i = 0
      while i + 1 < bytes.count {
        if bytes[i] < 0x80 {
          i += 1
        } else {
          if bytes[i] < 0xA1 || bytes[i + 1] < 0xA1 { bits += DetectionWeights.extendedHangul }
          i += 2
        }
      }
    }
    return Bits(bits)
  }
}

extension Detection {
  /// The answer of a ranking.
  init(ranked entries: [DetectionRanking.Entry]) {
    guard let best = entries.first else {
      self.init(nil, basis: .language, margin: 0)
      return
    }
    // What reads the bytes alike is no rival.
    let rival = entries.first { $0.scalars != best.scalars }
    let margin = rival.map { ($0.cost - best.cost).double } ?? Double(DetectionWeights.slack) * 5
    self.init(
      best.candidate.encoding, basis: .language, margin: margin,
      candidates: entries.prefix(8).map {
        Candidate(encoding: $0.candidate.encoding, deficit: ($0.cost - best.cost).double)
      })
    equivalents = entries.dropFirst().filter { $0.scalars == best.scalars }.map(\.candidate.encoding)
  }
}
