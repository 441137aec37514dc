import Testing

@testable import Textmend

/// The list of labels as a whole.
struct LabelListTests {
  private static let web: [(name: String, labels: [String])] = WebLabels.table.split(separator: "\n").map {
    let words = $0.split(separator: " ").map(String.init)
    return (String(words[0].dropLast()), Array(words.dropFirst()))
  }

  /// What the labels mean here that mean nothing to browsers.
  private static let refused = [
    "csiso2022kr": Encoding.iso2022KR, "iso-2022-kr": .iso2022KR, "hz-gb-2312": .hz,
    "iso-2022-cn": .iso2022CN, "iso-2022-cn-ext": .iso2022CN, "replacement": .replacement,
  ]

  @Test("All 228 labels of the standard mean what they mean there, but for those that browsers refuse")
  func standard() {
    #expect(LabelListTests.web.reduce(0) { $0 + $1.labels.count } == 228)
    for (name, labels) in LabelListTests.web {
      for label in labels {
        let encoding = Encoding(label: label)
        if name == "replacement" {
          #expect(encoding == LabelListTests.refused[label], "\(label)")
        } else {
          #expect(encoding?.name.lowercased() == name, "\(label)")
        }
      }
    }
  }

  @Test("The standard's labels are told apart from ours")
  func origins() {
    var standard: Set<String> = []
    var own: Set<String> = []
    for encoding in Encoding.all {
      for label in encoding.labels {
        #expect(Encoding(label: label.name) == encoding, "\(label.name)")
        #expect(Encoding.normalized(label.name) == label.name)
        let isNew =
          label.origin == .own ? own.insert(label.name).inserted : standard.insert(label.name).inserted
        #expect(isNew, "\(label.name) twice")
        if label.origin == .refused { #expect(LabelListTests.refused[label.name] == encoding) }
      }
    }
    #expect(standard == Set(LabelListTests.web.flatMap(\.labels)))
    #expect(own.isDisjoint(with: standard))
  }

  @Test("Names that the standard lacks")
  func own() {
    let names = [
      "cp936": "GBK", "cp949": "EUC-KR", "cp950": "CP950", "cp932": "Shift_JIS", "uhc": "EUC-KR",
      "euc-tw": "EUC-TW", "johab": "JOHAB", "utf-7": "UTF-7", "hz": "HZ", "ibm037": "IBM037",
      "cp500": "IBM500",
      "ebcdic-cp-us": "IBM037", "ibm-850": "CP850", "mac-greek": "MAC-GREEK",
      "mac-latin2": "MAC-CENTRALEUROPE",
      "cp720": "CP720", "mac-roman": "macintosh", "iso-2022-jp-1": "ISO-2022-JP",
    ]
    for (label, name) in names { #expect(Encoding(label: label)?.name == name, "\(label)") }
  }

  @Test("An encoding that only the system's iconv knows has no labels of ours")
  func system() throws {
    let encoding = try #require(Encoding(label: "euc-jisx0213"))
    #expect(encoding.name == "EUC-JISX0213")
    #expect(encoding.labels.isEmpty)
    #expect(!Encoding.all.contains(encoding))
  }
}
