@testable import Textmend

/// The decoders that the profiles are named for, and what their tables have otherwise.
extension PeerDecoders {
  static let python: [Peer] =
    [
      Peer("utf-8", .utf8, .pythonPrivateUse),
      Peer("utf-16-le", .utf16LE, .pythonPrivateUse),
      Peer("utf-16-be", .utf16BE, .pythonPrivateUse),
      Peer("utf-32-le", .utf32LE, .pythonPrivateUse),
      Peer("gbk", .gbk, .python, overlay: gbk + " a2e3 a8bc"),
      // Still the edition of 2000.
      Peer(
        "gb18030", .gb18030, .pythonPrivateUse,
        overlay: gb18030 + " a6d9-a6df a6ec-a6ed a6f3 a8bc fe59 fe61 fe66-fe67 fe6d fe7e fe90 fea0"),
      Peer("big5hkscs", .big5, .python, overlay: hongKong + " 877a-877e 87a1-87df"),
      // Numbers, kana and Cyrillic as an early table had them; control pictures are missing.
      Peer("cp950", .cp950, .python, overlay: "a3c0-a3e0 c6a1-c7fc"),
      Peer("cp932", .shiftJIS, .pythonPrivateUse),
      Peer("euc_jp", .eucJP, .python, overlay: eucJP),
      Peer("cp949", .eucKR, .python),
    ] + oneByte.map { Peer($0, $1, .python, overlay: $2) }

  static let java: [Peer] =
    [
      Peer("UTF-8", .utf8, .java),
      Peer("UTF-16LE", .utf16LE, .java),
      Peer("UTF-16BE", .utf16BE, .java),
      Peer("UTF-32LE", .utf32LE, .java),
      Peer("GBK", .gbk, .java, overlay: gbk + " a892 a8bc"),
      Peer("GB18030", .gb18030, .java, overlay: gb18030),
      Peer("Big5-HKSCS", .big5, .java, overlay: hongKong + " 8862 8864 88a3 88a5 a15a a1c3 a1c5 a1fe a240"),
      Peer("x-windows-950", .cp950, .java, overlay: "a3c0-a3e0"),
      Peer("windows-31j", .shiftJIS, .java),
      Peer("EUC-JP", .eucJP, .java, overlay: eucJP + " a1bd"),
      // The user-defined rows.
      Peer("x-windows-949", .eucKR, .java, overlay: "c9a1-c9fe fea1-fefe"),
    ] + oneByte.map { Peer($0, $1, .java, overlay: $2) }

  /// CP1255 and CP1258 are left out: iconv composes what it reads there.
  static let iconv: [Peer] = [
    Peer("UTF-8", .utf8, .strict),
    Peer("UTF-16LE", .utf16LE, .strict),
    Peer("UTF-16BE", .utf16BE, .strict),
    Peer("UTF-32LE", .utf32LE, .strict),
    // It reads no four-byte codes, which the web's rule would bring.
    Peer(
      "GBK", .gbk,
      DecoderProfile(
        mark: .stop, resynchronization: .afterPair, privateUse: .malformed, openBytes: .malformed),
      overlay: gbk + " a2e3 a8bc"),
    Peer("GB18030", .gb18030, .strict, overlay: gb18030),
    Peer(
      "BIG5-HKSCS", .big5, .strict, overlay: hongKong + " 80 a15a a1c3 a1c5 a1fe a240 a2cc a2ce"),
    Peer("CP932", .shiftJIS, .strict, overlay: "80"),
    // C1 controls, and the user-defined rows, where the web has NEC's.
    Peer("EUC-JP-MS", .eucJP, .strict, overlay: "80-8d 90-9f f5a1-fefe"),
    Peer("UHC", .eucKR, .strict, overlay: "a2e8"),
    Peer("CP1250", .windows1250, .strict),
    Peer("CP1251", .windows1251, .strict),
    Peer("CP1252", .windows1252, .strict),
    Peer("CP1253", .windows1253, .strict),
    Peer("CP1254", .windows1254, .strict),
    Peer("CP1256", .windows1256, .strict),
    Peer("CP1257", .windows1257, .strict),
    Peer("ISO-8859-2", .isoLatin2, .strict),
    Peer("KOI8-R", .koi8R, .strict),
    Peer("IBM866", .cp866, .strict),
  ]

  /// What GB18030 gave to pairs that code page 936 leaves open, and the ideographic space of the web.
  private static let gbk = "a3a0 a6d9-a6df a6ec-a6ed a6f3 a8bf a989-a995 fe50-fea0"
  /// The ideographic space of the web, and characters that left private use.
  private static let gb18030 = "a3a0 fe51-fe53 fe6c fe76 fe91"
  /// Microsoft's forms of signs, NEC's and IBM's rows.
  private static let eucJP = "a1c1-a1c2 a1dd a1f1-a1f2 a2cc ada1-adfc f9a1-fcfe"
  /// Other editions of the Hong Kong set, duplicates, and signs that the web's Big5 has otherwise.
  private static let hongKong = """
    8e69 8e6f 8e7e 8eab 8eb4 8ecd 8ed0 8f57 8f69 8f6e 8fcb-8fcc 8ffe 906d 907a 90dc 90f1 91bf 9244 92af-92b2 92c8 \
    92d1 9447 94ca 95d9 9644 96ed 96fc 9b76 9b78 9b7b 9bc6 9bde 9bec 9bf6 9c42 9c53 9c62 9c68 9c6b 9c77 9cbc-9cbd \
    9cd0 9d57 9d5a 9dc4 9ea9 9eef 9efd 9f60 9f66 9fcb 9fd8 a063 a077 a0d5 a0df a0e4 a145 a14e a1c2 a1e3 a1f2-a1f3 \
    a241-a242 a244 a246-a247 a3c0-a3e1 c6cf c6d3 c6d5 c6d7 c6de-c6df fa5f fa66 fabd fac5 fad5 fb48 fbb8 fbf3 fbf9 \
    fc4f fc6c fcb9 fce2 fcf1 fdb7-fdb8 fdbb fdf1 fe52 fe6f feaa fedd
    """

  private static let oneByte: [(String, Encoding, String)] = [
    ("windows-1250", .windows1250, ""), ("windows-1251", .windows1251, ""),
    ("windows-1252", .windows1252, ""),
    ("windows-1253", .windows1253, ""), ("windows-1254", .windows1254, ""),
    // U+05BA, younger than the others.
    ("windows-1255", .windows1255, "ca"),
    ("windows-1256", .windows1256, ""), ("windows-1257", .windows1257, ""),
    ("windows-1258", .windows1258, ""),
    ("ISO-8859-1", .isoLatin1, ""), ("ISO-8859-2", .isoLatin2, ""), ("ISO-8859-5", .isoCyrillic, ""),
    ("ISO-8859-7", .isoGreek, ""), ("ISO-8859-15", .isoLatin9, ""), ("KOI8-R", .koi8R, ""),
    ("IBM437", .cp437, ""), ("IBM850", .cp850, ""), ("IBM866", .cp866, ""),
  ]
}
