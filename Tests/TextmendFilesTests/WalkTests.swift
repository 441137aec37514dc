import TestSupport
import Testing

@testable import TextmendFiles

@Suite struct WalkTests {
  /// Paths found, relative to the folder; failures in angle brackets.
  private func found(in folder: TemporaryFolder, _ walk: Walk = Walk()) -> [String] {
    walk.items(in: [FilePath(folder.path)]).map { item in
      switch item {
      case .file(let path, _): String(path.string.dropFirst(folder.path.count + 1))
      case .failure(let error): "<\(error.path.name)>"
      }
    }
  }

  @Test func sortedByBytesWithoutHiddenFilesAndLinks() throws {
    let folder = TemporaryFolder()
    for name in ["b.txt", "a/2", "a/1", "a.txt", ".hidden", ".git/config", "B"] { folder.write(name, "x") }
    _ = Command.run("/bin/ln", ["-s", "b.txt", "link"], in: folder.path)
    _ = Command.run("/bin/ln", ["-s", "..", "a/loop"], in: folder.path)
    #expect(found(in: folder) == ["B", "a/1", "a/2", "a.txt", "b.txt"])
    var walk = Walk()
    walk.includesHidden = true
    #expect(found(in: folder, walk) == [".hidden", "B", "a/1", "a/2", "a.txt", "b.txt"])
  }

  @Test func ignoreFilesNestAndNegate() {
    let folder = TemporaryFolder()
    folder.write(".gitignore", "*.log\n/build/\n# note\n")
    folder.write(".ignore", "!keep.log\n")
    folder.write("sub/.gitignore", "!*.log\nsecret\n")
    for name in ["a.log", "keep.log", "a.txt", "build/x", "sub/b.log", "sub/build/x", "sub/secret"] {
      folder.write(name, "x")
    }
    #expect(found(in: folder) == ["a.txt", "keep.log", "sub/b.log", "sub/build/x"])
  }

  @Test func ignoreFilesAroundTheFolderHoldInsideARepository() {
    let folder = TemporaryFolder()
    folder.write(".gitignore", "*.log\nsub/out/\n")
    for name in ["sub/a.log", "sub/a.txt", "sub/out/x"] { folder.write(name, "x") }
    let names = { Walk().items(in: [FilePath(folder.file("sub"))]).count }
    #expect(names() == 3)
    folder.write(".git/HEAD", "")
    #expect(names() == 1)
  }

  @Test func excludedFilesAreLeftOutAlsoWhenNamed() throws {
    let folder = TemporaryFolder()
    for name in ["a.txt", "a.bin", "out/b.txt"] { folder.write(name, "x") }
    var walk = Walk()
    walk.excluded = [try #require(Glob("*.bin")), try #require(Glob("out/"))]
    #expect(found(in: folder, walk) == ["a.txt"])
    #expect(walk.items(in: [FilePath(folder.file("a.bin")), FilePath(folder.file("out/b.txt"))]).isEmpty)
  }

  @Test func namesNeedNotBeUTF8() {
    let folder = TemporaryFolder()
    let name: [UInt8] = [0xD6, 0xD0, 0x2E, 0x74]
    _ = Command.run("/bin/sh", ["-c", "printf x > \"$(printf '\\326\\320.t')\""], in: folder.path)
    guard case .file(let path, _) = Walk().items(in: [FilePath(folder.path)]).first else {
      Issue.record("not found")
      return
    }
    #expect(path.name == name)
    #expect(throws: Never.self) { try TextFile(reading: path) }
  }

  @Test func whatIsNotThereIsAFailure() {
    let folder = TemporaryFolder()
    guard case .failure(let error) = Walk().items(in: [FilePath(folder.file("none"))]).first else {
      Issue.record("found")
      return
    }
    #expect(error.code == .unreadable)
    #expect(error.reason == "No such file or directory")
  }
}
