import TestSupport
import Testing

@testable import TextmendFiles

@Suite struct ReplacementTests {
  private let folder = TemporaryFolder()
  private let new = Array("new bytes, and more of them\n".utf8)

  private func read(_ name: String) throws -> TextFile {
    try TextFile(reading: FilePath(folder.file(name)))
  }

  private func shell(_ line: String) -> CommandResult {
    Command.run("/bin/sh", ["-c", line], in: folder.path)
  }

  @Test func replacesAndLeavesNothingBehind() throws {
    folder.write("a.txt", "old\n")
    try read("a.txt").replace(with: new)
    #expect(folder.read("a.txt") == new)
    #expect(folder.names == ["a.txt"])
  }

  @Test func keepsPermissionsAndAttributes() throws {
    folder.write("a.txt", "old\n")
    #expect(shell("chmod 4751 a.txt").status == 0)
    let file = try read("a.txt")
    let hasAttributes = setAttribute("a.txt", "user.origin", "here")
    try file.replace(with: new)
    #expect(Files.mode(folder.file("a.txt")) == 0o4751)
    if hasAttributes { #expect(attribute("a.txt", "user.origin") == "here") }
  }

  private func setAttribute(_ name: String, _ attribute: String, _ value: String) -> Bool {
    let script = "import os,sys; os.setxattr(sys.argv[1], sys.argv[2], sys.argv[3].encode())"
    return Command.run(
      "/usr/bin/env", ["python3", "-c", script, name, attribute, value], in: folder.path
    ).status == 0
  }

  private func attribute(_ name: String, _ attribute: String) -> String {
    let script = "import os,sys; print(os.getxattr(sys.argv[1], sys.argv[2]).decode(), end='')"
    return Command.run("/usr/bin/env", ["python3", "-c", script, name, attribute], in: folder.path).output
  }

  @Test func symbolicLinksStay() throws {
    folder.write("target.txt", "old\n")
    #expect(shell("ln -s target.txt link.txt").status == 0)
    try read("link.txt").replace(with: new)
    #expect(folder.read("target.txt") == new)
    #expect(shell("readlink link.txt").output == "target.txt\n")
  }

  @Test(arguments: ["short\n", "much, much longer than the bytes that were there before\n"])
  func hardLinksStay(_ text: String) throws {
    folder.write("a.txt", "the old bytes of it\n")
    #expect(shell("ln a.txt b.txt").status == 0)
    let inode = Files.inode(folder.file("b.txt"))
    try read("a.txt").replace(with: Array(text.utf8))
    #expect(folder.text("b.txt") == text)
    #expect(Files.inode(folder.file("a.txt")) == inode)
    #expect(folder.names == ["a.txt", "b.txt"])
  }

  @Test(arguments: [false, true])
  func aFileChangedMeanwhileIsLeftAlone(_ isLinked: Bool) throws {
    folder.write("a.txt", "old\n")
    if isLinked { #expect(shell("ln a.txt b.txt").status == 0) }
    let file = try read("a.txt")
    folder.write("a.txt", "someone else's\n")
    let error = #expect(throws: FileError.self) { try file.replace(with: new) }
    #expect(error?.code == .changed)
    #expect(folder.text("a.txt") == "someone else's\n")
    #expect(folder.names == (isLinked ? ["a.txt", "b.txt"] : ["a.txt"]))
  }

  @Test func readOnlyFilesAreLeftAloneAlsoByRoot() throws {
    folder.write("a.txt", "old\n")
    #expect(shell("chmod 444 a.txt").status == 0)
    let error = #expect(throws: FileError.self) { try read("a.txt").replace(with: new) }
    #expect(error?.code == .readOnly)
    #expect(folder.text("a.txt") == "old\n")
    #expect(folder.names == ["a.txt"])
  }

  @Test func aCopyLeftByAnInterruptedRunIsReported() throws {
    folder.write("a.txt", "half new, half old")
    folder.write(".a.txt.textmend-saved", "old\n")
    let error = #expect(throws: FileError.self) { try read("a.txt").checkNotInterrupted() }
    #expect(error?.code == .interrupted)
    #expect(error?.reason.contains(".a.txt.textmend-saved") == true)
  }

  @Test func foldersAndSpecialFilesAreNotText() {
    #expect(throws: FileError.self) { try TextFile(reading: FilePath(folder.path)) }
  }

  @Test func binaryFilesAreKnownByZeroBytes() {
    #expect(TextFile.looksBinary([0x7F, 0x45, 0x4C, 0x46, 0, 1]))
    #expect(!TextFile.looksBinary(Array("text".utf8)))
    #expect(!TextFile.looksBinary([0xFF, 0xFE, 0x41, 0x00]))
    #expect(!TextFile.looksBinary(Array(repeating: 0x41, count: 8192) + [0]))
  }
}
