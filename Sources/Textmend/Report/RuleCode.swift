/// A family of rules: what `--select` and `--ignore` name with three letters.
public enum RuleFamily: String, CaseIterable, Sendable, Hashable {
  /// Bytes in a legacy encoding, several encodings in one file, malformed UTF-8.
  case encoding = "ENC"
  /// Text decoded with the wrong encoding, at any depth.
  case mojibake = "MOJ"
  /// What bytewise edits leave behind: split characters, annotations, trail bytes taken for ASCII.
  case residue = "RES"
  /// Stray and doubled punctuation that a machine inserted.
  case punctuation = "PUN"
  /// Debris: byte order marks inside, zero-width characters, controls, homeless private use.
  case control = "CTL"
  /// Canonical UTF-8: NFC, line ends, byte order mark, final newline.
  case canonical = "CAN"
  /// Escapes left in text. Off by default.
  case escape = "ESC"
  /// Widths of punctuation. Off by default.
  case width = "WID"
  /// Compatibility characters. Off by default.
  case compatibility = "CMP"
}

/// The name of one rule: its family's three letters and three digits, such as `RES001`.
public struct RuleCode: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let family: RuleFamily
  /// 1-based within the family.
  public let number: Int

  public init(_ family: RuleFamily, _ number: Int) {
    self.family = family
    self.number = number
  }

  public var description: String {
    let digits = String(number)
    return family.rawValue + String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
  }

  public static func < (a: RuleCode, b: RuleCode) -> Bool {
    (a.family.rawValue, a.number) < (b.family.rawValue, b.number)
  }
}

extension RuleCode {
  /// The file is in a legacy encoding.
  public static let legacyEncoding = RuleCode(.encoding, 1)
  /// A run of bytes is not UTF-8 and no encoding explains it.
  public static let malformedBytes = RuleCode(.encoding, 2)
  /// A line in another encoding than the lines around it.
  public static let mixedEncodings = RuleCode(.encoding, 3)
  /// A character that the encoding to be written lacks.
  public static let unencodable = RuleCode(.encoding, 4)
  /// UTF-8 or a legacy encoding read as a one-byte code page.
  public static let mojibakeOneByte = RuleCode(.mojibake, 1)
  /// UTF-8 or a legacy encoding read as an East Asian code page.
  public static let mojibakeEastAsian = RuleCode(.mojibake, 2)
  /// Mojibake that cannot be taken back (锟斤拷, 占쏙옙, U+FFFD); reported, never edited.
  public static let mojibakeLost = RuleCode(.mojibake, 3)
  /// Characters split by a program that edited GBK bytewise.
  public static let splitCharacter = RuleCode(.residue, 1)
  /// Readings that a converter inserted after characters.
  public static let annotation = RuleCode(.residue, 2)
  /// Characters whose second byte was folded like an ASCII letter.
  public static let trailCase = RuleCode(.residue, 3)
  /// Backslashes added behind characters whose second byte is that of a backslash.
  public static let trailBackslash = RuleCode(.residue, 4)
  /// A comma that a machine put before another mark.
  public static let strayMark = RuleCode(.punctuation, 1)
  /// A mark that a machine doubled.
  public static let doubledMark = RuleCode(.punctuation, 2)
  /// U+FEFF inside the text.
  public static let innerByteOrderMark = RuleCode(.control, 1)
  /// Zero-width characters and soft hyphens where no script needs them.
  public static let zeroWidth = RuleCode(.control, 2)
  /// C0 and C1 control characters.
  public static let controlCharacter = RuleCode(.control, 3)
  /// Private-use code points that have had a standard home since GB18030-2005 and -2022.
  public static let homelessPrivateUse = RuleCode(.control, 4)
  /// Text not in Normalization Form C.
  public static let normalizationFormC = RuleCode(.canonical, 1)
  /// CR or CR LF line ends.
  public static let lineEnding = RuleCode(.canonical, 2)
  /// A byte order mark at the beginning.
  public static let byteOrderMark = RuleCode(.canonical, 3)
  /// The last line has no end, or more than one.
  public static let finalNewline = RuleCode(.canonical, 4)
  /// Named character references of HTML.
  public static let namedEntity = RuleCode(.escape, 1)
  /// Numeric character references.
  public static let numericEntity = RuleCode(.escape, 2)
  /// `\u4E2D`
  public static let unicodeEscape = RuleCode(.escape, 3)
  /// `\xE4\xB8\xAD`
  public static let byteEscape = RuleCode(.escape, 4)
  /// `%E4%B8%AD`
  public static let percentEscape = RuleCode(.escape, 5)
  /// `%u4E2D`
  public static let percentUnicode = RuleCode(.escape, 6)
  /// `=E4=B8=AD`
  public static let quotedPrintable = RuleCode(.escape, 7)
  /// ASCII punctuation in Chinese and Japanese prose.
  public static let narrowPunctuation = RuleCode(.width, 1)
  /// Full-width letters, digits, and marks among them.
  public static let wideASCII = RuleCode(.width, 2)
  /// Radicals in place of the characters that look like them.
  public static let radical = RuleCode(.compatibility, 1)
  /// Ideographs encoded twice, for round trips to old standards.
  public static let compatibilityIdeograph = RuleCode(.compatibility, 2)
  /// Ligatures with a code point of their own.
  public static let ligature = RuleCode(.compatibility, 3)
  /// Half-width katakana and marks.
  public static let halfWidthKana = RuleCode(.compatibility, 4)
  /// No-break spaces and spaces of other widths.
  public static let oddSpace = RuleCode(.compatibility, 5)
}
