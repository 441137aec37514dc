import Textmend

/// What a person reads: a line an edit or finding, then a frame that shows the text with all of a line's edits.
struct HumanRenderer: Renderer {
  /// What the last line says was done.
  enum Tense: Sendable { case wouldChange, changed }

  var palette: Palette
  var isVerbose: Bool
  var tense: Tense

  func render(_ outcome: FileOutcome) -> [UInt8] {
    var text = renderPart(outcome)
    if isVerbose, let table = outcome.tally.annotationTable {
      text += "\(palette.position("\(outcome.path)")): \(table)\n".utf8
    }
    return text
  }

  var takesParts: Bool { true }

  func renderPart(_ outcome: FileOutcome) -> [UInt8] {
    let diagnostics = Diagnostic.all(of: outcome, areGathered: !isVerbose)
    let marks = diagnostics.map { Frame.Mark(source: $0.range, after: $0.edit?.after) }
    var text = ""
    for (frame, indices) in Frame.frames(marks, in: outcome.source) {
      let shown = diagnostics[indices]
      for diagnostic in shown { text += heading(diagnostic, outcome) }
      text += (frame.lines(palette) + notes(shown)).map { $0 + "\n" }.joined()
    }
    return Array(text.utf8)
  }

  func epilogue(_ summary: Summary) -> String {
    guard summary.edits > 0 || summary.findings > 0 else { return "" }
    let edits = counted(summary.edits, "edit") + " in " + counted(summary.filesWithEdits, "file")
    let verb = tense == .changed ? "made" : "possible"
    let notes = summary.findings == 0 ? "" : "; \(counted(summary.findings, "place")) left alone"
    return palette.heading("\(edits) \(verb)\(notes)") + "\n"
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  private func heading(_ diagnostic: Diagnostic, _ outcome: FileOutcome) -> String {
    let place = palette.position("\(outcome.path):\(diagnostic.start.lineAndColumn)")
    var text = "\(place) (byte \(outcome.part.bytes + diagnostic.range.lowerBound)): "
    if diagnostic.edit == nil { text += "note: " }
    text += palette.rule(RuleNames.title(of: diagnostic.rule))
    if diagnostic.count > 1 {
      text += outcome.part.isPart ? ", the first of many" : ", the first of \(diagnostic.count)"
    }
    if let finding = diagnostic.finding { text += ": \(finding.explanation)" }
    return text + "\n"
  }

  /// How the damage came about, once where edits share it; with `--verbose`, what was weighed for each.
  private func notes(_ diagnostics: ArraySlice<Diagnostic>) -> [String] {
    var lines: [String] = []
    for diagnostic in diagnostics {
      let chain = diagnostic.chain.description
      let place = isVerbose && diagnostics.count > 1 ? "\(diagnostic.start.lineAndColumn): " : ""
      let parts = [chain, isVerbose ? diagnostic.edit.map(Self.scores) ?? "" : ""].filter { !$0.isEmpty }
      let line = place + parts.joined(separator: "; ")
      if !parts.isEmpty, !lines.contains(line) { lines.append(line) }
    }
    return lines.map { "  = " + palette.faint($0) }
  }

  private static func scores(_ edit: Edit) -> String {
    let decimal = { (value: Double) in VisibleText.decimal(value, digits: 1) }
    var text = ""
    if let weighing = edit.weighing, let original = weighing.original {
      text += "\(decimal(original)) bits as it stands, \(decimal(original - weighing.gain)) mended; "
    }
    let confidence = VisibleText.decimal(edit.confidence, digits: 3)
    return text + "margin \(decimal(edit.margin)) bits, confidence \(confidence)"
  }
}

extension Finding {
  /// Why it was left alone, in words.
  var explanation: String {
    switch reason {
    case .lost: "cannot be repaired: the bytes it stood for are gone"
    case .malformed: "cannot be decoded"
    case .unencodable: "has no code in the encoding to be written"
    case .undecided:
      "was left alone: "
        + (candidates.isEmpty
          ? "nothing is certain enough" : "undecided about " + candidates.prefix(3).joined(separator: ", "))
    }
  }
}
