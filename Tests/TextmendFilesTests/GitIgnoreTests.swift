import TestSupport
import Testing

@testable import TextmendFiles

/// Ignore files as git itself understands them.
@Suite struct GitIgnoreTests {
  private static let names = ["a", "b", "ab", "a.txt", "b.log", "out", "a b", "x[1]", "#a", "!b"]
  private static let patterns = [
    "a", "*.txt", "/out", "out/", "a/b", "a/**", "**/b", "a/**/ab", "!a.txt", "!b.log", "*", "!*/", "?",
    "[ab]", "[!a]*",
    "[^b].txt", "a*b", "\\#a", "\\!b", "a\\ b", "x\\[1\\]", "x[[]1]", "*/a", "# note", "", "/", "//a", "a//b",
    "**", "!**",
    "a.txt   ", "[a-c].log", "*.l?g", "/*/b", "!/a/", "out/*", "!out/ab", "[]-a]*", "[[:alpha:]]",
    "[![:upper:]x]*", "[[:punct:][:digit:]]*", "a/",
    "b/*/",
  ]

  /// A generator of numbers that are the same in every run (SplitMix64).
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
  }

  @Test(arguments: 0..<40)
  func agreesWithGit(_ seed: UInt64) {
    var numbers = Numbers(state: seed)
    let folder = TemporaryFolder()
    for _ in 0..<40 {
      let depth = Int.random(in: 1...3, using: &numbers)
      let path = (0..<depth).map { _ in Self.names.randomElement(using: &numbers) ?? "a" }
      // A name cannot be a file and a folder: folders get an ending in a third of the cases.
      let folders = path.dropLast().map { Bool.random(using: &numbers) ? $0 : $0 + ".d" }
      let name = (folders + [path[path.count - 1]]).joined(separator: "/")
      let script =
        "[ -e \"$0\" ] || { mkdir -p -- \"$(dirname -- \"$0\")\" 2>/dev/null && : >\"$0\"; } 2>/dev/null; :"
      _ = Command.run("/bin/sh", ["-c", script, "./" + name], in: folder.path)
    }
    for place in ["", "a/", "out/"] where place.isEmpty || Bool.random(using: &numbers) {
      let lines = (0..<4).compactMap { _ in Self.patterns.randomElement(using: &numbers) }
      let isFolder = Files.names(in: folder.path).contains(
        place.split(separator: "/").first.map(String.init) ?? "")
      let file = folder.file(place + ".gitignore")
      let script = "[ ! -d \"$(dirname \"$0\")\" ] || cat >\"$0\""
      if place.isEmpty || isFolder {
        let text = Array((lines.joined(separator: "\n") + "\n").utf8)
        _ = Command.run("/bin/sh", ["-c", script, file], in: folder.path, input: text)
      }
    }
    let git = Command.run(
      "/bin/sh", ["-c", "git init -q . && git ls-files -z --others --exclude-standard"], in: folder.path)
    let expected = git.output.split(separator: "\0").map(String.init).sorted()
    var walk = Walk()
    walk.includesHidden = true
    let found = walk.items(in: [FilePath(folder.path)]).compactMap { item -> String? in
      if case .file(let path, _) = item { String(path.string.dropFirst(folder.path.count + 1)) } else { nil }
    }
    #expect(found.sorted() == expected, "\(folder.text(".gitignore") ?? "")")
  }
}
