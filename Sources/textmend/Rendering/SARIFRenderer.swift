import Textmend
import TextmendFiles

/// The Static Analysis Results Interchange Format 2.1.0 (OASIS): one log with one run.
struct SARIFRenderer: Renderer {
  private static let pages = Mender.rulePages
  private static let indices = Dictionary(
    pages.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })

  var prologue: String {
    var rules = JSONWriter()
    rules.list(of: SARIFRenderer.pages, SARIFRenderer.rule)
    return """
      {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":\
      {"name":"textmend","semanticVersion":"\(textmendVersion)","rules":\
      \(String(decoding: rules.bytes, as: UTF8.self))}},
      "columnKind":"unicodeCodePoints","results":[

      """
  }

  var separator: String { ",\n" }

  func epilogue(_ summary: Summary) -> String {
    var json = JSONWriter()
    json.object {
      $0.member("executionSuccessful", summary.failures == 0)
      $0.array("toolExecutionNotifications", of: summary.messages) { json, failure in
        json.object {
          $0.member("level", "error")
          $0.name("message")
          $0.object { $0.member("text", failure.reason) }
          $0.array("locations", of: [failure.path]) { json, path in
            json.object { SARIFRenderer.place(path, nil, &$0) }
          }
        }
      }
    }
    return "\n],\"invocations\":[\(String(decoding: json.bytes, as: UTF8.self))]}]}\n"
  }

  func render(_ outcome: FileOutcome) -> [UInt8] {
    let results = Diagnostic.all(of: outcome).map { diagnostic in
      var json = JSONWriter()
      json.object { result(diagnostic, outcome, &$0) }
      return json.bytes
    }
    return Array(results.joined(separator: ",\n".utf8))
  }

  private func result(_ diagnostic: Diagnostic, _ outcome: FileOutcome, _ json: inout JSONWriter) {
    json.member("ruleId", diagnostic.rule.description)
    if let index = SARIFRenderer.indices[diagnostic.rule] { json.member("ruleIndex", index) }
    json.member("level", SARIFRenderer.level(diagnostic))
    json.name("message")
    json.object { $0.member("text", diagnostic.message(in: outcome.source)) }
    json.array("locations", of: [outcome.path]) { json, path in
      json.object { SARIFRenderer.place(path, diagnostic, &$0) }
    }
    guard let edit = diagnostic.edit else { return }
    json.array("fixes", of: [edit]) { json, edit in
      json.object {
        $0.array("artifactChanges", of: [outcome.path]) { json, path in
          json.object {
            SARIFRenderer.artifact(path, &$0)
            $0.array("replacements", of: [edit]) { json, edit in
              json.object {
                $0.name("deletedRegion")
                $0.object { SARIFRenderer.bytes(edit.source, &$0) }
                $0.name("insertedContent")
                $0.object { $0.member("text", String(decoding: edit.after, as: UTF8.self)) }
              }
            }
          }
        }
      }
    }
  }

  private static func level(_ diagnostic: Diagnostic) -> String {
    switch diagnostic.finding?.reason {
    case nil: "warning"
    case .malformed, .unencodable: "error"
    case .lost, .undecided: "note"
    }
  }

  private static func place(_ path: FilePath, _ diagnostic: Diagnostic?, _ json: inout JSONWriter) {
    json.name("physicalLocation")
    json.object {
      artifact(path, &$0)
      guard let diagnostic else { return }
      $0.name("region")
      $0.object {
        $0.member("startLine", diagnostic.start.line)
        $0.member("startColumn", diagnostic.start.column)
        $0.member("endLine", diagnostic.end.line)
        $0.member("endColumn", diagnostic.end.column)
        bytes(diagnostic.range, &$0)
      }
    }
  }

  private static func bytes(_ range: Range<Int>, _ json: inout JSONWriter) {
    json.member("byteOffset", range.lowerBound)
    json.member("byteLength", range.count)
  }

  private static func artifact(_ path: FilePath, _ json: inout JSONWriter) {
    json.name("artifactLocation")
    json.object { $0.member("uri", uri(path)) }
  }

  /// RFC 3986: a relative reference, or a file's address.
  static func uri(_ path: FilePath) -> String {
    let kept = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    var text = path.bytes.first == UInt8(ascii: "/") ? "file://" : ""
    for byte in path.bytes {
      if kept.contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + VisibleText.hexadecimal(byte)
      }
    }
    return text
  }

  private static func rule(_ json: inout JSONWriter, _ page: RulePage) {
    json.object {
      $0.member("id", page.code.description)
      $0.member("name", page.name)
      for (name, text) in [
        ("shortDescription", page.summary), ("fullDescription", page.mechanism), ("help", page.refusal),
      ] {
        $0.name(name)
        $0.object { $0.member("text", text) }
      }
      $0.name("defaultConfiguration")
      $0.object { $0.member("enabled", Set.files.contains(page.code.family)) }
    }
  }
}
