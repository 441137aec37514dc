import ArgumentParser
import Textmend

/// Prints how often Textmend and its peers name an encoding that gives the right text, class by class.
struct BenchDetect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure detection beside uchardet, enca, chardet, charset-normalizer and chardetng.",
    discussion: """
      The folder holds cases as *.jsonl or *.jsonl.gz, an object a line with "cls", "encoding" (the truth, "binary" for no \
      text) and "b64" (the bytes); or folders named after encodings, with files in them. An answer is right when the \
      bytes read the same in it as in the true encoding; where the class of a case says that it is cut inside a character \
      (midchar, tailcut), when it is the same encoding. In percent; a tool that is not here is left out. Below, how many answers were right by their confidence.
      """)

  @Option(
    help: "A python that has chardet, charset-normalizer and chardetng-py; without it they are left out.")
  var python: String?

  @Option(help: "A folder for the cases.")
  var scratch = "/tmp"

  @Argument(help: "The folder of the cases.")
  var folder: String

  func run() throws {
    let cases = try DetectCases.read(folder)
    guard !cases.isEmpty else { throw ValidationError("there is no case in \(folder)") }
    let files = try DetectPeers(scratch: scratch, cases: cases)
    defer { files.remove() }
    let detector = Detector()
    var answers: [(name: String, labels: [String?], seconds: Double)] = []
    var detections: [Detection] = []
    let seconds = Stopwatch.seconds { detections = cases.map { detector.detect($0.bytes) } }
    answers.append(("textmend", detections.map { $0.isBinary ? "binary" : $0.encoding?.name }, seconds))
    for peer in DetectPeers.all {
      if let found = try files.ask(peer, python: python) { answers.append(found) }
    }
    let classes = Set(cases.map(\.cls)).sorted()
    print(BenchDetect.row("class", ["cases"] + answers.map(\.name)))
    for name in classes + ["all"] {
      let members = cases.indices.filter { name == "all" || cases[$0].cls == name }
      let shares = answers.map { answer in
        let right = members.count { cases[$0].isRight(answer.labels[$0]) }
        return VisibleShare.percent(right, of: members.count)
      }
      print(BenchDetect.row(name, ["\(members.count)"] + shares))
    }
    let size = Double(cases.reduce(0) { $0 + $1.bytes.count }) / 1e6
    print(BenchDetect.row("MB/s", [""] + answers.map { VisibleShare.rounded(size / $0.seconds) }))
    print()
    printCalibration(cases, detections)
  }

  /// How many of Textmend's answers were right, by the confidence that came with them.
  private func printCalibration(_ cases: [DetectCase], _ detections: [Detection]) {
    print(BenchDetect.row("confidence", ["answers", "right"]))
    let bounds = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.95, 0.99, 1.0001]
    for (low, high) in zip(bounds, bounds.dropFirst()) {
      let members = cases.indices.filter {
        low <= detections[$0].confidence && detections[$0].confidence < high
      }
      let right = members.count {
        cases[$0].isRight(detections[$0].isBinary ? "binary" : detections[$0].encoding?.name)
      }
      print(
        BenchDetect.row(
          "\(low) to \(min(high, 1))",
          ["\(members.count)", members.isEmpty ? "" : VisibleShare.percent(right, of: members.count)]))
    }
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    name + String(repeating: " ", count: max(1, 24 - name.count))
      + cells.map { String(repeating: " ", count: max(1, 12 - $0.count)) + $0 }.joined()
  }
}

enum VisibleShare {
  static func percent(_ part: Int, of whole: Int) -> String {
    rounded(100 * Double(part) / Double(max(1, whole)))
  }

  static func rounded(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
