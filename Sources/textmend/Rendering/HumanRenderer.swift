import Textmend

/// A line an edit and a line a finding; what a person reads.
struct HumanRenderer: Renderer {
  /// What the last line says was done.
  enum Tense: Sendable { case wouldChange, changed }

  var palette: Palette
  var isVerbose: Bool
  var tense: Tense

  /// Columns an edit's text may take on its line.
  private static let textWidth = 60

  func render(_ outcome: FileOutcome) -> [UInt8] {
    guard let report = outcome.mended?.report else { return [] }
    let source = outcome.source
    var text = ""
    var position = Position.start
    for (offset, entry) in ReportEntry.inOrder(report) {
      position.advance(to: offset, in: source, countingCodePoints: report.encoding == .utf8)
      let place = palette.position("\(outcome.path):\(position.lineAndColumn)") + " (byte \(offset)): "
      switch entry {
      case .edit(let index): text += place + line(index, of: report, in: source)
      case .finding(let finding): text += place + line(finding, in: source)
      }
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

  private func line(_ index: Int, of report: Report, in source: [UInt8]) -> String {
    let edit = report.edits[index]
    let excerpt = Excerpt(index, of: report, in: source)
    var text = palette.rule(RuleNames.title(of: edit.rule)) + ": "
    text += show(excerpt.before, palette.removed) + " → " + show(excerpt.after, palette.added) + "\n"
    guard isVerbose else { return text }
    let margin = VisibleText.decimal(edit.margin, digits: 1)
    let confidence = VisibleText.decimal(edit.confidence, digits: 3)
    let scores =
      edit.weighing.flatMap { weighing in
        weighing.original.map {
          VisibleText.decimal($0, digits: 1) + " bits as it stands, "
            + VisibleText.decimal($0 - weighing.gain, digits: 1) + " mended; "
        }
      } ?? ""
    let chain = edit.chain.steps.isEmpty ? "" : "\(edit.chain); "
    text += "    \(palette.faint("\(chain)\(scores)margin \(margin) bits, confidence \(confidence)"))\n"
    return text
  }

  private func show(_ part: (head: String, change: String, tail: String), _ paint: (String) -> String)
    -> String
  {
    part.head + paint(VisibleText.shortened(part.change, to: HumanRenderer.textWidth)) + part.tail
  }

  private func line(_ finding: Finding, in source: [UInt8]) -> String {
    let shown = VisibleText.shortened(VisibleText.of(source[finding.source]), to: HumanRenderer.textWidth)
    let chain = finding.chain.steps.isEmpty ? "" : " (\(finding.chain))"
    return "note: " + palette.rule(RuleNames.title(of: finding.rule))
      + ": \(shown) \(finding.explanation)\(chain)\n"
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
