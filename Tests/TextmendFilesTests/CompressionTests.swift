import TestSupport
import Testing

@testable import TextmendFiles

/// gzip and Zstandard files, beside the programs themselves.
@Suite struct CompressionTests {
  private let folder = TemporaryFolder()
  private let text = Array(String(repeating: "a line that repeats\n", count: 20_000).utf8)

  private func shell(_ line: String) -> CommandResult {
    Command.run("/bin/sh", ["-c", line], in: folder.path)
  }

  private func decompress(_ name: String) throws -> [UInt8] {
    let bytes = try #require(folder.read(name))
    return try #require(Compression(of: bytes, named: Array(name.utf8))).decompress(bytes)
  }

  @Test(arguments: [
    ("gzip -9", ".gz"), ("gzip -n -1", ".gz"), ("zstd -q -19", ".zst"), ("zstd -q --no-check", ".zst"),
  ])
  func readsAndWritesWhatTheProgramDoes(_ program: String, _ suffix: String) throws {
    for bytes in [text, [], Array("x".utf8)] {
      folder.write("a", bytes)
      #expect(shell("\(program) -c a >a\(suffix)").status == 0)
      let packed = try #require(folder.read("a\(suffix)"))
      let compression = try #require(Compression(of: packed, named: Array("a\(suffix)".utf8)))
      #expect(try compression.decompress(packed) == bytes)
      folder.write("b\(suffix)", try compression.compress(bytes + [0x0A]))
      #expect(shell("\(program.split(separator: " ")[0]) -dc b\(suffix)").outputBytes == bytes + [0x0A])
    }
  }

  @Test func theHeaderOfGzipStays() throws {
    folder.write("name.txt", text)
    #expect(shell("touch -d 2001-02-03 name.txt; gzip name.txt").status == 0)
    let packed = try #require(folder.read("name.txt.gz"))
    let compression = try #require(Compression(of: packed, named: Array("name.txt.gz".utf8)))
    let again = try compression.compress(text)
    #expect(again.prefix(19) == packed.prefix(19))
    #expect(String(decoding: again, as: UTF8.self).contains("name.txt"))
  }

  @Test(arguments: [("gzip", "x.gz"), ("zstd -q", "x.zst")])
  func severalMembersAreOneText(_ program: String, _ name: String) throws {
    folder.write("a", text)
    #expect(shell("\(program) -c a >\(name); \(program) -c a >>\(name)").status == 0)
    #expect(try decompress(name) == text + text)
  }

  @Test(arguments: [("gzip", "x.gz"), ("zstd -q", "x.zst")])
  func whatIsCutOffOrDamagedIsToldAndNeverCrashes(_ program: String, _ name: String) throws {
    folder.write("a", Array("some words that are not the same, 0123456789\n".utf8))
    #expect(shell("\(program) -c a >\(name)").status == 0)
    let packed = try #require(folder.read(name))
    let compression = try #require(Compression(of: packed, named: Array(name.utf8)))
    for length in 4..<packed.count {
      #expect(throws: Compression.Failure.self) { try compression.decompress(Array(packed[..<length])) }
    }
    var hasFailed = false
    for place in 10..<packed.count {
      var damaged = packed
      damaged[place] ^= 0x55
      // Some headers hold bytes that do not matter; the checksums tell all others.
      hasFailed = (try? compression.decompress(damaged)) == nil || hasFailed
    }
    #expect(hasFailed)
  }

  @Test func whatExpandsToTooMuchIsRefused() throws {
    #expect(shell("head -c 1100000000 /dev/zero | gzip -1 >x.gz").status == 0)
    let failure = #expect(throws: Compression.Failure.self) { try decompress("x.gz") }
    #expect(failure?.reason == "expands to more than 1024 MiB")
  }

  @Test func onlyNameAndContentTogetherTell() {
    #expect(Compression(of: [0x1F, 0x8B, 8], named: Array("a.txt".utf8)) == nil)
    #expect(Compression(of: Array("text".utf8), named: Array("a.gz".utf8)) == nil)
    #expect(Compression.innerName(Array("a.html.zst".utf8)) == Array("a.html".utf8))
  }
}
