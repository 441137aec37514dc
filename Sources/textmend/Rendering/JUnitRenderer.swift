import Textmend
import TextmendFiles

/// JUnit's XML: a suite a file, a failed test an edit; what was left alone is a skipped one.
struct JUnitRenderer: Renderer {
  var prologue: String { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"textmend\">\n" }
  func epilogue(_ summary: Summary) -> String { "</testsuites>\n" }

  func render(_ outcome: FileOutcome) -> [UInt8] {
    guard !outcome.isBinary else { return [] }
    let diagnostics = outcome.failure == nil ? Diagnostic.all(of: outcome, areGathered: true) : []
    let failures = diagnostics.count { $0.edit != nil }
    let name = JUnitRenderer.escaped(VisibleText.of(outcome.path.bytes))
    let tests = max(1, diagnostics.count)
    var text = "<testsuite name=\"\(name)\" tests=\"\(tests)\" failures=\"\(failures)\""
    text += " errors=\"\(outcome.failure == nil ? 0 : 1)\" skipped=\"\(diagnostics.count - failures)\">\n"
    if let failure = outcome.failure {
      let reason = JUnitRenderer.escaped(failure.reason)
      text += testcase(name, "readable", "<error message=\"\(reason)\"/>")
    } else if diagnostics.isEmpty {
      text += testcase(name, "clean", nil)
    }
    for diagnostic in diagnostics {
      let title = RuleNames.title(of: diagnostic.rule) + " " + diagnostic.start.lineAndColumn
      let message = JUnitRenderer.escaped(diagnostic.message(in: outcome.source))
      let type = diagnostic.rule
      let result =
        diagnostic.edit == nil
        ? "<skipped message=\"\(message)\"/>" : "<failure type=\"\(type)\" message=\"\(message)\"/>"
      text += testcase(name, JUnitRenderer.escaped(title), result)
    }
    return Array((text + "</testsuite>\n").utf8)
  }

  private func testcase(_ file: String, _ name: String, _ result: String?) -> String {
    let head = "<testcase classname=\"\(file)\" name=\"\(name)\""
    return result.map { "\(head)>\($0)</testcase>\n" } ?? "\(head)/>\n"
  }

  private static func escaped(_ text: String) -> String { Markup.escaped(text) }
}
