import Textmend

/// One edit or finding with its place, as every format that lists them needs it.
struct Diagnostic {
  /// Nil for a finding.
  var edit: Edit?
  /// Nil for an edit.
  var finding: Finding?
  /// In bytes of the file.
  var range: Range<Int>
  var start: Position
  var end: Position
  /// How many places this one stands for.
  var count = 1

  var rule: RuleCode { edit?.rule ?? finding?.rule ?? .malformedBytes }
  var chain: Chain { edit?.chain ?? finding?.chain ?? Chain([]) }

  /// Rules that say one thing of a whole file at many places.
  private static let gathered: Set<RuleCode> = [.legacyEncoding, .lineEnding]

  /// In order of offset; findings after edits of the same offset.
  ///
  /// - Parameter areGathered: what is said of the file as a whole is said once, at its first place.
  /// - Complexity: O(bytes + edits + bytes of findings).
  static func all(of outcome: FileOutcome, areGathered: Bool = false) -> [Diagnostic] {
    guard let report = outcome.mended?.report else { return [] }
    let isUTF8 = report.encoding == .utf8
    var diagnostics: [Diagnostic] = []
    var first: [RuleCode: Int] = [:]
    var position = Position.start(behind: outcome.part.lines)
    for (offset, entry) in ReportEntry.inOrder(report) {
      var diagnostic: Diagnostic
      switch entry {
      case .edit(let index):
        let edit = report.edits[index]
        if areGathered, gathered.contains(edit.rule) {
          if outcome.part.rules.contains(edit.rule) { continue }
          if let known = first[edit.rule] {
            diagnostics[known].count += 1
            continue
          }
          first[edit.rule] = diagnostics.count
        }
        position.advance(to: offset, in: outcome.source, countingCodePoints: isUTF8)
        diagnostic = Diagnostic(edit: edit, range: edit.source, start: position, end: position)
      case .finding(let finding):
        position.advance(to: offset, in: outcome.source, countingCodePoints: isUTF8)
        diagnostic = Diagnostic(finding: finding, range: finding.source, start: position, end: position)
      }
      diagnostic.end.advance(
        to: diagnostic.range.upperBound, in: outcome.source, countingCodePoints: isUTF8)
      diagnostics.append(diagnostic)
    }
    return diagnostics
  }

  /// A sentence for formats that show no text of the file.
  func message(in source: [UInt8]) -> String {
    let shown = VisibleText.shortened(VisibleText.of(source[range]), to: Diagnostic.textWidth)
    let times = count > 1 ? ", \(count) places" : ""
    let how = chain.steps.isEmpty ? "" : " (\(chain))"
    if let finding { return "\(shown) \(finding.explanation)\(how)\(times)" }
    let after = VisibleText.shortened(VisibleText.of(edit?.after ?? []), to: Diagnostic.textWidth)
    return "\(quoted(shown)) → \(quoted(after))\(how)\(times)"
  }

  private func quoted(_ text: String) -> String { text.isEmpty ? "nothing" : text }

  private static let textWidth = 80
}
