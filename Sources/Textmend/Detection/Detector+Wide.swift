extension Detector {
  /// UTF-16 or UTF-32 without a byte order mark, nil where it is no text in any of them.
  func wide(_ bytes: [UInt8], zeros: Int) -> Detection? {
    let head = bytes.span.extracting(0..<min(bytes.count, DetectionWeights.head))
    var entries: [DetectionRanking.Entry] = []
    for encoding in [Encoding.utf16LE, .utf16BE, .utf32LE, .utf32BE] where isAllowed(encoding) {
      let candidate = DetectionCandidate(encoding, prior: 0)
      let scalars = candidate.scalars(head)
      let odd = scalars.reduce(0) { $0 + (WideText.isOdd($1) ? 1 : 0) }
      // A cut inside a unit is believed where there is text enough to tell.
      let isWhole = bytes.count % candidate.unitLength == 0 || bytes.count >= 64
      guard !scalars.isEmpty, isWhole, odd * 100 <= scalars.count * DetectionWeights.wideOddities else {
        continue
      }
      // The zeros are the upper bytes of ASCII, or the lower ones of Han such as U+4E00.
      let narrow = scalars.reduce(0) { $0 + ($1 < 0x100 ? 1 : 0) }
      guard narrow * 2 >= zeros || candidate.unitLength == 4 || WideText.isEastAsian(scalars)
      else { continue }
      let cost = model.cost(of: scalars)
      guard cost.double <= DetectionWeights.wideNonsense * Double(scalars.count) else { continue }
      entries.append(DetectionRanking.Entry(candidate: candidate, cost: cost, scalars: scalars))
    }
    // Without zeros any ASCII is Han in UTF-16: it must be the likelier text, not only one without oddities.
    if zeros == 0 {
      let plain = model.cost(of: DetectionCandidate(.utf8, prior: 0).scalars(head))
      entries.removeAll { $0.cost >= plain }
    }
    guard !entries.isEmpty else { return nil }
    entries.sort { $0.cost < $1.cost }
    var detection = Detection(ranked: entries)
    detection.basis = .codeUnits
    return detection
  }
}
