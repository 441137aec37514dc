/// What is known of the damage of a text when its repair ends.
struct Damage {
  /// What the last pass left alone, in positions of the input.
  var findings: [Finding] = []
  /// What repairs left open, which no later pass sees.
  var open: [Finding] = []
  /// What each pass knew.
  var passes: [PassEvidence] = []
}

extension Mender {
  private static let linesPerBlock = 64

  /// Rules over valid UTF-8, again while repairs reveal other damage.
  ///
  /// - Parameter rewrite: what was changed so far, and then also what this changes.
  func mendDamage(
    _ text: inout [UInt8], _ rewrite: inout Rewrite<UInt8>, _ damage: inout Damage, start: Scan.Start,
    scope: Scope
  ) {
    var mojibake = MojibakeDocument()
    damage.passes = []
    for pass in 0..<Mender.passLimit {
      let repaired = repair(
        text, start: start, mojibake, given: scope.evidence(ofPass: pass), scope: scope)
      damage.passes.append(repaired.evidence)
      let sources = SourceMap(rewrite)
      func placed(_ finding: Finding) -> Finding {
        var finding = finding
        finding.source = sources.source(of: finding.source)
        return finding
      }
      damage.open += repaired.open.map(placed)
      // What a repair left open is reported by it.
      let open = FindingPlaces(damage.open)
      damage.findings = repaired.findings.map(placed).filter {
        $0.reason != .lost || !open.overlap($0.source)
      }
      guard !repaired.rewrite.isEmpty || pass + 1 < scope.leastPasses else { break }
      rewrite = rewrite.composed(with: repaired.rewrite, middle: text)
      mojibake.note(repaired.rewrite.changes, in: text, linesElsewhere: scope.rest.linesAboveASCII)
      text = repaired.rewrite.applied(to: text)
      // What a repair reveals has not been seen by the scan, and gave no evidence.
    }
  }

  /// The lines that rules look at, as far as it shows before evidence is gathered.
  private func lines(
    of text: [UInt8], start: Scan.Start, _ signs: HeadSigns, _ mojibake: MojibakeDocument
  ) -> [SuspiciousLine] {
    var lines = Scan.suspiciousLines(text, start: start)
    signs.addLines(text, to: &lines)
    if mojibake.dominant != nil { lines = Scan.allLines(text, suspicious: lines) }
    return lines
  }

  private static func windows(of lines: [SuspiciousLine], _ text: [UInt8]) -> [Window] {
    lines.map {
      Window(
        scalars: Scalars.decode(text, in: $0.range), flags: $0.flags,
        endsText: $0.range.upperBound == text.count)
    }
  }

  /// One pass over valid UTF-8, as a rewrite of its bytes.
  private func repair(
    _ text: [UInt8], start: Scan.Start, _ mojibake: MojibakeDocument, given: PassEvidence?, scope: Scope
  ) -> (rewrite: Rewrite<UInt8>, findings: [Finding], open: [Finding], evidence: PassEvidence) {
    func evidence(of text: [UInt8]) -> PassEvidence {
      if let given { return given }
      return PassEvidence(
        signs: HeadSigns(text, options.rules, isWhole: scope.isWhole), mojibake: mojibake)
    }
    var text = text
    var known = evidence(of: text)
    guard options.rules.mendsText else { return (Rewrite(), [], [], known) }
    var lines = lines(of: text, start: start, known.signs, known.mojibake)
    let mayConcernLines = !lines.isEmpty || known.evidence.concernsEveryLine
    if options.switches == .honoured, mayConcernLines, SwitchedOffLines(text).blank(&text) {
      known = evidence(of: text)
      lines = self.lines(of: text, start: start, known.signs, known.mojibake)
    }
    if given == nil, !lines.isEmpty {
      known.evidence = Evidence.gather(Mender.windows(of: lines, text), text: text, scope: scope)
    }
    if known.evidence.concernsEveryLine {
      lines = Scan.allLines(text, suspicious: lines)
      if known.evidence.splitCharacters.joinsLines { lines = Scan.joined(lines) }
    }
    guard !lines.isEmpty else { return (Rewrite(), [], [], known) }
    let windows = Mender.windows(of: lines, text)
    let context = RepairContext(
      model: .shared, selection: options.rules, evidence: known.evidence, mojibake: known.mojibake)
    let blocks = stride(from: 0, to: lines.count, by: Mender.linesPerBlock).map {
      $0..<min($0 + Mender.linesPerBlock, lines.count)
    }
    let repairs = mapBlocks(blocks) { [lines, windows] block in
      var repairs = Repairs()
      for i in block { repairs.mend(windows[i], at: lines[i].range.lowerBound, context) }
      return repairs
    }
    return (
      Rewrite(repairs.flatMap(\.changes)), repairs.flatMap(\.findings), repairs.flatMap(\.open), known
    )
  }
}
