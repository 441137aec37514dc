/// Repairs damaged text. A value: make one, use it from any number of threads.
///
/// The way of the bytes: ``Detection`` says how to read them, they become UTF-8, a cheap scan marks
/// suspicious lines, evidence is gathered from the whole document, rules mend the marked lines, normalization
/// comes last. Every step is a list of changes, and their composition is the report.
public struct Mender: Sendable {
  public let options: Options

  /// How often a document is read again because mojibake hid other damage.
  private static let passLimit = 3

  /// Lines of a document that are mended together.
  package typealias Block = Range<Int>

  /// How the blocks of a document are mended, which need nothing of each other: one after the other, unless a program
  /// that has threads says otherwise. Answers in the order of the blocks.
  package var mapBlocks:
    @Sendable (_ blocks: [Block], _ mend: @escaping @Sendable (Block) -> Repairs) -> [Repairs] =
      { blocks, mend in blocks.map(mend) }

  private static let linesPerBlock = 64

  public init(_ options: Options = Options()) {
    self.options = options
  }

  /// Repairs bytes in any encoding; the result is UTF-8.
  ///
  /// - Complexity: linear in the input.
  public func mend(_ bytes: [UInt8]) -> Mended { mend(bytes, start: .file) }

  /// Repairs bytes that are a piece of text rather than a file, such as a field of a record: U+FEFF at their beginning
  /// is debris.
  public func mend(piece bytes: [UInt8]) -> Mended { mend(bytes, start: .string) }

  private func mend(_ bytes: [UInt8], start: Scan.Start) -> Mended {
    let decoded = Decoding.decode(bytes, options: options)
    var text = decoded.text
    var rewrite = decoded.rewrite
    var findings = decoded.findings

    var repairFindings: [Finding] = []
    var openFindings: [Finding] = []
    for _ in 0..<Mender.passLimit {
      // Escapes first: what was escaped may be damaged. Widths and compatibility characters last: mojibake consists of
      // them. What either changes is looked at once more.
      var hasChanged = normalize(&text, &rewrite, by: [Escapes.self])
      repairFindings = mendDamage(&text, &rewrite, &openFindings, start: start)
      if normalize(&text, &rewrite, by: [Compatibility.self, Widths.self]) { hasChanged = true }
      guard hasChanged else { break }
    }
    findings += repairFindings + openFindings

    let canonical = Canonical.rewrite(text, options: options)
      .sparing(switchedOff: text, options.switches)
    rewrite = rewrite.composed(with: canonical, middle: text)
    if !canonical.isEmpty { text = canonical.applied(to: text) }

    let edits = rewrite.changes.map { change in
      Edit(
        source: change.source, before: Array(bytes[change.source]), after: change.after,
        rules: change.reason.rules, chain: change.reason.chain,
        margin: change.reason.margin.double, runnerUp: change.reason.runnerUp,
        weighing: change.reason.weighing, trace: change.reason.trace)
    }
    findings.sort {
      ($0.source.lowerBound, $0.source.upperBound) < ($1.source.lowerBound, $1.source.upperBound)
    }
    var report = Report(
      edits: edits, findings: findings, encoding: decoded.encoding, sourceCount: bytes.count,
      detection: decoded.detection)
    if options.output.encoding != .utf8 { report.addUnencodable(text, options.output.encoding) }
    return Mended(bytes: text, report: report)
  }

  /// Rules over valid UTF-8, again while repairs reveal other damage; answers the findings of the last pass, and adds what
  /// repairs left open, which no later pass sees, to `openFindings`.
  private func mendDamage(
    _ text: inout [UInt8], _ rewrite: inout Rewrite<UInt8>, _ openFindings: inout [Finding], start: Scan.Start
  ) -> [Finding] {
    var findings: [Finding] = []
    var mojibake = MojibakeDocument()
    for _ in 0..<Mender.passLimit {
      let repaired = repair(text, start: start, mojibake)
      let sources = SourceMap(rewrite)
      func placed(_ finding: Finding) -> Finding {
        var finding = finding
        finding.source = sources.source(of: finding.source)
        return finding
      }
      openFindings += repaired.open.map(placed)
      // What a repair left open is reported by it.
      let open = FindingPlaces(openFindings)
      findings = repaired.findings.map(placed).filter { $0.reason != .lost || !open.overlap($0.source) }
      guard !repaired.rewrite.isEmpty else { break }
      rewrite = rewrite.composed(with: repaired.rewrite, middle: text)
      mojibake.note(repaired.rewrite.changes, in: text)
      text = repaired.rewrite.applied(to: text)
      // What a repair reveals has not been seen by the scan, and gave no evidence.
    }
    return findings
  }

  /// Applies what the options ask of the normalizers; answers whether anything has changed.
  private func normalize(
    _ text: inout [UInt8], _ rewrite: inout Rewrite<UInt8>, by normalizers: [any Normalizer.Type]
  ) -> Bool {
    var hasChanged = false
    for normalizer in normalizers {
      let next = normalizer.rewrite(text, options: options)
        .sparing(switchedOff: text, options.switches)
      guard !next.isEmpty else { continue }
      rewrite = rewrite.composed(with: next, middle: text)
      text = next.applied(to: text)
      hasChanged = true
    }
    return hasChanged
  }

  /// Repairs a string. The report's offsets are UTF-8 bytes of `string`. U+FEFF at its beginning is debris: a string
  /// is no file.
  public func mend(_ string: String) -> Mended {
    var options = options
    options.decoding.encoding = .utf8
    return Mender(options).mend(Array(string.utf8), start: .string)
  }

