extension Encoding {
  public static let utf8 = Encoding("UTF-8", .utf8)
  public static let utf16LE = Encoding("UTF-16LE", .utf16(isBigEndian: false))
  public static let utf16BE = Encoding("UTF-16BE", .utf16(isBigEndian: true))
  public static let utf32LE = Encoding("UTF-32LE", .utf32(isBigEndian: false))
  public static let utf32BE = Encoding("UTF-32BE", .utf32(isBigEndian: true))

  /// The whole of GB18030-2022, a superset of GBK and GB 2312.
  public static let gb18030 = Encoding("GB18030", .gb18030(hasFourBytes: true))
  /// Two-byte codes only, as programs of code page 936; reads like GB18030.
  public static let gbk = Encoding("GBK", .gb18030(hasFourBytes: false))
  /// Big5 with HKSCS, as on the web.
  public static let big5 = Encoding("Big5", .big5(hasHongKong: true))
  /// Microsoft's Big5: what the Hong Kong set maps is private use here.
  public static let cp950 = Encoding("CP950", .big5(hasHongKong: false))
  /// Microsoft's Shift_JIS, code page 932.
  public static let shiftJIS = Encoding("Shift_JIS", .shiftJIS)
  public static let eucJP = Encoding("EUC-JP", .eucJP)
  /// EUC-KR with Microsoft's extension (UHC), code page 949.
  public static let eucKR = Encoding("EUC-KR", .eucKR)
  /// CNS 11643, planes 1 to 7 and 15.
  public static let eucTW = Encoding("EUC-TW", .eucTW)
  /// Hangul by its letters, code page 1361.
  public static let johab = Encoding("JOHAB", .johab)
  /// Japanese in seven bits, with JIS X 0212.
  public static let iso2022JP = Encoding("ISO-2022-JP", .iso2022JP)
  /// KS X 1001 in seven bits.
  public static let iso2022KR = Encoding("ISO-2022-KR", .iso2022KR)
  /// GB 2312 and CNS 11643 in seven bits.
  public static let iso2022CN = Encoding("ISO-2022-CN", .iso2022CN)
  /// GB 2312 in seven bits, between `~{` and `~}`.
  public static let hz = Encoding("HZ", .hz)
  /// UTF-16 in base64, between `+` and `-`.
  public static let utf7 = Encoding("UTF-7", .utf7)

  public static let windows1250 = Encoding("windows-1250", .singleByte(.windows1250))
  public static let windows1251 = Encoding("windows-1251", .singleByte(.windows1251))
  public static let windows1252 = Encoding("windows-1252", .singleByte(.windows1252))
  public static let windows1253 = Encoding("windows-1253", .singleByte(.windows1253))
  public static let windows1254 = Encoding("windows-1254", .singleByte(.windows1254))
  public static let windows1255 = Encoding("windows-1255", .singleByte(.windows1255))
  public static let windows1256 = Encoding("windows-1256", .singleByte(.windows1256))
  public static let windows1257 = Encoding("windows-1257", .singleByte(.windows1257))
  public static let windows1258 = Encoding("windows-1258", .singleByte(.windows1258))
  public static let windows874 = Encoding("windows-874", .singleByte(.windows874))

  /// Latin-1 itself, byte for code point. Its labels mean windows-1252, as on the web.
  public static let isoLatin1 = Encoding("ISO-8859-1", .singleByte(.isoLatin1))
  public static let isoLatin2 = Encoding("ISO-8859-2", .singleByte(.isoLatin2))
  public static let isoLatin3 = Encoding("ISO-8859-3", .singleByte(.isoLatin3))
  public static let isoLatin4 = Encoding("ISO-8859-4", .singleByte(.isoLatin4))
  public static let isoCyrillic = Encoding("ISO-8859-5", .singleByte(.isoCyrillic))
  public static let isoArabic = Encoding("ISO-8859-6", .singleByte(.isoArabic))
  public static let isoGreek = Encoding("ISO-8859-7", .singleByte(.isoGreek))
  public static let isoHebrew = Encoding("ISO-8859-8", .singleByte(.isoHebrew))
  /// The bytes of ``isoHebrew``. The name says that the text is in logical order, not in that of the screen.
  public static let isoHebrewLogical = Encoding("ISO-8859-8-I", .singleByte(.isoHebrew))
  /// Latin-5 itself. Its labels mean windows-1254, as on the web.
  public static let isoLatin5 = Encoding("ISO-8859-9", .singleByte(.isoLatin5))
  public static let isoLatin6 = Encoding("ISO-8859-10", .singleByte(.isoLatin6))
  /// Thai itself. Its labels mean windows-874, as on the web.
  public static let isoThai = Encoding("ISO-8859-11", .singleByte(.isoThai))
  public static let isoLatin7 = Encoding("ISO-8859-13", .singleByte(.isoLatin7))
  public static let isoLatin8 = Encoding("ISO-8859-14", .singleByte(.isoLatin8))
  public static let isoLatin9 = Encoding("ISO-8859-15", .singleByte(.isoLatin9))
  public static let isoLatin10 = Encoding("ISO-8859-16", .singleByte(.isoLatin10))

