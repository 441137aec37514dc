/// What ``MojibakeScan`` knows of each character of the Basic Multilingual Plane, 64 bits each:
/// 16 bits of pages in which it is a UTF-8 tail, 16 and 16 of pages in which it leads two and three bytes,
/// 4 of company, 1 for the leads of four bytes, 5 of letter, 4 of rarity.
struct MojibakeScanTables: Sendable {
  /// What characters keep which company.
  enum Company: UInt8 {
    case none, latin, latinSymbol, cyrillicSmall, cyrillicCapital, box, mathematics, cyrillicVowel,
      cyrillicSign
  }

  static let shared = MojibakeScanTables()

  static let fourBytes: UInt16 = 1 << 4
  /// The pages of ``pages`` whose one sequence is enough.
  static let strongPages: UInt16 = 0b0001_1111_1111_1111
  /// Pages in which four-byte leads are looked for.
  static let latinPages: UInt16 = 0b0000_0000_0001_1111

  /// One bit each, in this order; the last three need two sequences: their leads are common letters and quotes.
  private static let pages: [CodePage] = [
    .windows1252, .isoLatin1, .windows1250, .windows1254, .windows1257, .isoLatin2, .cp437, .cp850, .cp852,
    .cp866, .koi8R, .windows1253, .macintosh, .macintosh, .windows1251, .windows1251,
  ]
  private static let strongMacintosh = 12
  private static let weakMacintosh = 13
  private static let strongCyrillic = 15

  private let entries: [UInt64]

  @inline(__always)
  func entry(_ scalar: UInt32) -> UInt64 {
    scalar < 0x10000 ? entries[Int(scalar)] : 0
  }

  /// How rare a character is of which nothing else is known, so that reading it changes nothing but that count; nil for
  /// the others.
  func calmRarity(_ scalar: UInt32) -> Int? {
    let entry = entry(scalar)
    if entry == 0 { return 0 }
    return entry << 4 == 0 ? Int(entry >> 60) - 8 : nil
  }

  init() {
    var entries = [UInt64](repeating: 0, count: 0x10000)
    for (bit, page) in MojibakeScanTables.pages.enumerated() {
      let table = SingleByteTable[page]
      for byte in UInt8(0x80)...0xF4 {
        var scalar = table.scalar(byte)
        if scalar == .max { scalar = UInt32(byte) }
        if byte >= 0xC2, byte < 0xE0 {
          // Quotes and dashes before letters, and Cyrillic letters before each other, are ordinary.
          if bit == MojibakeScanTables.strongMacintosh, MojibakeScanTables.isPunctuation(scalar) { continue }
          if bit == MojibakeScanTables.strongCyrillic { continue }
          if MojibakeScanTables.isDOS(page), MojibakeScanTables.isLetter(scalar) { continue }
          entries[Int(scalar)] |= 1 << UInt64(16 + bit)
        } else if byte >= 0xE0, byte < 0xF0 {
          if page == .cp866 { continue }
          entries[Int(scalar)] |= 1 << UInt64(32 + bit)
        } else if byte >= 0xF0 {
          if bit == 0 { entries[Int(scalar)] |= UInt64(MojibakeScanTables.fourBytes) << 48 }
        } else if byte < 0xC0 {
          // The one letter among KOI8-R's tails, which stands behind others in any Russian text.
          if page == .koi8R, scalar == 0x451 || scalar == 0x401 { continue }
          entries[Int(scalar)] |= 1 << UInt64(bit)
        }
      }
    }
    let neutral: UInt64 = 8 << 60
    for scalar in UInt32(0x80)..<0x10000 {
      let company = UInt64(MojibakeScanTables.company(scalar).rawValue) << 48
      let rarity = UInt64(8 + MojibakeScanTables.rarity(scalar)) << 60
      if entries[Int(scalar)] != 0 || company != 0 || rarity != neutral {
        entries[Int(scalar)] |= company | rarity
      }
    }
    for (index, letter) in MojibakeScanTables.letters.enumerated() {
      entries[Int(letter)] |= UInt64(index + 1) << 53
    }
    self.entries = entries
  }

  /// What windows-1250's letters look like in windows-1252, and letters that tell of their language.
  private static let letters: [UInt32] = "øìèùòïæœñ¹³Ÿ¿êõûöüáóþãºîšžýíâé".unicodeScalars.map(\.value)

  private static func set(_ string: String) -> UInt32 {
    var bits: UInt32 = 0
    for scalar in string.unicodeScalars {
      if let index = letters.firstIndex(of: scalar.value) { bits |= 1 << UInt32(index + 1) }
    }
    return bits
  }

  private static let czech = (set("øìèùò"), set("šžýí"))
  private static let czechAlone = (set("ø"), set("ìèùòï"))
  private static let polish = (set("³¹"), set("êæœñ¿Ÿó"))
  private static let polishAlone = (set("æ¿"), set("êœñ"))
  private static let hungarian = (set("õ"), set("óûáíé"))
  private static let hungarianAlone = (set("û"), set("öüóá"))
  private static let romanian = (set("þº"), set("ãîâ"))
  private static let polishTwo = (set("œŸ"), set("ó"))

