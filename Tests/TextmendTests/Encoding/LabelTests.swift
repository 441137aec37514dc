import Testing

@testable import Textmend

struct LabelTests {
  @Test(
    "Labels mean what the web means",
    arguments: [
      ("gb2312", "GBK"), ("GB_2312-80", "GBK"), ("chinese", "GBK"), (" x-gbk\n", "GBK"), ("cp936", "GBK"),
      ("gb18030", "GB18030"), ("big5-hkscs", "Big5"), ("cn-big5", "Big5"), ("cp950", "CP950"),
      ("shift-jis", "Shift_JIS"), ("ms932", "Shift_JIS"), ("windows-31j", "Shift_JIS"),
      ("cp932", "Shift_JIS"),
      ("ks_c_5601-1987", "EUC-KR"), ("korean", "EUC-KR"), ("windows-949", "EUC-KR"), ("uhc", "EUC-KR"),
      ("latin1", "windows-1252"), ("ISO-8859-1", "windows-1252"), ("ascii", "windows-1252"),
      ("latin5", "windows-1254"), ("tis-620", "windows-874"), ("utf-16", "UTF-16LE"), ("ucs-2", "UTF-16LE"),
      ("koi8-ru", "KOI8-U"), ("UTF8", "UTF-8"), ("cp437", "CP437"), ("euc-tw", "EUC-TW"), ("johab", "JOHAB"),
    ])
  func known(_ label: String, _ name: String) {
    #expect(Encoding(label: label)?.name == name)
  }

  @Test("Names nobody knows", arguments: ["", "no-such-encoding", "utf-8//IGNORE", "中文"])
  func unknown(_ label: String) {
    #expect(Encoding(label: label) == nil)
  }

  @Test("Names are unique, and a label of themselves but for the three that the web folds")
  func names() {
    #expect(Set(Encoding.all.map(\.name)).count == Encoding.all.count)
    for encoding in Encoding.all where ![.isoLatin1, .isoLatin5, .isoThai].contains(encoding) {
      #expect(Encoding(label: encoding.name) == encoding, "\(encoding.name)")
    }
  }
}
