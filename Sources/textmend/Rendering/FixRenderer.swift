import Textmend
import TextmendFiles

/// What `fix` says: a line a file, or a line an edit with `--verbose`.
struct FixRenderer: Renderer {
  var details: HumanRenderer

  func render(_ outcome: FileOutcome) -> [UInt8] {
    guard outcome.failure == nil, outcome.isChanged else { return [] }
    let written = outcome.target.map { ["written in \($0.name)"] } ?? []
    if details.isVerbose {
      let line = written.map { "\(details.palette.position(outcome.path.string)): \($0)\n" }.joined()
      return details.render(outcome) + Array(line.utf8)
    }
    let rules = outcome.tally.rules.filter { $0.value.edits > 0 }.sorted { $0.key < $1.key }
      .map { "\(details.palette.rule(RuleNames.title(of: $0.key))) × \($0.value.edits)" }
    return Array(
      "\(details.palette.position(outcome.path.string)): \((rules + written).joined(separator: ", "))\n".utf8)
  }

  var takesParts: Bool { true }

  func renderPart(_ outcome: FileOutcome) -> [UInt8] {
    details.isVerbose ? details.renderPart(outcome) : []
  }

  func epilogue(_ summary: Summary) -> String {
    summary.edits > 0 ? details.epilogue(summary) : ""
  }
}