  private static func windows(of lines: [SuspiciousLine], _ text: [UInt8]) -> [Window] {
    lines.map {
      Window(
        scalars: Scalars.decode(text, in: $0.range), flags: $0.flags,
        endsText: $0.range.upperBound == text.count)
    }
  }

  /// The lines that rules look at, as far as it shows before evidence is gathered.
  private func lines(
    of text: [UInt8], start: Scan.Start, _ mojibake: MojibakeDocument
  ) -> [SuspiciousLine] {
    var lines = Scan.suspiciousLines(text, start: start)
    if options.rules.contains(.mojibakeOneByte) { MojibakeSevenBit.addLines(text, to: &lines) }
    if options.rules.contains(.splitCharacter) { SplitRemovals.addLines(text, to: &lines) }
    if options.rules.contains(.mojibakeLost) { MojibakeQuestionMarks.addLines(text, to: &lines) }
    if mojibake.dominant != nil { lines = Scan.allLines(text, suspicious: lines) }
    return lines
  }

  /// Rules over valid UTF-8, as a rewrite of its bytes.
  private func repair(
    _ text: [UInt8], start: Scan.Start, _ mojibake: MojibakeDocument
  ) -> (rewrite: Rewrite<UInt8>, findings: [Finding], open: [Finding]) {
    guard options.rules.mendsText else { return (Rewrite(), [], []) }
    var text = text
    var lines = lines(of: text, start: start, mojibake)
    if options.switches == .honoured, !lines.isEmpty, SwitchedOffLines(text).blank(&text) {
      lines = self.lines(of: text, start: start, mojibake)
    }
    guard !lines.isEmpty else { return (Rewrite(), [], []) }
    var windows = Mender.windows(of: lines, text)
    let context = RepairContext(
      model: .shared, selection: options.rules,
      evidence: Evidence.gather(windows, text: text), mojibake: mojibake)
    if context.evidence.concernsEveryLine {
      lines = Scan.allLines(text, suspicious: lines)
      if context.evidence.splitCharacters.joinsLines { lines = Scan.joined(lines) }
      windows = Mender.windows(of: lines, text)
    }
    let blocks = stride(from: 0, to: lines.count, by: Mender.linesPerBlock).map {
      $0..<min($0 + Mender.linesPerBlock, lines.count)
    }
    let repairs = mapBlocks(blocks) { [lines, windows] block in
      var repairs = Repairs()
      for i in block { repairs.mend(windows[i], at: lines[i].range.lowerBound, context) }
      return repairs
    }
    return (Rewrite(repairs.flatMap(\.changes)), repairs.flatMap(\.findings), repairs.flatMap(\.open))
  }
}

/// What was done to some lines, in offsets of the document.
package struct Repairs: Sendable {
  fileprivate var changes: [Rewrite<UInt8>.Change] = []
  fileprivate var findings: [Finding] = []
  /// What repairs left open.
  fileprivate var open: [Finding] = []

  /// Mends the window that begins at byte `start`.
  fileprivate mutating func mend(_ window: Window, at start: Int, _ context: RepairContext) {
    let (rewrite, refusals) = RepairLoop.mend(window, context: context)
    var offsets = ByteOffsets(window.scalars, start: start)
    for change in rewrite.changes {
      let start = offsets.offset(of: change.source.lowerBound)
      let end = offsets.offset(of: change.source.upperBound)
      changes.append(
        Rewrite.Change(source: start..<end, after: Scalars.utf8(change.after), reason: change.reason))
    }
    offsets = ByteOffsets(window.scalars, start: start)
    for refusal in refusals.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let start = offsets.offset(of: refusal.range.lowerBound)
      var ends = offsets
      let finding = Finding(
        source: start..<ends.offset(of: refusal.range.upperBound), rule: refusal.rule, reason: refusal.reason,
        candidates: refusal.candidates, margin: refusal.margin?.double, chain: refusal.chain)
      if refusal.isOfRepair { open.append(finding) } else { findings.append(finding) }
    }
  }
}

/// Where findings stand, none of which overlap.
private struct FindingPlaces {
  private let sources: [Range<Int>]

  init(_ findings: [Finding]) {
    sources = findings.map(\.source).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// - Complexity: O(log findings).
  func overlap(_ range: Range<Int>) -> Bool {
    var low = 0
    var high = sources.count
    while low < high {
      let middle = (low + high) / 2
      if sources[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < sources.count && sources[low].overlaps(range)
  }
}

/// Byte offsets of a window's scalars, asked for in ascending order.
private struct ByteOffsets {
  private let scalars: [UInt32]
  private var index = 0
  private var byte: Int

  init(_ scalars: [UInt32], start: Int) {
    self.scalars = scalars
    byte = start
  }

  mutating func offset(of target: Int) -> Int {
    while index < target {
      byte += Scalars.length(scalars[index])
      index += 1
    }
    return byte
  }
}

/// The outcome of mending.
public struct Mended: Sendable {
  /// Valid UTF-8.
  public var bytes: [UInt8]
  public var report: Report

  public var string: String { String(decoding: bytes, as: UTF8.self) }
}

extension Mender {
  /// The pages of all rules, sorted by code.
  public static var rulePages: [RulePage] {
    (RepairLoop.rules.flatMap { type(of: $0).pages } + Decoding.pages + Canonical.pages + Escapes.pages
      + Widths.pages + Compatibility.pages)
      .sorted { $0.code < $1.code }
  }
}
