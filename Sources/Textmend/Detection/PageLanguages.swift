/// Which languages are written in which one-byte pages.
///
/// Sources: the languages that the standards and vendors name for each page; how rare a language is among
/// files is an estimate from its share of the web.
enum PageLanguages {
  private static let common: Set<String> = [
    "en", "de", "fr", "es", "pt", "it", "nl", "sv", "pl", "ru", "tr", "cs", "hu", "el", "he", "ar", "th",
    "vi",
    "ro", "uk", "bg", "fi", "da", "nb",
  ]
  private static let rare: Set<String> = ["fo", "se", "lb", "tl", "mn", "ky", "tt", "yi", "nn"]

  /// Bits.
  static func rarity(of language: String) -> Int {
    common.contains(language) ? 0 : rare.contains(language) ? 6 : 3
  }

  /// The languages that a page is made for; nil where it is made for many.
  static func own(_ encoding: Encoding) -> Set<String>? { table[encoding.name] }

  private static let centralEurope = "pl cs sk hu sl hr ro sq de"
  private static let baltic = "lt lv et"

  private static let table: [String: Set<String>] = [
    "windows-1250": centralEurope, "ISO-8859-2": centralEurope, "CP852": centralEurope,
    "MAC-CENTRALEUROPE": "pl cs sk hu sl hr lt lv et", "ISO-8859-16": "ro pl hu sl hr sq",
    "windows-1254": "tr az", "ISO-8859-3": "mt eo tr", "CP857": "tr", "MAC-TURKISH": "tr", "IBM1026": "tr",
    "windows-1257": baltic + " pl sl", "ISO-8859-13": baltic + " pl sl hr fi da sv",
    "ISO-8859-4": baltic + " se", "CP775": baltic, "ISO-8859-10": "is se lt lv et nb da fo fi sv",
    "windows-1258": "vi", "VISCII": "vi", "TCVN": "vi", "ISO-8859-14": "cy ga gd br",
    "CP860": "pt", "CP861": "is", "CP863": "fr", "CP865": "nb da nn", "MAC-ICELAND": "is fo",
    "HP-ROMAN8": "de fr es it", "IBM273": "de",
    "KOI8-U": "uk ru be", "CP1125": "uk", "KOI8-T": "tg", "RK1048": "kk", "PTCP154": "kk ky tt mn",
    "CP862": "he yi", "CP856": "he", "CP1006": "ur",
  ].mapValues { Set($0.split(separator: " ").map(String.init)) }
}
