import ArgumentParser
import Textmend

/// Prints throughput on one core, and how many times faster than the peers that is, measured in the same run.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure throughput beside iconv, ftfy and plsfix.",
    discussion: "The texts are a few sentences repeated with changing numbers. The best of the runs counts.")

  @Option(help: "Megabytes of text for Textmend and iconv.")
  var size = 32

  @Option(help: "Megabytes of text for ftfy and plsfix.")
  var peerSize = 1

  @Option(help: "Times that each measurement is made.")
  var runs = 3

  @Option(help: "A python that has ftfy and plsfix; without it they are left out.")
  var python: String?

  @Option(help: "A folder for the texts.")
  var folder = "/tmp"

  func run() throws {
    let bytes = size * 1_000_000
    print(Bench.row("text", ["textmend MB/s", "iconv", "ftfy", "plsfix"]))
    for kind in BenchText.Kind.allCases {
      let text = BenchText.make(kind, byteCount: bytes)
      let peers = try python.map { python in
        try ["ftfy", "plsfix"].map { tool in
          let sample = BenchText.make(kind, byteCount: peerSize * 1_000_000)
          return try Peers(folder: folder).rate(of: tool, on: sample, python: python, runs: runs)
        }
      }
      let mine = rate(of: Mender(), on: text)
      print(
        Bench.row(kind.rawValue, [Bench.show(mine), "–"] + Bench.ratios(of: mine, to: peers ?? [nil, nil])))
    }
    try compareWithIconv(bytes)
  }

  /// GBK to UTF-8: Textmend finds the encoding and mends what it reads, iconv is told and converts.
  private func compareWithIconv(_ bytes: Int) throws {
    let peers = Peers(folder: folder)
    guard
      let text = try peers.converted(
        BenchText.make(.chinese, byteCount: bytes), from: "UTF-8", to: "GBK")
    else { return print("iconv(1) has no GBK; left out") }
    var options = Options()
    options.rules = RuleSelection(families: [.encoding])
    let mine = rate(of: Mender(options), on: text)
    let iconv = try peers.rateOfIconv(on: text, from: "GBK", to: "UTF-8", runs: runs)
    print(Bench.row("GBK to UTF-8", [Bench.show(mine)] + Bench.ratios(of: mine, to: [iconv]) + ["–", "–"]))
  }

  /// Megabytes a second.
  private func rate(of mender: Mender, on text: [UInt8]) -> Double {
    // The first run reads the tables in.
    _ = mender.mend(Array(text.prefix(100_000)))
    let best = (0..<runs).map { _ in
      Stopwatch.seconds { _ = mender.mend(text) }
    }.min()
    return Double(text.count) / 1e6 / (best ?? .infinity)
  }

  private static func ratios(of mine: Double, to peers: [Double?]) -> [String] {
    peers.map { peer in peer.map { "× \(show(mine / $0))" } ?? "–" }
  }

  private static func show(_ value: Double) -> String {
    value < 10 ? "\((value * 10).rounded() / 10)" : "\(Int(value.rounded()))"
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    ([name] + cells).map { $0 + String(repeating: " ", count: max(1, 16 - $0.count)) }.joined()
  }
}

/// Measures time.
enum Stopwatch {
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let time = try ContinuousClock().measure(body).components
    return Double(time.seconds) + Double(time.attoseconds) / 1e18
  }
}