  /// Whether letters stand together that no language has, but windows-1250 read as windows-1252 makes.
  @inline(__always)
  static func isCentralEuropean(_ seen: UInt32) -> Bool {
    func both(_ sets: (UInt32, UInt32)) -> Bool { seen & sets.0 != 0 && seen & sets.1 != 0 }
    return both(czech) || both(czechAlone) || both(polish) || both(polishAlone) || both(hungarian)
      || both(hungarianAlone) || both(romanian) || both(polishTwo)
  }

  /// Whether a letter stands where no language has it, but windows-1250 read as windows-1252 puts it: a raised number,
  /// a fraction or a mark that opens a question in the midst of a word, `œ` before what it never stands before in French, `Ÿ`
  /// behind a small letter.
  @inline(__always)
  static func isCentralEuropean(_ scalar: UInt32, after before: UInt32, before after: UInt32) -> Bool {
    func isSmall(_ scalar: UInt32) -> Bool { scalar >= 0x61 && scalar <= 0x7A }
    guard isSmall(before) || before < 0x80 && isSmall(before | 0x20) else {
      return scalar == 0x153 && (before == 0x20 || before == 0x0A) && isPolishAfterS(after)
    }
    switch scalar {
    case 0xB3, 0xB9, 0xBE, 0xBF: return isSmall(after)
    case 0x178: return isSmall(before)
    case 0x153: return isPolishAfterS(after)
    default: return false
    }
  }

  @inline(__always)
  private static func isPolishAfterS(_ scalar: UInt32) -> Bool {
    switch scalar {
    // l m p r t w z
    case 0x6C, 0x6D, 0x70, 0x72, 0x74, 0x77, 0x7A: true
    default: false
    }
  }

  /// Whether such letters stand anywhere in a line. Estonian, with the letter that would be Hungarian's, has none of
  /// Hungarian's accents.
  static func holdsCentralEuropean(_ line: [UInt32]) -> Bool {
    var seen: UInt32 = 0
    for i in line.indices where line[i] >= 0x80 {
      seen |= 1 << UInt32((shared.entry(line[i]) >> 53) & 31)
      let before = i > 0 ? line[i - 1] : 0x0A
      if isCentralEuropean(line[i], after: before, before: i + 1 < line.count ? line[i + 1] : 0x0A) {
        return true
      }
    }
    return isCentralEuropean(seen & ~1) && !(line.contains(0xF5) && line.contains(0xE4))
  }

  /// Pages whose letters stand all over the upper half; their leads of two bytes are box drawing in the main.
  private static func isDOS(_ page: CodePage) -> Bool {
    page == .cp437 || page == .cp850 || page == .cp852 || page == .cp866
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    (scalar >= 0xC0 && scalar < 0x250) || (scalar >= 0x400 && scalar < 0x500)
  }

  private static func isPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA0, 0xAB, 0xBB, 0xF7, 0x2013...0x2026, 0x20AC: true
    default: false
    }
  }

  private static func company(_ scalar: UInt32) -> Company {
    switch scalar {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0xFF, 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x192: .latin
    case 0x80...0x9F, 0xA1...0xBF, 0xD7, 0xF7, 0x2C6, 0x2DC, 0x2013...0x201E, 0x2020...0x2022, 0x2026,
      0x2030, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2116:
      .latinSymbol
    case 0x430, 0x435, 0x438, 0x43E, 0x443, 0x44D...0x44F, 0x451: .cyrillicVowel
    case 0x44A...0x44C: .cyrillicSign
    case 0x430...0x45F, 0x491: .cyrillicSmall
    case 0x400...0x42F, 0x490: .cyrillicCapital
    case 0x2500...0x25A0, 0x2320, 0x2321: .box
    case 0x2200...0x22FF, 0x393...0x3C6, 0x25CA, 0xFB01, 0xFB02, 0x2044, 0x2310, 0x207F, 0x20A7: .mathematics
    default: .none
    }
  }

  /// From −4, common, to 4, what no text has, and 7, what is lost; Han, Hangul, kana between them and private use only.
  private static func rarity(_ scalar: UInt32) -> Int {
    switch scalar {
    // What U+FFFD becomes: seen in a short line too.
    case 0x951F, 0x5699, 0x9403: return 7
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xAC00...0xD7A3:
      let bits = LanguageModel.shared.unigram(scalar).sixteenths / 16
      switch bits {
      case ..<12: return -4
      case 12..<14: return -1
      case 14..<16: return 1
      case 16..<19: return 2
      default: return 4
      }
    case 0xE000...0xF8FF, 0xFFFD: return 4
    case 0xFF61...0xFF9F: return 2
    case 0x3105...0x3129, 0x3220...0x33FF: return 3
    case 0x3001...0x3002, 0xFF01...0xFF1F: return -2
    default: return 0
    }
  }
}