  public static let koi8R = Encoding("KOI8-R", .singleByte(.koi8R))
  public static let koi8U = Encoding("KOI8-U", .singleByte(.koi8U))
  public static let macintosh = Encoding("macintosh", .singleByte(.macintosh))
  public static let macCyrillic = Encoding("x-mac-cyrillic", .singleByte(.macCyrillic))
  public static let macGreek = Encoding("MAC-GREEK", .singleByte(.macGreek))
  public static let macTurkish = Encoding("MAC-TURKISH", .singleByte(.macTurkish))
  public static let macCentralEurope = Encoding("MAC-CENTRALEUROPE", .singleByte(.macCentralEurope))
  public static let macIceland = Encoding("MAC-ICELAND", .singleByte(.macIceland))

  public static let cp437 = Encoding("CP437", .singleByte(.cp437))
  public static let cp720 = Encoding("CP720", .singleByte(.cp720))
  public static let cp737 = Encoding("CP737", .singleByte(.cp737))
  public static let cp775 = Encoding("CP775", .singleByte(.cp775))
  public static let cp850 = Encoding("CP850", .singleByte(.cp850))
  public static let cp852 = Encoding("CP852", .singleByte(.cp852))
  public static let cp855 = Encoding("CP855", .singleByte(.cp855))
  public static let cp857 = Encoding("CP857", .singleByte(.cp857))
  public static let cp858 = Encoding("CP858", .singleByte(.cp858))
  public static let cp860 = Encoding("CP860", .singleByte(.cp860))
  public static let cp861 = Encoding("CP861", .singleByte(.cp861))
  public static let cp862 = Encoding("CP862", .singleByte(.cp862))
  public static let cp863 = Encoding("CP863", .singleByte(.cp863))
  public static let cp864 = Encoding("CP864", .singleByte(.cp864))
  public static let cp865 = Encoding("CP865", .singleByte(.cp865))
  public static let cp866 = Encoding("IBM866", .singleByte(.cp866))
  public static let cp869 = Encoding("CP869", .singleByte(.cp869))

  /// Pages of mainframes (EBCDIC): no byte but a few controls means what it means in ASCII.
  public static let ibm037 = Encoding("IBM037", .singleByte(.ibm037))
  public static let ibm273 = Encoding("IBM273", .singleByte(.ibm273))
  public static let ibm424 = Encoding("IBM424", .singleByte(.ibm424))
  public static let ibm500 = Encoding("IBM500", .singleByte(.ibm500))
  public static let ibm1026 = Encoding("IBM1026", .singleByte(.ibm1026))
  public static let ibm1140 = Encoding("IBM1140", .singleByte(.ibm1140))

  /// The web's way to carry bytes in text: 80…FF are U+F780…U+F7FF.
  public static let userDefined = Encoding("x-user-defined", .singleByte(.userDefined))
  /// What a label stands for that browsers refuse: every text is malformed.
  public static let replacement = Encoding("replacement", .replacement)

  /// Every encoding that is built in.
  public static let all: [Encoding] = [
    .utf8, .utf16LE, .utf16BE, .utf32LE, .utf32BE,
    .gb18030, .gbk, .big5, .cp950, .shiftJIS, .eucJP, .eucKR, .eucTW, .johab,
    .iso2022JP, .iso2022KR, .iso2022CN, .hz, .utf7,
    .windows1250, .windows1251, .windows1252, .windows1253, .windows1254, .windows1255, .windows1256,
    .windows1257, .windows1258, .windows874,
    .isoLatin1, .isoLatin2, .isoLatin3, .isoLatin4, .isoCyrillic, .isoArabic, .isoGreek, .isoHebrew,
    .isoHebrewLogical, .isoLatin5, .isoLatin6, .isoThai, .isoLatin7, .isoLatin8, .isoLatin9, .isoLatin10,
    .koi8R, .koi8U,
    .macintosh, .macCyrillic, .macGreek, .macTurkish, .macCentralEurope, .macIceland,
    .cp437, .cp720, .cp737, .cp775, .cp850, .cp852, .cp855, .cp857, .cp858, .cp860, .cp861, .cp862, .cp863,
    .cp864, .cp865, .cp866, .cp869,
    .ibm037, .ibm273, .ibm424, .ibm500, .ibm1026, .ibm1140,
    .userDefined, .replacement,
  ]
}
