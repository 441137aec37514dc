import Textmend

/// How often each rule made edits, and left something alone.
struct Tally: Sendable {
  struct Counts: Sendable {
    var edits = 0
    var findings = 0
  }

  private(set) var edits = 0
  private(set) var findings = 0
  private(set) var rules: [RuleCode: Counts] = [:]
  /// The characters that a converter put readings after.
  private(set) var annotated: Set<Unicode.Scalar> = []

  init() {}

  init(_ report: Report) { add(report) }

  mutating func add(_ report: Report) {
    edits += report.edits.count
    findings += report.findings.count
    for edit in report.edits { rules[edit.rule, default: Counts()].edits += 1 }
    for finding in report.findings { rules[finding.rule, default: Counts()].findings += 1 }
    annotated.formUnion(report.annotatedCharacters)
  }
}
