/// Finds the encoding of bytes.
///
/// The surest signs come first: a byte order mark, the zero bytes of UTF-16 and UTF-32, well-formed UTF-8, the escape
/// sequences of seven-bit encodings. What is left is read in every encoding, and the language model compares what each
/// reading says: errors, private use and controls cost bits instead of ruling a candidate out, and a character cut
/// off at either end costs next to nothing.
public struct Detector: Sendable {
  let model = LanguageModel.shared
  let options: Options.Decoding

  /// - Parameter options: which encodings come into question, and what is known of the text beforehand.
  public init(_ options: Options.Decoding = Options.Decoding()) {
    self.options = options
  }

  /// - Complexity: linear in the input, at the speed of UTF-8 validation or of skipping ASCII; the comparison itself reads
  ///   a sample of bounded size.
  public func detect(_ bytes: [UInt8]) -> Detection {
    var detection = decide(bytes)
    guard !detection.isBinary, let declared = DeclaredEncoding.all(in: bytes).first else { return detection }
    detection.declared = declared.label
    detection.contradictsDeclaration = !detection.agrees(with: declared.encoding, on: bytes)
    return detection
  }

  private func isAllowed(_ encoding: Encoding?) -> Bool {
    options.candidates.isEmpty || encoding.map(options.candidates.contains) ?? true
  }

  private func decide(_ bytes: [UInt8]) -> Detection {
    if bytes.isEmpty { return Detection(.utf8, basis: .ascii) }
    if let marked = Detection(markIn: bytes), isAllowed(marked.encoding) { return marked }
    let head = HeadCounts(bytes)
    if let escaped = EscapeDetection.detect(bytes, head: head, model: model), isAllowed(escaped.encoding) {
      return escaped
    }
    if head.zeros > 0 {
      if let wide = wide(bytes, zeros: head.zeros) { return wide }
      return Detection(nil, basis: .content, isBinary: true)
    }
    if bytes.span.firstMalformedUTF8() == nil {
      if head.oddControls > 0, let wide = wide(bytes, zeros: 0), !head.isASCIIText { return wide }
      if head.isBinary { return Detection(nil, basis: .content, isBinary: true) }
      if head.high == 0, bytes.span.asciiCount(from: 0) == bytes.count {
        return Detection(.utf8, basis: .ascii)
      }
      if isAllowed(.utf8) { return valid(bytes) }
    }
    return compare(bytes, head)
  }

  /// Well-formed UTF-8. A few characters of two bytes may also be a word in another encoding: they stay UTF-8, with less
  /// confidence.
  private func valid(_ bytes: [UInt8]) -> Detection {
    var detection = Detection(.utf8, basis: .validUTF8)
    guard bytes.count <= DetectionWeights.briefUTF8, bytes.allSatisfy({ $0 < 0xE0 }) else { return detection }
    let ranking = DetectionRanking(bytes, mayBeCut: false, model: model)
    let entries = ranking.rank(DetectionCandidate.common.filter { $0.encoding == .utf8 || $0.page == nil })
    guard let utf8 = entries.first(where: { $0.candidate.encoding == .utf8 }) else { return detection }
    let rival = entries.first { $0.candidate.encoding != .utf8 }
    let lead = rival.map { ($0.cost - utf8.cost).double } ?? detection.margin
    detection.margin = min(detection.margin, max(1, lead + Double(DetectionWeights.validLine)))
    return detection
  }

  /// UTF-16 or UTF-32 without a byte order mark, nil where it is no text in any of them.
  private func wide(_ bytes: [UInt8], zeros: Int) -> Detection? {
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
