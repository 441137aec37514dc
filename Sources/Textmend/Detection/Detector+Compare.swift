extension Detector {
  /// Bytes that are no UTF-8, or may not be: all candidates by what they make of the sample.
  func compare(_ bytes: [UInt8], _ head: HeadCounts) -> Detection {
    let sample = DetectionSample(bytes.span)
    let ranking = DetectionRanking(sample, model: model, bonus: bonus(bytes))
    if head.isBinary, !head.mayBeMainframe { return Detection(nil, basis: .content, isBinary: true) }
    var candidates = DetectionCandidate.common
    // A file without a single character of UTF-8 is not UTF-8 with errors.
    if !ranking.holdsUTF8 { candidates.removeAll { $0.encoding == .utf8 } }
    if head.mayBeMainframe { candidates += DetectionCandidate.mainframe }
    candidates += DetectionCandidate.wide.filter {
      WideText.isEastAsian($0.scalars(bytes.span.extracting(0..<head.total)))
    }
    if !options.candidates.isEmpty {
      return Detection(ranked: ranking.rank(DetectionCandidate.named(options.candidates)))
    }
    var entries = ranking.rank(candidates)
    if let best = entries.first, best.candidate.encoding != .utf8 {
      var rare: [DetectionCandidate] = []
      let isClean = !best.scalars.contains(0xFFFD)
      if best.candidate.page == nil { rare += DetectionCandidate.rarePairs }
      if best.candidate.page != nil || !isClean { rare += DetectionCandidate.rare }
      if !rare.isEmpty { entries = ranking.rank(candidates + rare) }
    }
    return Detection(ranked: entries)
  }

  /// Bits in favour of encodings: of the one that the text declares, and of those that go with the hint.
  private func bonus(_ bytes: [UInt8]) -> [Encoding: Int] {
    var bonus: [Encoding: Int] = [:]
    for encoding in options.hint?.encodings ?? [] { bonus[encoding] = DetectionWeights.hint }
    for declared in DeclaredEncoding.all(in: bytes) {
      guard let encoding = declared.encoding else { continue }
      // The name that pages bear is that of the subset.
      bonus[encoding == .gbk ? .gb18030 : encoding, default: 0] += DetectionWeights.declared
    }
    return bonus
  }
}

extension Detection {
  /// Whether the sample reads the same in `other` as in the answer.
  func agrees(with other: Encoding?, on bytes: [UInt8]) -> Bool {
    guard let encoding, let other else { return false }
    if other == encoding { return true }
    // A declaration that can be read as ASCII denies itself where it names wide units.
    let sample =
      basis == .ascii || basis == .validUTF8 ? Array(bytes.prefix(4096)) : DetectionSample(bytes.span).bytes
    return encoding.decode(sample, profile: .web).scalars == other.decode(sample, profile: .web).scalars
  }
}
