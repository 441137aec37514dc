/// Mends a large document segment by segment: the second reading, see ``DocumentSurvey``.
package struct SegmentMender {
  private let mender: Mender
  private let evidence: DocumentEvidence
  private let start: Scan.Start
  private var isFirst = true
  /// What stands for the switches in earlier segments that reach into the next.
  private var switches: [UInt8] = []

  init(_ mender: Mender, _ evidence: DocumentEvidence, start: Scan.Start) {
    self.mender = mender
    self.evidence = evidence
    self.start = start
  }

  /// Mends a file.
  package init(_ mender: Mender, _ evidence: DocumentEvidence) {
    self.init(mender, evidence, start: .file)
  }

  /// Mends the next segment.
  ///
  /// - Returns: the outcome, in offsets of the segment; nil where it is not UTF-8: then this is not the document that
  ///   was surveyed.
  package mutating func mend(_ segment: [UInt8], isLast: Bool) -> Mended? {
    guard segment.span.firstMalformedUTF8() == nil else { return nil }
    var inner = Mender(mender.options.ofSegment(isFirst: isFirst, isLast: isLast))
    inner.mapBlocks = mender.mapBlocks
    let bytes = switches + segment
    var mended = inner.mend(
      bytes, Decoding.Result(text: bytes, encoding: .utf8), start: isFirst ? start : .string,
      scope: .segment(evidence))
    mended.removeFirst(switches.count)
    if mender.options.switches == .honoured { switches = SwitchedOffLines(bytes).carried }
    isFirst = false
    return mended
  }
}

extension Mended {
  /// Takes unchanged bytes off the beginning.
  fileprivate mutating func removeFirst(_ count: Int) {
    guard count > 0 else { return }
    bytes.removeFirst(count)
    report.shift(by: -count)
    report.sourceCount -= count
  }
}

extension Report {
  /// Moves what it says by so many bytes.
  mutating func shift(by offset: Int) {
    func moved(_ range: Range<Int>) -> Range<Int> {
      (range.lowerBound + offset)..<(range.upperBound + offset)
    }
    for index in edits.indices { edits[index].source = moved(edits[index].source) }
    for index in findings.indices { findings[index].source = moved(findings[index].source) }
  }
}

extension Mender {
  /// Mends a large document in memory as it would be mended from a file; nil where it is not large, or cannot be cut.
  func mendInSegments(_ bytes: [UInt8], start: Scan.Start) -> Mended? {
    guard bytes.count >= segmentation.threshold else { return nil }
    var survey = DocumentSurvey(self, start: start)
    segmentation.forEachSegment(of: bytes) { survey.read($0, isLast: $1) }
    guard survey.isCuttable else { return nil }
    var report = Report(
      edits: [], findings: [], encoding: .utf8, sourceCount: bytes.count, detection: survey.detection)
    if survey.isClean { return Mended(bytes: bytes, report: report) }
    survey.startCounting()
    segmentation.forEachSegment(of: bytes) { segment, _ in survey.count(segment) }
    var mender = SegmentMender(self, survey.evidence(), start: start)
    var output: [UInt8] = []
    var offset = 0
    segmentation.forEachSegment(of: bytes) { segment, isLast in
      // Its UTF-8 has been checked.
      guard var mended = mender.mend(segment, isLast: isLast) else { return }
      mended.report.shift(by: offset)
      report.edits += mended.report.edits
      report.findings += mended.report.findings
      output += mended.bytes
      offset += segment.count
    }
    return Mended(bytes: output, report: report)
  }
}
