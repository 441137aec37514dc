/// Reads a large document in segments, in little memory, and tells what mending it must know: the first of two readings.
///
/// A document that is clean is told of at once: that shows line by line. Of any other, the head and the suspicious lines,
/// or a sample of them, are mended as a document of their own, and what is known in each pass holds for all of it. What
/// evidence counts in all lines is counted in another reading.
package struct DocumentSurvey {
  private let mender: Mender
  private let start: Scan.Start
  private var isFirst = true
  /// Whether nothing but ASCII was seen.
  private var isASCII = true
  private var flags: ScanFlags = []
  private var signs: HeadSigns?
  private var switches: [UInt8] = []
  private var head: [UInt8] = []
  private var sample: LineSample
  /// Of the head and all suspicious lines.
  private var suspicious = TextCounts()
  private var total = TextCounts()
  /// What the first segment was detected as; nil where the encoding was given.
  package private(set) var detection: Detection?

  /// Whether the document can be mended in segments: it is UTF-8 without errors, so far. If not, it must be read whole.
  package private(set) var isCuttable: Bool
  /// Whether mending would change or report nothing, so far.
  package private(set) var isClean = true

  /// - Parameter start: what U+FEFF at the beginning is.
  init(_ mender: Mender, start: Scan.Start) {
    self.mender = mender
    self.start = start
    sample = LineSample(limit: mender.segmentation.sample)
    isCuttable = CleanScan.applies(to: mender)
  }

  /// Surveys a file.
  package init(_ mender: Mender) { self.init(mender, start: .file) }

  /// Reads the next segment.
  ///
  /// - Complexity: O(bytes).
  package mutating func read(_ segment: [UInt8], isLast: Bool) {
    guard isCuttable else { return }
    isCuttable = isUTF8(segment)
    guard isCuttable else { return }
    defer { isFirst = false }
    let options = mender.options.ofSegment(isFirst: isFirst, isLast: isLast)
    if isClean { isClean = Canonical.rewrite(segment, options: options).isEmpty }
    guard options.rules.mendsText else { return }
    let text = readable(segment)
    let start = isFirst ? start : .string
    let signs = self.signs ?? HeadSigns(text, options.rules, isWhole: false)
    self.signs = signs
    var lines = Scan.suspiciousLines(text, start: start)
    signs.addLines(text, to: &lines)
    isClean = isClean && lines.isEmpty
    if isFirst {
      head = DocumentSurvey.head(text)
      suspicious.add(TextCounts(head))
    }
    for line in lines { flags.formUnion(line.flags) }
    let known = isFirst ? head.count : 0
    let ranges = lines.map { $0.range.lowerBound..<min($0.range.upperBound + 1, text.count) }
      .filter { $0.lowerBound >= known }
    for range in ranges { suspicious.add(TextCounts(Array(text[range]))) }
    sample.add(ranges, of: text)
  }

  private mutating func isUTF8(_ segment: [UInt8]) -> Bool {
    guard segment.span.firstMalformedUTF8() == nil else { return false }
    let decoding = mender.options.decoding
    // The escape sequences of seven-bit encodings may come late.
    guard decoding.encoding == nil, isASCII else { return true }
    isASCII = segment.span.asciiCount(from: 0) == segment.count
    guard isFirst || isASCII else { return true }
    let detection = Detector(decoding).detect(segment)
    if isFirst { self.detection = detection }
    return detection.encoding == .utf8 && !detection.isBinary
  }

  /// A segment as repairs see it: lines that are switched off are empty.
  private mutating func readable(_ segment: [UInt8]) -> [UInt8] {
    guard mender.options.switches == .honoured else { return segment }
    var text = switches + segment
    let off = SwitchedOffLines(text)
    _ = off.blank(&text)
    text.removeFirst(switches.count)
    switches = off.carried
    return text
  }

  /// The lines at the beginning of the first segment that hold what is looked for in a head.
  private static func head(_ text: [UInt8]) -> [UInt8] {
    guard text.count > HeadSigns.head else { return text }
    let end = text.span.firstIndex(of: 0x0A, in: HeadSigns.head..<text.count)
    return Array(text[..<(end.map { $0 + 1 } ?? text.count)])
  }

  /// All segments were read; those of a document that is not clean are to be counted, one by one.
  package mutating func startCounting() { switches = [] }

  /// Counts the next segment of the document, read once more.
  ///
  /// - Complexity: O(bytes).
  package mutating func count(_ segment: [UInt8]) {
    total.add(TextCounts(readable(segment), withBackslashes: flags.contains(.trailByte)))
  }

  /// What is known of the document, all segments of which were read and counted.
  ///
  /// - Complexity: that of mending the sample.
  package func evidence() -> DocumentEvidence {
    var rest = total
    rest.remove(suspicious)
    var text = head + sample.text
    var rewrite = Rewrite<UInt8>()
    var damage = Damage()
    mender.mendDamage(
      &text, &rewrite, &damage, start: start,
      scope: .sample(rest: rest.scaled(to: sample.kept, of: sample.all)))
    return DocumentEvidence(passes: damage.passes)
  }
}

extension Options {
  /// The options for a segment of a document: what is done at the beginning and at the end of a text is done at those of
  /// the document.
  func ofSegment(isFirst: Bool, isLast: Bool) -> Options {
    var options = self
    if !isFirst { options.normalization.byteOrderMark = .keep }
    if !isLast { options.normalization.finalNewline = .keep }
    return options
  }
}
