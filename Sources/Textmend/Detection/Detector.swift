/// Finds the encoding of bytes.
///
/// The surest signs come first: a byte order mark, the zero bytes of UTF-16 and UTF-32, well-formed UTF-8, the escape
/// sequences of seven-bit encodings. What is left is read in every encoding, and the language model compares what each
/// reading says: errors, private use and controls cost bits instead of ruling a candidate out, and a character cut
/// off at either end costs next to nothing.
public struct Detector: Sendable {
  private let model = LanguageModel.shared

  public init() {}

  /// - Complexity: linear in the input, at the speed of UTF-8 validation or of skipping ASCII; the comparison itself reads
  ///   a sample of bounded size.
  public func detect(_ bytes: [UInt8]) -> Detection {
    if bytes.isEmpty { return Detection(.utf8, basis: .ascii) }
    if let marked = Detection(markIn: bytes) { return marked }
    let head = HeadCounts(bytes)
    if let escaped = EscapeDetection.detect(bytes, head: head, model: model) { return escaped }
    if head.zeros > 0 {
      return wide(bytes, zeros: head.zeros) ?? Detection(nil, basis: .content, isBinary: true)
    }
    if bytes.span.firstMalformedUTF8() == nil {
      if head.oddControls > 0, let wide = wide(bytes, zeros: 0), !head.isASCIIText { return wide }
      if head.isBinary { return Detection(nil, basis: .content, isBinary: true) }
      return Detection(.utf8, basis: head.high == 0 ? .ascii : .validUTF8)
    }
    return compare(bytes, head)
  }

  private func compare(_ bytes: [UInt8], _ head: HeadCounts) -> Detection {
    let ranking = DetectionRanking(DetectionSample(bytes.span), model: model)
    var candidates = DetectionCandidate.common
    // A file without a single character of UTF-8 is not UTF-8 with errors.
    if !ranking.holdsUTF8 { candidates.removeAll { $0.encoding == .utf8 } }
    if head.mayBeMainframe {
      candidates += DetectionCandidate.mainframe
    } else if head.isBinary {
      return Detection(nil, basis: .content, isBinary: true)
    }
    candidates += DetectionCandidate.wide.filter {
      WideText.isEastAsian($0.scalars(bytes.span.extracting(0..<head.total)))
    }
    var entries = ranking.rank(candidates)
    if let best = entries.first, best.candidate.encoding != .utf8 {
      var rare: [DetectionCandidate] = []
      let isClean = !best.scalars.contains(0xFFFD)
      if best.candidate.page == nil { rare += DetectionCandidate.rarePairs }
      if best.candidate.page != nil || !isClean { rare += DetectionCandidate.rare }
      entries = ranking.rank(entries.map(\.candidate) + rare)
    }
    return Detection(ranked: entries)
  }

  /// UTF-16 or UTF-32 without a byte order mark, nil where it is no text in any of them.
  private func wide(_ bytes: [UInt8], zeros: Int) -> Detection? {
    let head = bytes.span.extracting(0..<min(bytes.count, DetectionWeights.head))
    var entries: [DetectionRanking.Entry] = []
    for encoding in [Encoding.utf16LE, .utf16BE, .utf32LE, .utf32BE] {
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
      entries.append(
        DetectionRanking.Entry(candidate: candidate, cost: model.cost(of: scalars), scalars: scalars))
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

extension Detection {
  /// What a byte order mark says.
  ///
  /// Sources: Unicode 23.8; GB18030 and UTF-7 write U+FEFF in their own way.
  init?(markIn bytes: [UInt8]) {
    let marks: [([UInt8], Encoding)] = [
      ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE, 0, 0], .utf32LE), ([0, 0, 0xFE, 0xFF], .utf32BE),
      ([0xFF, 0xFE], .utf16LE), ([0xFE, 0xFF], .utf16BE), ([0x84, 0x31, 0x95, 0x33], .gb18030),
    ]
    guard let (mark, encoding) = marks.first(where: { bytes.starts(with: $0.0) }) else { return nil }
    self.init(encoding, basis: .byteOrderMark, byteOrderMark: mark.count)
  }
}
