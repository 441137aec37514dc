import TestSupport
import Testing

/// What `--format` prints, read by other programs.
@Suite(.enabled(if: Python.isThere, "Scripts/setup makes the environment that has them"))
struct OutputFormatTests {
  @Test func otherProgramsReadThem() {
    let folder = TemporaryFolder()
    for name in Files.names(in: Textmend.package + "/seeds") {
      folder.write(name, Files.read("\(Textmend.package)/seeds/\(name)") ?? [])
    }
    folder.write("crlf.txt", "前\u{FEFF}後\r\n锟斤拷\r\né\n\n\n")
    folder.write("clean.txt", "clean\n")
    folder.write(
      "gbk.txt", [0xD6, 0xD0, 0xCE, 0xC4, 0xD7, 0xD6, 0xB7, 0xFB, 0xA3, 0xAC, 0xCE, 0xD2, 0xC3, 0xC7, 0x0A])
    let result = Python.run("outputs.py", "*.txt", in: folder.path)
    #expect(result.output == "outputs agree\n")
    #expect(result.errors.isEmpty, "\(result.errors)")
    #expect(result.status == 0)
  }
}
