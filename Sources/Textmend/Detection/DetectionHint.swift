/// What is known of a text from elsewhere: its language or the top-level domain it comes from. Shifts priors, decides
/// nothing.
public struct DetectionHint: Hashable, Sendable {
  /// As it was given, in lower case.
  public let name: String
  let encodings: Set<Encoding>

  /// - Parameter name: a language tag such as `zh-TW` or `ru`, or a top-level domain such as `tw` or `.ru`.
  /// - Returns: nil for a name that no legacy encoding goes with.
  public init?(_ name: String) {
    var name = Encoding.normalized(name).replacing("_", with: "-")
    if name.first == "." { name.removeFirst() }
    let parts = name.split(separator: "-").map(String.init)
    guard let language = parts.first else { return nil }
    let region = parts.dropFirst().last
    let key: String
    switch (language, region) {
    case ("zh", "tw"?), ("zh", "hk"?), ("zh", "mo"?), ("zh", "hant"?): key = "zh-tw"
    default: key = language
    }
    guard let encodings = DetectionHint.table[key] else { return nil }
    self.name = name
    self.encodings = encodings
  }

  private static let central: Set<Encoding> = [.windows1250, .isoLatin2, .cp852, .macCentralEurope]
  private static let baltic: Set<Encoding> = [.windows1257, .isoLatin7, .isoLatin4, .cp775]
  private static let west: Set<Encoding> = [.windows1252, .isoLatin1, .isoLatin9, .cp850, .cp437, .macintosh]
  private static let cyrillic: Set<Encoding> = [
    .windows1251, .koi8R, .isoCyrillic, .cp866, .macCyrillic, .cp855,
  ]

  /// By language, and by top-level domain where it is no language's tag that means something else.
  private static let table: [String: Set<Encoding>] = {
    var table: [String: Set<Encoding>] = [:]
    let rows: [(String, Set<Encoding>)] = [
      ("zh cn sg", [.gb18030, .gbk, .hz]), ("zh-tw tw hk mo", [.big5, .cp950, .eucTW]),
      ("ja jp", [.shiftJIS, .eucJP, .iso2022JP]), ("ko kr kp", [.eucKR, .johab, .iso2022KR]),
      ("ru by kz", cyrillic), ("be bg mk sr rs", cyrillic), ("uk ua", cyrillic.union([.koi8U])),
      ("pl cs cz sk hu sl si hr ro ba", central), ("lt lv et ee", baltic),
      ("el gr cy", [.windows1253, .isoGreek, .cp737, .cp869, .macGreek]),
      ("tr az", [.windows1254, .isoLatin5, .cp857, .macTurkish]),
      ("he il iw yi", [.windows1255, .isoHebrew, .isoHebrewLogical, .cp862]),
      ("ar fa ir sa eg", [.windows1256, .isoArabic, .cp864, .cp720]), ("th", [.windows874, .isoThai]),
      ("vi vn", [.windows1258]),
      ("en de fr es pt it nl da sv nb nn no fi is ga ca gl eu af at ch uk us br dk se", west),
    ]
    for (names, encodings) in rows {
      for name in names.split(separator: " ") { table[String(name), default: []].formUnion(encodings) }
    }
    return table
  }()
}
