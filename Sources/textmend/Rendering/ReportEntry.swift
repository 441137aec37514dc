import Textmend

/// One thing that a report says.
enum ReportEntry {
  /// An index of the report's edits.
  case edit(Int)
  case finding(Finding)

  /// Both lists by byte offset; findings after edits of the same offset.
  static func inOrder(_ report: Report) -> [(offset: Int, entry: ReportEntry)] {
    var entries: [(offset: Int, entry: ReportEntry)] = []
    var findings = report.findings[...]
    for (index, edit) in report.edits.enumerated() {
      while let finding = findings.first, finding.source.lowerBound < edit.source.lowerBound {
        entries.append((finding.source.lowerBound, .finding(finding)))
        findings = findings.dropFirst()
      }
      entries.append((edit.source.lowerBound, .edit(index)))
    }
    return entries + findings.map { ($0.source.lowerBound, .finding($0)) }
  }
}
