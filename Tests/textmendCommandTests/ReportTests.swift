import TestSupport
import Testing

/// `textmend report`.
@Suite struct ReportTests {
  private let folder = TemporaryFolder()

  private func files() {
    folder.write(
      "pages/a.txt",
      "前\u{FEFF}後\n<b>&\"\n產(chǎn)業(yè)發(fā)展\n锟斤拷\n" + String(repeating: "乾淨的一行。\n", count: 300))
    folder.write("pages/clean.txt", "clean\n")
    folder.write("pages/crlf.txt", String(repeating: "<script>\r\n", count: 50) + "é <i>\u{FEFF}</i>\r\n")
    folder.write("pages/binary.dat", (0..<4000).map { UInt8($0 * 7 & 0xFF) })
    folder.write(
      "pages/gbk.txt",
      [0xD6, 0xD0, 0xCE, 0xC4, 0xD7, 0xD6, 0xB7, 0xFB, 0xA3, 0xAC, 0xCE, 0xD2, 0xC3, 0xC7, 0x0A])
  }

  @Test func thePageHoldsWhatWasFound() throws {
    files()
    let result = Textmend.run("report", "pages", "none.txt", "-o", "out.html", in: folder)
    #expect(result.status == 3)
    #expect(result.errors == "textmend: error: none.txt: No such file or directory\n")
    #expect(result.output.isEmpty)
    let page = try #require(folder.text("out.html"))
    #expect(page.hasPrefix("<!doctype html>\n"))
    #expect(page.contains("5 files · 57 edits in 3 files · 2 places left alone"))
    #expect(page.contains("<q>锟斤拷</q> cannot be repaired: the bytes it stood for are gone"))
    #expect(page.contains("<li><b>none.txt</b>: No such file or directory</li>"))
    #expect(page.contains("bytes <code>EF BB BF</code> → <code>nothing</code>"))
    #expect(page.contains("the first of 50 places"))
    #expect(page.contains("1 file without a finding"))
    // The files' own markup is text.
    #expect(!page.contains("<script"))
    #expect(page.contains("&lt;i&gt;<span class=\"del\""))
    #expect(Textmend.run("report", "pages", "-o", "-", in: folder).output.hasPrefix("<!doctype html>\n"))
    #expect(Textmend.run("report", "pages", "-o", "no/such/folder.html", in: folder).status == 3)
  }

  @Test(.enabled(if: Python.isThere, "Scripts/setup makes the environment that has them"))
  func itWorksInABrowser() {
    files()
    for name in Files.names(in: Textmend.package + "/seeds").prefix(2) {
      folder.write("pages/\(name)", Files.read("\(Textmend.package)/seeds/\(name)") ?? [])
    }
    #expect(Textmend.run("report", "pages", "-o", "out.html", in: folder).status == 0)
    let result = Python.run("page.py", "\"$PWD/out.html\"", in: folder.path)
    #expect(result.output == "page works\n")
    #expect(result.status == 0, "\(result.errors)")
  }
}
