import Testing

@testable import TextmendFiles

/// Patterns as gitignore(5) describes them.
@Suite struct GlobTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var pattern: String
    var path: String
    var isFolder = false
    var matches: Bool

    var testDescription: String { "\(pattern) and \(path)" }
  }

  @Test(arguments: [
    Case(pattern: "*.txt", path: "a.txt", matches: true),
    Case(pattern: "*.txt", path: "deep/down/a.txt", matches: true),
    Case(pattern: "*.txt", path: "a.txt.gz", matches: false),
    Case(pattern: "/a", path: "a", matches: true),
    Case(pattern: "/a", path: "b/a", matches: false),
    Case(pattern: "a/b", path: "a/b", matches: true),
    Case(pattern: "a/b", path: "c/a/b", matches: false),
    Case(pattern: "**/b", path: "c/a/b", matches: true),
    Case(pattern: "**/b", path: "b", matches: true),
    Case(pattern: "a/**", path: "a/x/y", matches: true),
    Case(pattern: "a/**", path: "a", matches: false),
    Case(pattern: "a/**/b", path: "a/b", matches: true),
    Case(pattern: "a/**/b", path: "a/x/y/b", matches: true),
    Case(pattern: "build/", path: "build", matches: false),
    Case(pattern: "build/", path: "build", isFolder: true, matches: true),
    Case(pattern: "?.c", path: "a.c", matches: true),
    Case(pattern: "?.c", path: "ab.c", matches: false),
    Case(pattern: "[a-c]x", path: "bx", matches: true),
    Case(pattern: "[!a-c]x", path: "bx", matches: false),
    Case(pattern: "[]]", path: "]", matches: true),
    Case(pattern: "\\*", path: "*", matches: true),
    Case(pattern: "\\*", path: "a", matches: false),
    Case(pattern: "a*b*c", path: "aXbYbZc", matches: true),
    Case(pattern: "a*b*c", path: "aXbYbZ", matches: false),
    Case(pattern: "目錄", path: "目錄", matches: true),
  ])
  func matching(_ item: Case) throws {
    let glob = try #require(Glob(item.pattern))
    let path = item.path.split(separator: "/").map { Array($0.utf8) }
    #expect(glob.matches(path[...], isFolder: item.isFolder) == item.matches)
  }

  @Test func commentsAndEmptyLinesAreNoPatterns() {
    #expect(Glob("") == nil)
    #expect(Glob("   ") == nil)
    #expect(Glob("# note") == nil)
    #expect(Glob("/") == nil)
    #expect(Glob("\\#file")?.matches([Array("#file".utf8)], isFolder: false) == true)
    #expect(Glob("!a")?.isNegated == true)
  }

  @Test func manyStarsTakeNoExponentialTime() throws {
    let glob = try #require(Glob(String(repeating: "*a", count: 30) + "b"))
    #expect(!glob.matches([Array(repeating: UInt8(ascii: "a"), count: 2000)], isFolder: false))
  }
}
