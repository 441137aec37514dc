import TestSupport
import Testing

/// The folders of `Fixtures/command`: see the README.md there.
@Suite struct CaseTests {
  private static let folder = Textmend.package + "/Fixtures/command"

  static let names = Files.names(in: folder).filter { !$0.hasSuffix(".md") }

  @Test(arguments: names)
  func runs(_ name: String) throws {
    let path = "\(CaseTests.folder)/\(name)"
    let line = try #require(Files.read("\(path)/command").map { String(decoding: $0, as: UTF8.self) })
    let temporary = TemporaryFolder()
    let tree = temporary.file("tree")
    _ = Command.run(
      "/bin/sh", ["-c", "mkdir \"$1\"; [ ! -d \"$0\" ] || cp -R \"$0/.\" \"$1\"", "\(path)/input", tree],
      in: "/")
    let result = Textmend.shell(line, in: tree, input: Files.read("\(path)/stdin") ?? [])
    #expect(result.output == text("\(path)/stdout"))
    #expect(result.errors == text("\(path)/stderr"))
    #expect(
      "\(result.status ?? -1)" == text("\(path)/status", default: "0").split(separator: "\n").first ?? "")
    let expected = Files.names(in: path).contains("output") ? "\(path)/output" : "\(path)/input"
    if Files.names(in: path).contains("input") {
      let comparison = Command.run("/usr/bin/env", ["diff", "-r", expected, tree], in: "/")
      #expect(comparison.status == 0, "\(comparison.output)")
    }
  }

  private func text(_ path: String, default text: String = "") -> String {
    Files.read(path).map { String(decoding: $0, as: UTF8.self) } ?? text
  }
}
