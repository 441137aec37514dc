extension Encoding {
  /// Other names of encodings that only the system has, and those by which IANA lists them.
  static let systemNames = [
    "pt154": "ptcp154", "csptcp154": "ptcp154", "cp154": "ptcp154", "cyrillic-asian": "ptcp154",
  ]

  /// The name that every iconv knows an encoding by.
  static func iconvName(_ name: String) -> String { normalized(name) == "ptcp154" ? "PT154" : name }

  /// Names that the standard lacks: those of IANA, Microsoft's and IBM's code page numbers, Apple's, and the spellings of
  /// iconv and Python.
  static let ownLabels: [(Encoding, String)] = [
    (.utf8, "utf-8-sig cp65001"),
    (.utf16LE, "ucs-2le utf16 utf16le"),
    (.utf16BE, "ucs-2be utf16be"),
    (.utf32LE, "utf-32 utf-32le utf32 utf32le ucs-4le"),
    (.utf32BE, "utf-32be utf32be ucs-4be ucs-4"),
    (.gb18030, "gb18030-2000 gb18030-2005 gb18030-2022 cp54936 windows-54936"),
    (.gbk, "cp936 ms936 windows-936 936 euc-cn euccn gb2312-80 cn-gb"),
    (.big5, "big5hkscs big-five bigfive big5-2003"),
    (.cp950, "cp950 ms950 windows-950 950 big5-eten"),
    (.shiftJIS, "cp932 932 windows-932 shiftjis cp943 ibm943 cswindows31j"),
    (.eucJP, "eucjp ujis euc-jp-ms eucjp-ms cp51932 cp20932"),
    (.eucKR, "cp949 uhc ms949 949 euckr cp51949"),
    (.eucTW, "euc-tw euctw x-euc-tw cns11643"),
    (.johab, "johab cp1361 ms1361 windows-1361 1361"),
    (.iso2022JP, "iso2022jp iso-2022-jp-1 iso2022jp-1 jis cp50220 cp50221 cp50222"),
    (.iso2022KR, "iso2022kr cp50225"),
    (.iso2022CN, "iso2022cn iso2022cnext csiso2022cn cp50227"),
    (.hz, "hz hzgb2312 hz-gb cp52936"),
    (.utf7, "utf-7 utf7 unicode-1-1-utf-7 csunicode11utf7 csutf7 x-unicode-2-0-utf-7 cp65000"),
    (.windows1250, "ms-ee"),
    (.windows1251, "ms-cyrl"),
    (.windows1252, "latin-1 ms-ansi"),
    (.windows1253, "ms-greek"),
    (.windows1254, "latin-5 ms-turk"),
    (.windows1255, "ms-hebr"),
    (.windows1256, "ms-arab"),
    (.windows1257, "winbaltrim"),
    (.windows874, "cp874 tis620 tis-620-0"),
    (.isoLatin2, "latin-2"),
    (.isoLatin3, "latin-3"),
    (.isoLatin4, "latin-4"),
    (.isoLatin6, "latin-6"),
    (.isoLatin7, "latin7 latin-7"),
    (.isoLatin8, "latin8 latin-8"),
    (.isoLatin9, "latin9 latin-9"),
    (.isoLatin10, "iso8859-16 iso885916 latin10 latin-10"),
    (.koi8R, "koi8r cp20866"),
    (.koi8U, "koi8u koi8_u cp21866"),
    (.macintosh, "macroman mac-roman mac_roman cp10000"),
    (.macCyrillic, "mac-cyrillic mac_cyrillic maccyrillic mac-uk macuk macukrainian cp10007 ms-mac-cyrillic"),
    (.macGreek, "mac-greek mac_greek macgreek x-mac-greek cp10006"),
    (.macTurkish, "mac-turkish mac_turkish macturkish x-mac-turkish cp10081"),
    (
      .macCentralEurope,
      """
      mac-centraleurope mac_centraleurope maccentraleurope mac-latin2 mac_latin2 maclatin2 x-mac-ce \
      x-mac-centraleurroman cp10029 cp1282
      """
    ),
    (.macIceland, "mac-iceland mac_iceland maciceland x-mac-icelandic mac-is macis cp10079"),
    (.cp437, "cp437 ibm437 437 dos-437 ibm-437 cspc8codepage437"),
    (.cp720, "cp720 ibm720 ibm-720 720 dos-720"),
    (.cp737, "cp737 ibm737 737 ibm-737 dos-737"),
    (.cp775, "cp775 ibm775 ibm-775 775 cspc775baltic dos-775"),
    (.cp850, "cp850 ibm850 850 dos-850 ibm-850 cspc850multilingual"),
    (.cp852, "cp852 ibm852 852 dos-852 ibm-852 cspcp852"),
    (.cp855, "cp855 ibm855 855 ibm-855 dos-855 csibm855"),
    (.cp857, "cp857 ibm857 857 ibm-857 dos-857 csibm857"),
    (
      .cp858,
      """
      cp858 ibm858 ibm-858 858 cspcp00858 cp00858 pc-multilingual-850+euro cspc858multilingual dos-858
      """
    ),
    (.cp860, "cp860 ibm860 ibm-860 860 csibm860 dos-860"),
    (.cp861, "cp861 ibm861 ibm-861 861 cp-is csibm861 dos-861"),
    (.cp862, "cp862 ibm862 862 dos-862 ibm-862 cspc862latinhebrew"),
    (.cp863, "cp863 ibm863 ibm-863 863 csibm863 dos-863"),
    (.cp864, "cp864 ibm864 ibm-864 864 csibm864 dos-864"),
    (.cp865, "cp865 ibm865 ibm-865 865 csibm865 dos-865"),
    (.cp866, "dos-866 ibm-866"),
    (.cp869, "cp869 ibm869 ibm-869 869 cp-gr csibm869 dos-869"),
    (.ibm037, "ibm037 ibm-037 cp037 037 csibm037 ebcdic-cp-us ebcdic-cp-ca ebcdic-cp-wt ebcdic-cp-nl cp37"),
    (.ibm273, "ibm273 ibm-273 cp273 273 csibm273"),
    (.ibm424, "ibm424 ibm-424 cp424 424 csibm424 ebcdic-cp-he"),
    (.ibm500, "ibm500 ibm-500 cp500 500 csibm500 ebcdic-cp-be ebcdic-cp-ch"),
    (.ibm1026, "ibm1026 ibm-1026 cp1026 1026 csibm1026"),
    (.ibm1140, "ibm1140 ibm-1140 cp1140 1140 csibm1140 cp01140 ccsid01140 ebcdic-us-37+euro"),
  ]
}
