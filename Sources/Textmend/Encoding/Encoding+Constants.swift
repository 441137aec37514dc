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
  /// GB 2312 in seven bits, between `~{` and `~}`.
  public static let hz = Encoding("HZ", .hz)

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
  public static let cp437 = Encoding("CP437", .singleByte(.cp437))
  public static let cp737 = Encoding("CP737", .singleByte(.cp737))
  public static let cp850 = Encoding("CP850", .singleByte(.cp850))
  public static let cp852 = Encoding("CP852", .singleByte(.cp852))
  public static let cp855 = Encoding("CP855", .singleByte(.cp855))
  public static let cp857 = Encoding("CP857", .singleByte(.cp857))
  public static let cp862 = Encoding("CP862", .singleByte(.cp862))
  public static let cp866 = Encoding("IBM866", .singleByte(.cp866))

  /// Every encoding that is built in.
  public static let all: [Encoding] = [
    .utf8, .utf16LE, .utf16BE, .utf32LE, .utf32BE,
    .gb18030, .gbk, .big5, .cp950, .shiftJIS, .eucJP, .eucKR,
    .windows1250, .windows1251, .windows1252, .windows1253, .windows1254, .windows1255, .windows1256,
    .windows1257, .windows1258, .windows874,
    .isoLatin1, .isoLatin2, .isoLatin3, .isoLatin4, .isoCyrillic, .isoArabic, .isoGreek, .isoHebrew,
    .isoLatin5, .isoLatin6, .isoThai, .isoLatin7, .isoLatin8, .isoLatin9, .isoLatin10,
    .koi8R, .koi8U, .macintosh, .macCyrillic,
    .cp437, .cp737, .cp850, .cp852, .cp855, .cp857, .cp862, .cp866,
  ]
}
