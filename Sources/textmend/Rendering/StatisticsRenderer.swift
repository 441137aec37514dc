import Textmend

/// How often each rule applied or was refused, in place of the edits themselves (`--statistics`).
struct StatisticsRenderer: Renderer {
  var palette: Palette
  var tense: HumanRenderer.Tense
  var isJSON: Bool

  func render(_ outcome: FileOutcome) -> [UInt8] { [] }

  var takesParts: Bool { true }

  func epilogue(_ summary: Summary) -> String {
    let rules = summary.rules.sorted { a, b in
      (b.value.edits, b.value.findings, a.key) < (a.value.edits, a.value.findings, b.key)
    }
    return isJSON ? json(rules, summary) : table(rules, summary)
  }

  private func table(_ rules: [(key: RuleCode, value: Tally.Counts)], _ summary: Summary) -> String {
    guard !rules.isEmpty else { return "" }
    let cell = { (text: String) in String(repeating: " ", count: max(0, 12 - text.utf8.count)) + text }
    var text = palette.heading(cell("edits") + cell("left alone") + "  rule") + "\n"
    for (rule, counts) in rules {
      let name = palette.rule(RuleNames.title(of: rule))
      text += cell("\(counts.edits)") + cell("\(counts.findings)") + "  \(name)\n"
    }
    return text + HumanRenderer(palette: palette, isVerbose: false, tense: tense).epilogue(summary)
  }

  private func json(_ rules: [(key: RuleCode, value: Tally.Counts)], _ summary: Summary) -> String {
    var json = JSONWriter()
    json.object {
      $0.member("files", summary.files)
      $0.member("filesWithEdits", summary.filesWithEdits)
      $0.member("failures", summary.failures)
      $0.member("edits", summary.edits)
      $0.member("findings", summary.findings)
      $0.array("rules", of: rules) { json, rule in
        json.object {
          $0.member("rule", rule.key.description)
          $0.member("edits", rule.value.edits)
          $0.member("findings", rule.value.findings)
        }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }
}
