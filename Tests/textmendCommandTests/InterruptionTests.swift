import TestSupport
import Testing

/// `fix` and `undo`, stopped at every system call that writes: killed there, or told that the disk is full.
///
/// `strace` counts the calls of one run, and then stops one run after another, each at the next call.
@Suite struct InterruptionTests {
  static let calls = [
    "write", "fsync", "rename", "unlink", "ftruncate", "fallocate", "fchmod", "fchown", "fsetxattr",
    "utimensat",
    "openat", "flock",
  ]

  /// What is run over the files, and what they hold before and after.
  struct Scenario: Sendable, CustomTestStringConvertible {
    var name: String
    var arguments: [String]
    /// Shell that runs before, not stopped.
    var setUp = ":"
    var isUndo = false
    /// Whether every file has a second name, so that it is written in place.
    var isLinked = false

    var testDescription: String { name }
  }

  static let scenarios = [
    Scenario(name: "plain", arguments: ["fix"]),
    Scenario(name: "journal and backup", arguments: ["fix", "--journal", "../journal", "--backup", ".orig"]),
    Scenario(
      name: "linked", arguments: ["fix", "--journal", "../journal"],
      setUp: "for f in *; do ln $f ../$f.link; done",
      isLinked: true),
    Scenario(
      name: "undo", arguments: ["undo", "../journal"], setUp: "textmend fix -q --journal ../journal .",
      isUndo: true),
  ]

  private static let names = (1...8).map { "\($0).txt" } + ["page.html", "data.jsonl", "old.csv"]
  private static let old = "他們談到產(chǎn)業(yè)發(fā)展和規(guī)劃，\r\n也談到別的事情。\r\n"
  private static let kept: [String: String] = [
    "page.html": "<p>\(old)</p>", "data.jsonl": #"{"a":"他們談到產(chǎn)業(yè)發(fā)展和規(guī)劃"}"# + "\n",
    "old.csv": "1,他們談到產(chǎn)業(yè)發(fā)展和規(guī)劃\r\n",
  ]

  /// A folder with the files of a scenario, as they are before the run.
  private struct Place {
    let folder = TemporaryFolder()
    let scenario: Scenario

    init(_ scenario: Scenario) {
      self.scenario = scenario
      prepare()
    }

    func prepare() {
      _ = Textmend.shell("rm -rf tree journal *.link", in: folder.path)
      for name in names { folder.write("tree/\(name)", kept[name] ?? old) }
      _ = Textmend.shell(scenario.setUp, in: folder.file("tree"))
    }

    /// Runs the command under strace.
    func run(_ options: [String]) -> CommandResult {
      let paths = scenario.isUndo ? [] : ["--jobs", "1", "."]
      return Command.run(
        "/usr/bin/env",
        ["strace", "-f", "-qq", "-o", "../trace"] + options + [Textmend.path] + scenario.arguments + paths,
        in: folder.file("tree"))
    }

    var contents: [String: String] {
      Dictionary(uniqueKeysWithValues: names.map { ($0, folder.text("tree/\($0)") ?? "") })
    }

    /// How often each call is made in a run that nothing stops, and what the files hold then.
    func rehearse() -> (
      counts: [(call: String, count: Int)], before: [String: String], after: [String: String]
    ) {
      let before = contents
      _ = run(["-e", "trace=" + calls.joined(separator: ",")])
      let lines = (folder.text("trace") ?? "").split(separator: "\n")
      let counts = calls.map { call in (call, lines.count { $0.contains(" \(call)(") }) }
      let after = contents
      prepare()
      return (counts, before, after)
    }
  }

  @Test(arguments: scenarios)
  func killedAtAnyCall(_ scenario: Scenario) {
    let place = Place(scenario)
    let (counts, before, after) = place.rehearse()
    #expect(names(in: before, unlike: after).count == Self.names.count)
    var points = 0
    for (call, count) in counts {
      for number in 1...max(1, count) where count > 0 {
        let killed = place.run(["-e", "trace=\(call)", "-e", "inject=\(call):signal=KILL:when=\(number)"])
        points += 1
        #expect(killed.status == nil || killed.status == 137, "\(call) \(number)")
        check(place, "\(call) \(number)", before, after)
        place.prepare()
      }
    }
    #expect(points >= 125, "four scenarios make 500 points")
  }

  private func names(in before: [String: String], unlike after: [String: String]) -> [String] {
    before.keys.filter { before[$0] != after[$0] }
  }

  /// Every file is old or new, or its old bytes lie beside it; then the run is taken back, or finished.
  private func check(_ place: Place, _ point: String, _ before: [String: String], _ after: [String: String]) {
    var isHalf = false
    for (name, text) in place.contents where text != before[name] && text != after[name] {
      isHalf = true
      let saved = place.folder.text("tree/.\(name).textmend-saved")
      #expect(place.scenario.isLinked && saved == before[name], "\(point): \(name)")
    }
    if isHalf { return }
    let saved = Files.names(in: place.folder.file("tree")).contains { $0.hasSuffix("textmend-saved") }
    guard !saved, place.scenario.arguments.contains("../journal") else { return }
    // No journal, or an empty one: the run was killed before it began.
    guard let journal = place.folder.text("journal"), !journal.isEmpty else { return }
    let undone = Textmend.shell("textmend undo -q ../journal", in: place.folder.file("tree"))
    #expect(undone.status == 0, "\(point): \(undone.errors)")
    #expect(place.contents == (place.scenario.isUndo ? after : before), "\(point)")
  }

  @Test(arguments: scenarios)
  func aFullDiskAtAnyCall(_ scenario: Scenario) {
    let place = Place(scenario)
    let (counts, before, after) = place.rehearse()
    for (call, count) in counts
    where !["unlink", "openat", "fchmod", "fchown", "fsetxattr", "flock"].contains(call) {
      for number in 1...max(1, count) where count > 0 {
        let result = place.run(["-e", "trace=\(call)", "-e", "inject=\(call):error=ENOSPC:when=\(number)"])
        let point = "\(call) \(number)"
        for (name, text) in place.contents {
          #expect(text == before[name] || text == after[name], "\(point): \(name)")
        }
        // What is printed goes through write, too, and its failure is told like any other.
        #expect(result.status == 3 || place.contents == after, "\(point): \(result.errors)")
        #expect(
          result.status == 0 || result.errors.contains("No space left on device"),
          "\(point): \(result.errors)")
        let left = Files.names(in: place.folder.file("tree")).filter { $0.contains(".textmend-") }
        #expect(left.isEmpty, "\(point)")
        place.prepare()
      }
    }
  }
}
