import TestSupport
import Testing

@testable import TextmendFiles

/// Files that are read in pieces, and what comes into their place in pieces.
@Suite struct LargeFileTests {
  private let folder = TemporaryFolder()

  private func file() throws -> LargeFile {
    folder.write("a.txt", "old\n")
    return try #require(LargeFile(FilePath(folder.file("a.txt")), atLeast: 4))
  }

  @Test func onlyFilesOfSomeSizeAreLarge() throws {
    _ = try file()
    #expect(LargeFile(FilePath(folder.file("a.txt")), atLeast: 5) == nil)
    #expect(LargeFile(FilePath(folder.path), atLeast: 0) == nil)
    #expect(LargeFile(FilePath(folder.file("none")), atLeast: 0) == nil)
  }

  @Test func isReadInPieces() throws {
    let chunks = try file().open()
    let pieces = [try chunks.next(3), try chunks.next(3), try chunks.next(3)]
    #expect(pieces == [Array("old".utf8), Array("\n".utf8), []])
  }

  @Test func piecesTakeItsPlaceTogether() throws {
    let large = try file()
    guard var replacement = try large.replacement() else {
      Issue.record("it would be written in place")
      return
    }
    try replacement.write(Array("ne".utf8))
    #expect(folder.text("a.txt") == "old\n")
    try replacement.write(Array("w\n".utf8))
    try replacement.finish(keepsTime: false)
    #expect(folder.text("a.txt") == "new\n")
    #expect(folder.names == ["a.txt"])
  }

  @Test func whatIsNotFinishedLeavesNothing() throws {
    let large = try file()
    if let replacement = try large.replacement() { try replacement.write(Array("new".utf8)) }
    #expect(folder.text("a.txt") == "old\n")
    #expect(folder.names == ["a.txt"])
  }

  @Test func aFileThatIsChangedMeanwhileIsLeftAlone() throws {
    let large = try file()
    guard var replacement = try large.replacement() else {
      Issue.record("it would be written in place")
      return
    }
    try replacement.write(Array("new".utf8))
    folder.write("a.txt", "another's\n")
    let changed = FileError.changedMeanwhile(large.origin.path)
    #expect(throws: changed) { _ = try large.open() }
    do {
      try replacement.finish(keepsTime: false)
      Issue.record("it was replaced")
    } catch {
      #expect(error as? FileError == changed)
    }
    #expect(folder.text("a.txt") == "another's\n")
  }
}
