import Textmend
import TextmendFiles

/// What the report says of one file: its counts, and its part of the page.
struct FilePage: Sendable {
  let path: String
  private(set) var counts: [RuleCode: Int] = [:]
  /// List items about what was left alone, could not be decoded or not be read.
  private(set) var leftAlone: [String] = []
  /// The section with the heat strip and every edit; empty where there is neither edit nor finding.
  private(set) var section = ""

  var edits: Int { counts.values.reduce(0, +) }

  /// - Parameter number: tells this file's anchors from those of others.
  init(_ outcome: FileOutcome, number: Int) {
    path = VisibleText.of(outcome.path.bytes)
    let anchor = "f\(number)"
    if let failure = outcome.failure {
      leftAlone.append(
        "<li><b>\(Markup.escaped(path))</b>: \(Markup.escaped(VisibleText.of(Array(failure.reason.utf8))))</li>"
      )
    }
    guard let report = outcome.mended?.report else { return }
    if outcome.failure == nil {
      for edit in report.edits { counts[edit.rule, default: 0] += 1 }
    }
    let diagnostics = Diagnostic.all(of: outcome, areGathered: true)
    for diagnostic in diagnostics {
      if let finding = diagnostic.finding { leftAlone.append(item(diagnostic, finding, outcome, anchor)) }
    }
    guard !diagnostics.isEmpty, outcome.failure == nil else { return }
    let summary = [
      report.encoding.name, "\(edits) edit\(edits == 1 ? "" : "s")",
      report.findings.isEmpty ? nil : "\(report.findings.count) left alone",
    ].compactMap { $0 }.joined(separator: " · ")
    section = """
      <section class="file" id="\(anchor)"><details open><summary><h2>\(Markup.escaped(path))</h2> \
      <span class="faint">\(summary)</span></summary>
      \(HeatStrip(outcome, diagnostics, anchor: anchor).html)
      \(SideBySide(outcome, diagnostics, anchor: anchor).html)
      </details></section>

      """
  }

  private func item(
    _ diagnostic: Diagnostic, _ finding: Finding, _ outcome: FileOutcome, _ anchor: String
  ) -> String {
    let text = Markup.escaped(VisibleText.shortened(VisibleText.of(outcome.source[finding.source]), to: 120))
    var why = finding.explanation
    if !finding.chain.steps.isEmpty { why += " (\(finding.chain))" }
    if let margin = finding.margin {
      why += "; the best reading gains \(VisibleText.decimal(margin, digits: 1)) bits"
    }
    return """
      <li><a href="#\(anchor)-\(diagnostic.start.line)">\(Markup.escaped(path)):\(diagnostic.start.lineAndColumn)</a> \
      <code>\(finding.rule)</code> <q>\(text)</q> \(Markup.escaped(why))</li>
      """
  }
}
