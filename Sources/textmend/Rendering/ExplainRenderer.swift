import Textmend

/// Tells every edit at length: the text before and after, why, how sure, and byte by byte where bytes tell it.
struct ExplainRenderer: Renderer {
  var palette: Palette
  var isVerbose: Bool

  func render(_ outcome: FileOutcome) -> [UInt8] {
    guard let report = outcome.mended?.report else { return [] }
    let entries = ReportEntry.inOrder(report)
    var text = entries.isEmpty ? "nothing to mend\n" : ""
    var position = Position.start
    for (number, (offset, entry)) in entries.enumerated() {
      position.advance(
        to: offset, in: outcome.source, countingCodePoints: report.encoding == .utf8)
      let place = "line \(position.line), column \(position.column) (byte \(position.offset))"
      if number > 0 { text += "\n" }
      switch entry {
      case .edit(let index):
        text += palette.heading(RuleNames.title(of: report.edits[index].rule)) + ", \(place)\n"
        text += explain(index, of: report, in: outcome.source)
      case .finding(let finding):
        let shown = VisibleText.of(outcome.source[finding.source])
        text += palette.heading("left alone: \(RuleNames.title(of: finding.rule))") + ", \(place)\n"
        text += "  \(shown) \(finding.explanation)\n"
        if !finding.chain.steps.isEmpty { text += "  how         \(finding.chain)\n" }
        if let margin = finding.margin { text += "  margin      \(Self.bits(margin))\n" }
      }
    }
    if let table = report.annotationTable { text += "\n\(table)\n" }
    return Array(text.utf8)
  }

  private func explain(_ index: Int, of report: Report, in source: [UInt8]) -> String {
    let edit = report.edits[index]
    let excerpt = Excerpt(index, of: report, in: source)
    let weighing = edit.weighing
    let show = { (part: (head: String, change: String, tail: String), paint: (String) -> String) in
      part.head + paint(part.change) + part.tail
    }
    var lines = [
      "before      " + show(excerpt.before, palette.removed),
      "after       " + show(excerpt.after, palette.added),
      edit.chain.steps.isEmpty ? nil : "how         \(edit.chain)",
      weighing.map(Self.score),
      edit.runnerUp.map { "next best   " + Self.runnerUp($0, weighing) },
      "margin      \(VisibleText.decimal(edit.margin, digits: 1)) bits more probable than it had to be",
      "confidence  \(VisibleText.decimal(edit.confidence, digits: 4))",
    ].compactMap { $0 }
    if edit.rules.count > 1 {
      lines.append("rules       " + edit.rules.map(\.description).joined(separator: ", then "))
    }
    if let trace = edit.trace, !trace.damaged.isEmpty {
      lines += [""] + TraceTable(trace).lines() + [""]
      lines += TraceStory(trace).sentences().map { "- " + $0 }
    }
    for reading in edit.trace == nil ? edit.readings() : [] { lines += [""] + TraceTable(reading).lines() }
    if isVerbose, let page = Mender.rulePages.first(where: { $0.code == edit.rule }) {
      lines += ["", page.mechanism, page.refusal]
    }
    return lines.map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
  }

  /// What the texts cost, where that is known, or by how much they differ.
  private static func score(_ weighing: Weighing) -> String {
    guard let original = weighing.original else {
      return "score       \(bits(weighing.gain)) more probable than the text as it stands"
    }
    return "score       \(bits(original - weighing.gain)), the text as it stands \(bits(original))"
  }

  private static func runnerUp(_ text: String, _ weighing: Weighing?) -> String {
    let shown = VisibleText.shortened(VisibleText.of(Array(text.utf8)), to: 60)
    guard let weighing, let gain = weighing.runnerUpGain else { return shown }
    if let original = weighing.original { return "\(shown), \(bits(original - gain))" }
    return "\(shown), \(bits(gain)): \(bits(weighing.gain - gain)) behind"
  }

  private static func bits(_ value: Double) -> String { VisibleText.decimal(value, digits: 1) + " bits" }
}
