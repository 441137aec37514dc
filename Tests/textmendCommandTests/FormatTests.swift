import TestSupport
import Testing
import Textmend

@testable import textmend

/// What of a file is text, and what is written back.
@Suite struct FormatTests {
  private func pieces(_ format: any TextFormat, _ text: String) -> [String] {
    format.extract(Array(text.utf8)).pieces.map {
      ($0.isCode ? "code:" : "") + String(decoding: $0.text, as: UTF8.self)
    }
  }

  @Test func textAndReadAttributesOfHTML() {
    let html = MarkupFormat(isHTML: true)
    #expect(pieces(html, "<p title='a \" b' class=x ALT=c>one<br/>two</p>") == ["a \" b", "c", "one", "two"])
    #expect(
      pieces(html, "a<!-- b > c -->d<SCRIPT x>e<b>f</Script>g<style>h</style >i") == ["a", "d", "g", "i"])
    #expect(pieces(html, "1 < 2 <a href=\"/q?a>b\" onclick='x' data-note='n'>z</a>") == ["1 < 2 ", "n", "z"])
    #expect(pieces(html, "<!DOCTYPE html><?php echo 1 > 2 ?>t<script/>u</script>v") == ["t", "u", "v"])
    // Cut off anywhere, nothing is an error.
    let whole = "<p title=\"a\">b<![CDATA[c]]><!-- d --><script>e</script></p>"
    for length in 0...whole.utf8.count { _ = pieces(html, String(whole.prefix(length))) }
  }

  @Test func textOfXML() {
    let xml = MarkupFormat(isHTML: false)
    #expect(
      pieces(xml, "<?xml version='1.0'?><a b='c' xmlns:x='d'><![CDATA[e<f>]]>g</a>") == ["c", "e<f>", "g"])
  }

  @Test func marksOfMarkupAreWrittenAsReferences() throws {
    let html = MarkupFormat(isHTML: true)
    var piece = TextPiece(0..<1, of: [0x61])
    func encode(_ after: String, _ before: String) -> String? {
      html.encode(Array(after.utf8), in: piece, inPlaceOf: Array(before.utf8)[...]).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    #expect(encode("a<b & \"c\"", "x") == "a&lt;b &amp; \"c\"")
    #expect(encode("a &amp; b < c", "ä &amp; b < c") == "a &amp; b < c")
    #expect(encode("&", "&amp;") == "&amp;")
    #expect(encode("<b>", "&lt;b&gt;") == "&lt;b&gt;")
    piece.quote = UInt8(ascii: "\"")
    #expect(encode("\"'", "x") == "&quot;'")
  }

  @Test func fieldsOfTables() {
    let csv = TableFormat(separator: nil)
    #expect(pieces(csv, "a,\"b,\"\"c\nd\",,e\r\nf") == ["a", "b,\"c\nd", "e", "f"])
    #expect(pieces(csv, "a;b,c;d\ne;f\n") == ["a", "b,c", "d", "e", "f"])
    #expect(pieces(TableFormat(separator: 0x09), "a\tb,c\t\n\"d") == ["a", "b,c", "d"])
    let bare = TextPiece(0..<1, of: [0x61])
    #expect(csv.encode(Array("a,b".utf8), in: bare, inPlaceOf: [0x61]) == nil)
    var quoted = bare
    quoted.quote = UInt8(ascii: "\"")
    #expect(csv.encode(Array("a,\"b".utf8), in: quoted, inPlaceOf: [0x61]) == Array("a,\"\"b".utf8))
  }

  @Test func stringsOfJSON() {
    let json = JSONFormat(hasLines: false)
    #expect(pieces(json, #"{"a\u00e4":["b",{"c":"\"d\n"}],"":""}"#) == ["aä", "b", "c", "\"d\n"])
    #expect(pieces(json, "// x \"no\"\n{\"a\": /* \"no\" */ [1,],}") == ["a"])
    let broken = json.extract(Array("{\"a\" \"b\"}".utf8))
    #expect(broken.pieces.isEmpty)
    #expect(broken.problems.map(\.offset) == [5])
    let lines = JSONFormat(hasLines: true).extract(Array("\"a\"\n{\n\n\"b\"\r\n".utf8))
    #expect(lines.pieces.map(\.source) == [1..<2, 8..<9])
    #expect(lines.problems.map(\.offset) == [5])
    let alone = json.extract(Array(#"["x\ud800y\udc00", "\ud83d\ude00"]"#.utf8))
    #expect(alone.findings.map(\.source) == [3..<9, 10..<16])
    #expect(alone.pieces.map(\.text) == [Array("😀".utf8)])
  }

  @Test func proseAndCodeOfMarkdown() {
    let markdown = MarkdownFormat()
    #expect(pieces(markdown, "a `b` c ``d ` e`` f `g\n") == ["a ", "code:b", " c ", "code:d ` e", " f `g"])
    #expect(
      pieces(markdown, "> ```swift\n> x\n> ```\ny\n~~~~\n```\n~~~\nz")
        == ["code:> ```swift", "code:> x", "code:> ```", "y", "code:~~~~", "code:```", "code:~~~", "code:z"])
  }

  @Test func commentsAndStringsOfCode() throws {
    let slashes = CodeFormat(syntax: .slashes)
    #expect(
      pieces(slashes, "a = \"b\\\"c\"; // d's\n/* e\nf */'g' `h\n` \"\"\"\ni \"j\" \"\"\" k'")
        == [
          "code:a = \"", "b\\\"c", "code:\"; //", " d's", "code:\n/*", " e\nf ", "code:*/'", "g", "code:' `",
          "h\n",
          "code:` \"\"\"", "\ni \"j\" ", "code:\"\"\" k'",
        ])
    #expect(
      pieces(CodeFormat(syntax: .hash), "x = '''a\nb''' # c\nit's 'd") == [
        "code:x = '''", "a\nb", "code:''' #", " c", "code:\nit'", "s ", "code:'d",
      ])
    var piece = TextPiece(0..<1, of: [0x61])
    piece.quote = UInt8(ascii: "\"")
    #expect(slashes.encode(Array("a\"".utf8), in: piece, inPlaceOf: [0x61]) == nil)
    #expect(slashes.encode([0x61], in: piece, inPlaceOf: Array("a\\".utf8)[...]) == nil)
    #expect(CodeSyntax(fileExtension: "txt") == nil)
  }

  /// Laws of every format: the report applies to the file, and a second run changes nothing.
  @Test(arguments: FormatName.allCases)
  func reportsReplayAndMendingIsIdempotent(_ name: FormatName) throws {
    guard let format = FormatName.format(name, named: []) else { return }
    let sentence = "他們談到產(chǎn)業(yè)發(fā)展和規(guī)劃"
    let texts = [
      "<p title=\"\(sentence)\">\(sentence) &amp; grÃ¶ÃŸer</p>\r\n",
      "[\"\(sentence)\",\n\"gr\\u00c3\\u00b6\\u00c3\\u0178er\"]\n",
      "a,\"\(sentence) \"\"x\"\"\",\(sentence)\r\n", "# \(sentence) `\(sentence)`\n",
      "\u{FEFF}// \(sentence)\nx = \"\(sentence)\"",
    ]
    for text in texts {
      let bytes = Array(text.utf8)
      let mended = Mender().mend(bytes, as: format).mended
      #expect(try mended.report.apply(to: bytes) == mended.bytes)
      #expect(try mended.report.reverse(mended.bytes) == bytes)
      #expect(Mender().mend(mended.bytes, as: format).mended.bytes == mended.bytes)
    }
  }

  /// A file in a legacy encoding is converted as a whole, and says so.
  @Test func aConvertedPageNamesItsNewEncoding() throws {
    let html = "<html><head><meta charset=\"gb2312\"></head><body><p>他們談到了今年的計劃</p></body></html>\r\n"
    let simplified = html.split(separator: "他們談到了今年的計劃").joined(separator: "他们谈到了今年的计划和明天的天气")
    let iconv = ["iconv", "-f", "utf-8", "-t", "gbk"]
    let gbk = Command.run("/usr/bin/env", iconv, in: "/", input: Array(simplified.utf8)).outputBytes
    var options = Options()
    options.decoding.encoding = .gbk
    let mended = Mender(options).mend(gbk, as: MarkupFormat(isHTML: true)).mended
    #expect(mended.string == simplified.split(separator: "gb2312").joined(separator: "utf-8"))
    #expect(try mended.report.apply(to: gbk) == mended.bytes)
  }

  @Test func linesThatAreSwitchedOffStay() {
    var options = Options()
    options.switches = .honoured
    let mender = Mender(options)
    let sentence = "他們談到產(chǎn)業(yè)發(fā)展和規(guī)劃"
    let html =
      "<p>\(sentence)\n<!-- textmend: off -->\n<b>\(sentence)</b>\n<!-- textmend: on -->\n\(sentence)</p>\n"
    let mended = mender.mend(Array(html.utf8), as: MarkupFormat(isHTML: true)).mended
    #expect(
      mended.string.split(separator: "\n").map { $0.contains("產業") } == [true, false, false, false, true])
    let code = "// textmend: next-line\nlet a = \"\(sentence)\"\n// \(sentence)\n"
    let outcome = mender.mend(Array(code.utf8), as: CodeFormat(syntax: .slashes)).mended
    #expect(outcome.string.split(separator: "\n").map { $0.contains("產業") } == [false, false, true])
  }

  @Test func whatCannotBeSeenStaysInStringsOfCode() {
    let code = "// a\u{200B}b\nlet a = \"a\u{200B}b\"\n"
    let mended = Mender().mend(Array(code.utf8), as: CodeFormat(syntax: .slashes)).mended
    #expect(mended.string == "// ab\nlet a = \"a\u{200B}b\"\n")
    #expect(mended.report.findings.map(\.rule) == [.zeroWidth])
  }
}
