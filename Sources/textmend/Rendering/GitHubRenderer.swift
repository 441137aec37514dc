import Textmend
import TextmendFiles

/// Workflow commands of GitHub Actions: an annotation for each edit and finding.
struct GitHubRenderer: Renderer {
  func render(_ outcome: FileOutcome) -> [UInt8] {
    let file = GitHubRenderer.property(outcome.path.string)
    if let failure = outcome.failure {
      return Array("::error file=\(file)::\(GitHubRenderer.data(failure.reason))\n".utf8)
    }
    var text = ""
    for diagnostic in Diagnostic.all(of: outcome, areGathered: true) {
      let (start, end) = (diagnostic.start, diagnostic.end)
      let command = diagnostic.edit == nil ? "notice" : "warning"
      var properties = "file=\(file),line=\(start.line),endLine=\(end.line)"
      // GitHub takes columns within one line only.
      if start.line == end.line { properties += ",col=\(start.column),endColumn=\(end.column)" }
      properties += ",title=\(GitHubRenderer.property(RuleNames.title(of: diagnostic.rule)))"
      text += "::\(command) \(properties)::\(GitHubRenderer.data(diagnostic.message(in: outcome.source)))\n"
    }
    return Array(text.utf8)
  }

  private static func data(_ text: String) -> String { escaped(text, "%\r\n") }

  private static func property(_ text: String) -> String { escaped(text, "%\r\n:,") }

  private static func escaped(_ text: String, _ characters: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if characters.unicodeScalars.contains(scalar) {
        result += "%" + VisibleText.hexadecimal(UInt8(scalar.value))
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
