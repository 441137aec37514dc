import Testing

@testable import Textmend

/// Large documents, which are mended in segments; here the segments are small.
@Suite struct SegmentTests {
  private static let kinds = [
    DamageSimulator.Kind.cutAtMarks, .insertedReadings, .annotated, .strayCommas, .doubledMarks, .debris,
  ]

  private static func cutting(_ mender: Mender, at size: Int) -> Mender {
    var mender = mender
    mender.segmentation.threshold = 1
    mender.segmentation.segment = size
    return mender
  }

  private static let menders: [Mender] = {
    var options = Options()
    options.rules.insert(.canonical)
    options.switches = .honoured
    return [cutting(Mender(), at: 200), cutting(Mender(options), at: 200)]
  }()

  /// Documents with damaged and clean lines, each longer than one segment.
  private func forEachDocument(
    _ kind: DamageSimulator.Kind, _ body: (_ document: [UInt8], _ mender: Mender, _ seed: Comment) -> Void
  ) {
    for seed in 0..<UInt64(20) {
      var simulator = DamageSimulator(seed: seed)
      let damaged = simulator.document(kind)
      let clean = Array((Sentences.all.prefix(20).joined(separator: "\n") + "\n").utf8)
      for mender in SegmentTests.menders { body(damaged + [0x0A] + clean + damaged, mender, "seed \(seed)") }
    }
  }

  /// Segments of another size, with the evidence that the mender finds, and where edits stand in the document.
  private func mended(_ document: [UInt8], _ mender: Mender, cutAt size: Int) -> (
    bytes: [UInt8], edits: [Edit]
  ) {
    var survey = DocumentSurvey(mender)
    mender.segmentation.forEachSegment(of: document) { survey.read($0, isLast: $1) }
    survey.startCounting()
    mender.segmentation.forEachSegment(of: document) { segment, _ in survey.count(segment) }
    var segments = SegmentMender(mender, survey.evidence())
    var cutter = SegmentCutter(SegmentTests.cutting(mender, at: size).segmentation)
    var result: (bytes: [UInt8], edits: [Edit]) = ([], [])
    var offset = 0
    func take(_ segment: [UInt8], isLast: Bool) {
      guard var part = segments.mend(segment, isLast: isLast) else { return }
      part.report.shift(by: offset)
      offset += segment.count
      result.bytes += part.bytes
      result.edits += part.report.edits
    }
    // In pieces that end anywhere.
    for start in stride(from: 0, to: document.count, by: 71) {
      cutter.add(Array(document[start..<min(start + 71, document.count)]))
      while let segment = cutter.next() { take(segment, isLast: false) }
    }
    take(cutter.last, isLast: true)
    return result
  }

  @Test("5: cut anywhere, with the same evidence: the same result", arguments: kinds)
  func theCutDoesNotMatter(_ kind: DamageSimulator.Kind) {
    forEachDocument(kind) { document, mender, seed in
      let whole = mender.mend(document)
      for size in [1, 200, 333, 1 << 20] {
        let other = mended(document, mender, cutAt: size)
        #expect(other.bytes == whole.bytes, "\(kind), \(seed), segments of \(size)")
        #expect(other.edits == whole.report.edits, "\(kind), \(seed), segments of \(size)")
      }
    }
  }

  @Test("1: the report of segments replays and reverses", arguments: kinds)
  func theReportReplays(_ kind: DamageSimulator.Kind) {
    forEachDocument(kind) { document, mender, seed in
      let mended = mender.mend(document)
      #expect((try? mended.report.apply(to: document)) == mended.bytes, "\(kind), \(seed)")
      #expect((try? mended.report.reverse(mended.bytes)) == document, "\(kind), \(seed)")
    }
  }

  private func mended(_ text: String) -> String { SegmentTests.menders[1].mend(Array(text.utf8)).string }

  private let clean = String(repeating: "他們談到今天的天氣，也談到明天的事情。\n", count: 50)

  @Test func whatOneSegmentShowsMendsAnother() {
    let last = "他們談到中(zhōng)國\n"
    #expect(mended(clean + last) == clean + last)
    let first = "他們談到產(chǎn)業(yè)和發(fā)展\n"
    #expect(mended(first + clean + last) == "他們談到產業和發展\n" + clean + "他們談到中國\n")
  }

  @Test func whatIsCountedIsCountedInCleanSegmentsToo() {
    let slips = String(repeating: "他們談到天氣、、也談到別的。\n", count: 4)
    #expect(mended(slips) == String(repeating: "他們談到天氣、也談到別的。\n", count: 4))
    #expect(mended(clean + slips + clean) == clean + slips + clean)
  }

  @Test func switchesReachIntoLaterSegments() {
    let damaged = "Größe GrÃ¶ÃŸe, schÃ¶ner\n"
    let off = "# textmend: off\n" + clean + damaged + "# textmend: on\n"
    #expect(mended(off + clean + damaged) == off + clean + "Größe Größe, schöner\n")
  }

  @Test func beginningAndEndAreThoseOfTheDocument() {
    let lines = String(repeating: "an ordinary line of some length\n\n\n", count: 30)
    #expect(mended("\u{FEFF}" + lines) == lines.dropLast(2))
    #expect(mended(lines + "\u{FEFF}last") == lines + "last\n")
  }

  @Test func whatIsNotUTF8IsReadWhole() {
    let mender = SegmentTests.menders[0]
    let text = Array(clean.utf8) + [0xFF, 0x0A]
    #expect(mender.mend(text).report == Mender().mend(text).report)
  }

  @Test func aSampleIsSpreadOverTheDocument() {
    var sample = LineSample(limit: 1_000)
    for number in 0..<100 {
      let line = Array("line \(number) of a segment\n".utf8)
      sample.add([0..<line.count], of: line)
    }
    let lines = String(decoding: sample.text, as: UTF8.self).split(separator: "\n")
    #expect(lines.first == "line 0 of a segment")
    #expect(lines.count == 25)
    #expect(lines.last == "line 96 of a segment")
    #expect(sample.all == 2_090)
  }
}
