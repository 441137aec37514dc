import Textmend

/// What `textmend rules --encodings` prints: each encoding with its labels, by who gave them.
enum EncodingList {
  static func text(_ format: OutputFormat) -> String {
    switch format {
    case .human: human()
    case .json: "[" + Encoding.all.map(object).joined(separator: ",\n ") + "]\n"
    case .jsonl: Encoding.all.map { object($0) + "\n" }.joined()
    }
  }

  private static func human() -> String {
    var text = ""
    for encoding in Encoding.all {
      text += encoding.name + "\n"
      let labels = encoding.labels
      for origin in Encoding.Label.Origin.allCases {
        let names = labels.filter { $0.origin == origin }.map(\.name)
        guard !names.isEmpty else { continue }
        text += "  \(DisplayWidth.padded(heading(origin), to: 16))  \(names.joined(separator: " "))\n"
      }
    }
    return text + """

      WHATWG: labels of the WHATWG Encoding Standard, as browsers read them.
      WHATWG, refused: labels of texts that browsers refuse to decode.
      Textmend: usual names that the standard lacks.
      Every other name that the system's iconv knows works, too: iconv -l lists them.

      """
  }

  private static func heading(_ origin: Encoding.Label.Origin) -> String {
    switch origin {
    case .standard: "WHATWG"
    case .refused: "WHATWG, refused"
    case .own: "Textmend"
    }
  }

  private static func object(_ encoding: Encoding) -> String {
    var json = JSONWriter()
    json.object {
      $0.member("encoding", encoding.name)
      $0.array("labels", of: encoding.labels) { json, label in
        json.object {
          $0.member("label", label.name)
          $0.member("origin", label.origin.rawValue)
        }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
