import Textmend
import TextmendFiles

/// Objects for programs: one array (`json`) or an object a line (`jsonl`).
struct JSONRenderer: Renderer {
  enum Layout: Sendable { case array, lines }

  var layout: Layout
  /// Whether edits carry their traces (`explain`).
  var hasTraces = false

  var prologue: String { layout == .array ? "[" : "" }
  var separator: String { layout == .array ? ",\n " : "\n" }

  func epilogue(_ summary: Summary) -> String {
    switch layout {
    case .array: "]\n"
    case .lines: summary.rendered > 0 ? "\n" : ""
    }
  }

  func render(_ outcome: FileOutcome) -> [UInt8] {
    guard !outcome.isBinary else { return [] }
    var json = JSONWriter()
    json.object {
      $0.member("path", outcome.path.bytes)
      if let failure = outcome.failure { $0.member("error", failure.reason) }
      guard let report = outcome.mended?.report else { return }
      $0.member("encoding", report.encoding.name)
      let table = report.annotatedCharacters
      if !table.isEmpty { $0.member("annotated", String(String.UnicodeScalarView(table))) }
      let isUTF8 = report.encoding == .utf8
      var position = Position.start
      $0.array("edits", of: report.edits) { json, edit in
        position.advance(to: edit.source.lowerBound, in: outcome.source, countingCodePoints: isUTF8)
        write(edit, at: position, to: &json)
      }
      position = .start
      $0.array("findings", of: report.findings) { json, finding in
        position.advance(to: finding.source.lowerBound, in: outcome.source, countingCodePoints: isUTF8)
        write(finding, at: position, in: outcome.source, to: &json)
      }
    }
    return json.bytes
  }

  private func write(_ edit: Edit, at position: Position, to json: inout JSONWriter) {
    json.object {
      $0.member("rule", edit.rule.description)
      $0.array("rules", of: edit.rules) { $0.string($1.description) }
      place(edit.source, position, &$0)
      $0.member("chain", edit.chain.description)
      $0.member("before", edit.before)
      $0.member("after", edit.after)
      $0.member("confidence", edit.confidence, digits: 4)
      $0.member("margin", edit.margin, digits: 2)
      $0.member("runnerUp", edit.runnerUp)
      if let weighing = edit.weighing { write(weighing, to: &$0) }
      if hasTraces, let trace = edit.trace {
        $0.name("trace")
        write(trace, to: &$0)
      } else if hasTraces, let readings = .some(edit.readings()), !readings.isEmpty {
        $0.array("readings", of: readings) { json, trace in write(trace, to: &json) }
      }
    }
  }

  private func write(_ finding: Finding, at position: Position, in source: [UInt8], to json: inout JSONWriter)
  {
    json.object {
      $0.member("rule", finding.rule.description)
      $0.member("reason", "\(finding.reason)")
      place(finding.source, position, &$0)
      $0.member("text", Array(source[finding.source]))
      $0.array("candidates", of: finding.candidates) { $0.string($1) }
      if !finding.chain.steps.isEmpty { $0.member("chain", finding.chain.description) }
      if let margin = finding.margin { $0.member("margin", margin, digits: 2) }
    }
  }

  private func place(_ range: Range<Int>, _ position: Position, _ json: inout JSONWriter) {
    json.array("range", of: [range.lowerBound, range.upperBound]) { $0.number($1) }
    json.member("line", position.line)
    json.member("column", position.column)
  }

  /// In bits: what the text costs as it stands, and by how much the repair and the runner-up cost less.
  private func write(_ weighing: Weighing, to json: inout JSONWriter) {
    if let original = weighing.original { json.member("original", original, digits: 2) }
    json.member("gain", weighing.gain, digits: 2)
    if let gain = weighing.runnerUpGain { json.member("runnerUpGain", gain, digits: 2) }
  }

  private func write(_ trace: Trace, to json: inout JSONWriter) {
    json.object {
      $0.member("encoding", trace.encoding.name)
      if let readAs = trace.readAs { $0.member("readAs", readAs.name) }
      for (name, cells) in [("damaged", trace.damaged), ("repaired", trace.repaired)] {
        $0.array(name, of: cells) { json, cell in
          json.object {
            $0.member("bytes", VisibleText.hexadecimal(cell.bytes))
            $0.member("text", cell.text)
            $0.member("role", "\(cell.role)")
            if cell.candidates > 1 { $0.member("candidates", cell.candidates) }
          }
        }
      }
    }
  }
}
