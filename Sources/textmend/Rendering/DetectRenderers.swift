import Textmend
import TextmendFiles

extension FileOutcome {
  /// The encoding's name, `binary`, or nil where it is undecided.
  fileprivate var encodingName: String? {
    isBinary ? "binary" : failure == nil ? detection?.encoding?.name : nil
  }

  /// 0…1.
  fileprivate var confidence: Double { detection?.confidence ?? 0 }

  /// The names of what was weighed, best first.
  fileprivate var candidateNames: [String] {
    isBinary ? ["binary"] : detection?.candidates.map(\.encoding.name) ?? []
  }
}

/// `textmend detect`: a line a file.
struct DetectHumanRenderer: Renderer {
  func render(_ outcome: FileOutcome) -> [UInt8] {
    if outcome.source.isEmpty && outcome.failure != nil { return [] }
    return Array("\(outcome.path): \(outcome.encodingName ?? "undecided")\n".utf8)
  }
}

/// `textmend detect --format json` and `jsonl`.
struct DetectJSONRenderer: Renderer {
  var layout: JSONRenderer

  var prologue: String { layout.prologue }
  var separator: String { layout.separator }
  func epilogue(_ summary: Summary) -> String { layout.epilogue(summary) }

  func render(_ outcome: FileOutcome) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.member("path", outcome.path.bytes)
      $0.member("encoding", outcome.encodingName)
      $0.member("confidence", outcome.confidence, digits: 4)
      $0.array("candidates", of: outcome.candidateNames) { $0.string($1) }
      $0.array("equivalents", of: outcome.detection?.equivalents ?? []) { $0.string($1.name) }
      if let detection = outcome.detection, detection.contradictsDeclaration {
        $0.member("declared", detection.declared)
      }
      $0.array("segments", of: outcome.segments) { json, segment in
        json.object {
          $0.array("range", of: [segment.range.lowerBound, segment.range.upperBound]) { $0.number($1) }
          $0.member("encoding", segment.encoding.name)
        }
      }
    }
    return json.bytes
  }
}
