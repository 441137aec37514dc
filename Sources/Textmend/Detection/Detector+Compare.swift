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
      return verified(Detection(ranked: ranking.rank(DetectionCandidate.named(options.candidates))), bytes)
    }
    var entries = ranking.rank(candidates)
    if let best = entries.first, best.candidate.encoding != .utf8 {
      var rare: [DetectionCandidate] = []
      let isClean = !best.scalars.contains(0xFFFD)
      if best.candidate.page == nil { rare += DetectionCandidate.rarePairs }
      if best.candidate.page != nil || !isClean { rare += DetectionCandidate.rare }
      if !rare.isEmpty { entries = ranking.rank(candidates + rare) }
    }
    let compared = min(sample.bytes.count, DetectionWeights.sampleBytes)
    guard let best = entries.first, best.cost.double <= DetectionWeights.nonsense * Double(max(8, compared))
    else {
      return Detection(nil, basis: .language, margin: 0)
    }
    return verified(Detection(ranked: entries), bytes)
  }

  /// Reads all of an input of which only a sample was compared; of encodings that read the sample alike, the one with
  /// the fewest malformed runs is the answer.
  private func verified(_ detection: Detection, _ bytes: [UInt8]) -> Detection {
    guard bytes.count > DetectionWeights.sampleBytes / 4, let encoding = detection.encoding else {
      return detection
    }
    var detection = detection
    detection.malformed = malformed(bytes, encoding)
    for other in detection.equivalents.prefix(DetectionWeights.verified) where detection.malformed > 0 {
      let count = malformed(bytes, other)
      guard count < detection.malformed else { continue }
      detection.malformed = count
      detection.encoding = other
    }
    return detection
  }

  private func malformed(_ bytes: [UInt8], _ encoding: Encoding) -> Int {
    var text: [UInt8] = []
    return encoding.transcodeToUTF8(bytes.span, into: &text).malformed.count
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
