/// Repairs damaged text. A value: make one, use it from any number of threads.
///
/// The way of the bytes: ``Detection`` says how to read them, they become UTF-8, a cheap scan marks
/// suspicious lines, evidence is gathered from the whole document, rules mend the marked lines, normalization
/// comes last. Every step is a list of changes, and their composition is the report.
public struct Mender: Sendable {
  public let options: Options

  /// How often a document is read again because mojibake hid other damage.
  static let passLimit = 3

  /// From which size on a document is mended in segments, and of what size these are.
  package var segmentation = Segmentation()

  /// Lines of a document that are mended together.
  package typealias Block = Range<Int>

  /// How the blocks of a document are mended, which need nothing of each other: one after the other, unless a program
  /// that has threads says otherwise. Answers in the order of the blocks.
  package var mapBlocks:
    @Sendable (_ blocks: [Block], _ mend: @escaping @Sendable (Block) -> Repairs) -> [Repairs] =
      { blocks, mend in blocks.map(mend) }

  public init(_ options: Options = Options()) {
    self.options = options
  }

  /// Repairs bytes in any encoding; the result is UTF-8.
  ///
  /// UTF-8 of 16 MB and more is mended in segments of whole lines, as it would be from a file; a sample of the damaged
  /// lines gives the evidence for all.
  ///
  /// - Complexity: linear in the input.
  public func mend(_ bytes: [UInt8]) -> Mended { mend(bytes, start: .file) }

  /// Repairs bytes that are a piece of text rather than a file, such as a field of a record: U+FEFF at their beginning
  /// is debris.
  public func mend(piece bytes: [UInt8]) -> Mended { mend(bytes, start: .string) }

  private func mend(_ bytes: [UInt8], start: Scan.Start) -> Mended {
    mendInSegments(bytes, start: start)
      ?? mend(bytes, Decoding.decode(bytes, options: options), start: start, scope: .whole)
  }

  /// Mends what the bytes are read as.
  func mend(_ bytes: [UInt8], _ decoded: Decoding.Result, start: Scan.Start, scope: Scope) -> Mended {
    var text = decoded.text
    var rewrite = decoded.rewrite
    var findings = decoded.findings

    var repaired = Damage()
    for _ in 0..<Mender.passLimit {
      // Escapes first: what was escaped may be damaged. Widths and compatibility characters last: mojibake consists of
      // them. What either changes is looked at once more.
      var hasChanged = normalize(&text, &rewrite, by: [Escapes.self])
      mendDamage(&text, &rewrite, &repaired, start: start, scope: scope)
      if normalize(&text, &rewrite, by: [Compatibility.self, Widths.self]) { hasChanged = true }
      guard hasChanged else { break }
    }
    findings += repaired.findings + repaired.open

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
