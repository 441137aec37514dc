extension Encoding {
  /// The encoding of a label, upper or lower case, with blanks around it ignored.
  ///
  /// Knows the labels of the WHATWG Encoding Standard with the standard's meaning (`gb2312` is GBK, `latin1` is
  /// windows-1252), the usual names that the standard lacks (`cp936`, `uhc`, `cp437`), and then every
  /// name of the system's iconv.
  ///
  /// - Returns: nil where nobody knows the name.
  public init?(label: String) {
    let name = Encoding.normalized(label)
    if let known = Encoding.byLabel[name] {
      self = known
      return
    }
    // Suffixes such as //IGNORE change what iconv does with errors, which is the profile's business here;
    // and libc drops characters that it does not expect, down to the empty name, the locale's encoding.
    guard !name.isEmpty, name.utf8.allSatisfy(Encoding.isNameByte),
      (try? Iconv(from: name, to: "UTF-32LE")) != nil
    else { return nil }
    self.init(name.uppercased(), .system)
  }

  /// ASCII lower case without blanks at the ends, as the standard compares labels.
  static func normalized(_ label: String) -> String {
    var bytes = Array(label.utf8)
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) && $0 != 0x0B }
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    bytes.removeFirst(bytes.prefix(while: isBlank).count)
    return String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x3A, 0x5F: true  // 0-9 a-z + - . : _
    default: false
    }
  }

  /// The labels of an encoding, separated by blanks: those of the standard, a bar, then ours.
  private static let labels: [(Encoding, String)] = [
    (.utf8, "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 | utf-8-sig cp65001"),
    (.utf16LE, "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le | ucs-2le utf16 utf16le"),
    (.utf16BE, "unicodefffe utf-16be | ucs-2be utf16be"),
    (.utf32LE, "| utf-32 utf-32le utf32 utf32le ucs-4le"),
    (.utf32BE, "| utf-32be utf32be ucs-4be ucs-4"),
    (.gb18030, "gb18030 | gb18030-2000 gb18030-2005 gb18030-2022 cp54936 windows-54936"),
    (
      .gbk,
      """
      chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk | cp936 ms936 \
      windows-936 936 euc-cn euccn gb2312-80 cn-gb
      """
    ),
    (.big5, "big5 big5-hkscs cn-big5 csbig5 x-x-big5 | big5hkscs big-five bigfive big5-2003"),
    (.cp950, "| cp950 ms950 windows-950 950 big5-eten"),
    (
      .shiftJIS,
      """
      csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis | cp932 932 windows-932 shiftjis \
      cp943 ibm943 cswindows31j
      """
    ),
    (.eucJP, "cseucpkdfmtjapanese euc-jp x-euc-jp | eucjp ujis euc-jp-ms eucjp-ms cp51932"),
    (
      .eucKR,
      """
      cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 \
      windows-949 | cp949 uhc ms949 949 euckr
      """
    ),
    (.hz, "| hz hz-gb-2312 hzgb2312"),
    (.windows1250, "cp1250 windows-1250 x-cp1250 | ms-ee"),
    (.windows1251, "cp1251 windows-1251 x-cp1251 | ms-cyrl"),
    (
      .windows1252,
      """
      ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 \
      iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 | latin-1 ms-ansi
      """
    ),
    (.windows1253, "cp1253 windows-1253 x-cp1253 | ms-greek"),
    (
      .windows1254,
      """
      cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 \
      windows-1254 x-cp1254 | latin-5 ms-turk
      """
    ),
    (.windows1255, "cp1255 windows-1255 x-cp1255 | ms-hebr"),
    (.windows1256, "cp1256 windows-1256 x-cp1256 | ms-arab"),
    (.windows1257, "cp1257 windows-1257 x-cp1257 | winbaltrim"),
    (.windows1258, "cp1258 windows-1258 x-cp1258 |"),
    (.windows874, "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 | cp874 tis620 tis-620-0"),
    (
      .isoLatin2,
      "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 | latin-2"
    ),
    (
      .isoLatin3,
      "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3 | latin-3"
    ),
    (
      .isoLatin4,
      "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4 | latin-4"
    ),
    (
      .isoCyrillic,
      "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988 |"
    ),
    (
      .isoArabic,
      """
      arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i \
      iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 |
      """
    ),
    (
      .isoGreek,
      """
      csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 \
      iso_8859-7:1987 sun_eu_greek |
      """
    ),
    (
      .isoHebrew,
      """
      csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 \
      iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical |
      """
    ),
    (.isoLatin6, "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6 | latin-6"),
    (.isoLatin7, "iso-8859-13 iso8859-13 iso885913 | latin7 latin-7"),
    (.isoLatin8, "iso-8859-14 iso8859-14 iso885914 | latin8 latin-8"),
    (.isoLatin9, "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 | latin9 latin-9"),
    (.isoLatin10, "iso-8859-16 | iso8859-16 iso885916 latin10 latin-10"),
    (.koi8R, "cskoi8r koi koi8 koi8-r koi8_r | koi8r"),
    (.koi8U, "koi8-ru koi8-u | koi8u koi8_u"),
    (.macintosh, "csmacintosh mac macintosh x-mac-roman | macroman mac-roman mac_roman"),
    (.macCyrillic, "x-mac-cyrillic x-mac-ukrainian | mac-cyrillic mac_cyrillic maccyrillic mac-uk"),
    (.cp437, "| cp437 ibm437 437 dos-437"),
    (.cp737, "| cp737 ibm737 737"),
    (.cp850, "| cp850 ibm850 850 dos-850"),
    (.cp852, "| cp852 ibm852 852 dos-852"),
    (.cp855, "| cp855 ibm855 855"),
    (.cp857, "| cp857 ibm857 857"),
    (.cp862, "| cp862 ibm862 862 dos-862"),
    (.cp866, "866 cp866 csibm866 ibm866 | dos-866"),
  ]

  private static let byLabel: [String: Encoding] = {
    var table: [String: Encoding] = [:]
    for (encoding, list) in labels {
      for label in list.split(separator: " ") where label != "|" { table[String(label)] = encoding }
    }
    return table
  }()
}
