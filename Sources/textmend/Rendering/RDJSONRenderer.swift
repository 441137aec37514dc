import Textmend
import TextmendFiles

/// reviewdog's diagnostic format: one object; columns count bytes of UTF-8.
struct RDJSONRenderer: Renderer {
  var prologue: String { #"{"source":{"name":"textmend"},"severity":"WARNING","diagnostics":["# + "\n" }
  var separator: String { ",\n" }
  func epilogue(_ summary: Summary) -> String { "\n]}\n" }

  func render(_ outcome: FileOutcome) -> [UInt8] {
    if let failure = outcome.failure {
      var json = JSONWriter()
      json.object {
        $0.member("message", failure.reason)
        $0.name("location")
        $0.object { $0.member("path", outcome.path.string) }
        $0.member("severity", "ERROR")
      }
      return json.bytes
    }
    let diagnostics = Diagnostic.all(of: outcome).map { diagnostic in
      var json = JSONWriter()
      json.object { write(diagnostic, outcome, &$0) }
      return json.bytes
    }
    return Array(diagnostics.joined(separator: ",\n".utf8))
  }

  private func write(_ diagnostic: Diagnostic, _ outcome: FileOutcome, _ json: inout JSONWriter) {
    json.member("message", diagnostic.message(in: outcome.source))
    json.name("location")
    json.object {
      $0.member("path", outcome.path.string)
      range(diagnostic, &$0)
    }
    json.member("severity", diagnostic.edit == nil ? "INFO" : "WARNING")
    json.name("code")
    json.object { $0.member("value", diagnostic.rule.description) }
    guard let edit = diagnostic.edit else { return }
    json.array("suggestions", of: [edit]) { json, edit in
      json.object {
        range(diagnostic, &$0)
        $0.member("text", String(decoding: edit.after, as: UTF8.self))
      }
    }
  }

  private func range(_ diagnostic: Diagnostic, _ json: inout JSONWriter) {
    json.name("range")
    json.object {
      for (name, position) in [("start", diagnostic.start), ("end", diagnostic.end)] {
        $0.name(name)
        $0.object {
          $0.member("line", position.line)
          $0.member("column", position.byteColumn)
        }
      }
    }
  }
}
