import ArgumentParser
import Textmend

/// Prints throughput on one core, what is asked of it, and how many times faster than the peers that is, measured in the
/// same run.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure throughput beside iconv, ftfy and plsfix.",
    discussion: "The texts are a few sentences repeated with changing numbers. The best of the runs counts.")

  /// What is measured.
  enum Part: String, CaseIterable, ExpressibleByArgument {
    case all, encodings, mending
  }

  @Argument(help: "encodings, mending or all.")
  var part = Part.all

  @Option(help: "Megabytes of text for Textmend and iconv.")
  var size = 16

  @Option(help: "Megabytes of text for ftfy and plsfix.")
  var peerSize = 1

  @Option(help: "Times that each measurement is made.")
  var runs = 5

  @Option(
    help:
      "A file of UTF-8 to use in place of the bench's own Chinese; for encodings, in place of all but ASCII.")
  var corpus: String?

  @Option(help: "A python that has ftfy and plsfix; without it they are left out.")
  var python: String?

  @Option(help: "A folder for the texts.")
  var folder = "/tmp"

  func run() throws {
    let corpus = try corpus.map { try FileBytes.read($0) }
    print(BenchTable.header)
    if part != .mending { EncodingBench(byteCount: size * 1_000_000, runs: runs, corpus: corpus).run() }
    if part != .encodings { try measureMending(corpus) }
  }

  private func measureMending(_ corpus: [UInt8]?) throws {
    for (kind, floor) in [(BenchText.Kind.ascii, 5000.0), (.chinese, 1000), (.damaged, 200)] {
      let text = kind == .chinese ? corpus ?? make(kind) : make(kind)
      let peers = try python.map { python in
        try ["ftfy", "plsfix"].map { tool in
          let sample = BenchText.make(kind, byteCount: peerSize * 1_000_000)
          return try Peers(folder: folder).rate(of: tool, on: sample, python: python, runs: runs)
        }
      }
      let row = { (name: String, rate: Double) in
        print(BenchTable.row(name, rate, .rate(floor), peers: [nil] + (peers ?? [nil, nil])))
      }
      row(kind.rawValue, rate(of: Mender(), on: text))
      if kind == .damaged { continue }
      var canonical = Options()
      canonical.rules.insert(.canonical)
      row("\(kind.rawValue), as `check`", rate(of: Mender(canonical), on: text))
    }
    compareWithIconv(corpus ?? make(.chinese))
  }

  private func make(_ kind: BenchText.Kind) -> [UInt8] { BenchText.make(kind, byteCount: size * 1_000_000) }

  /// GBK to UTF-8: Textmend finds the encoding and mends what it reads, iconv is told and converts.
  private func compareWithIconv(_ source: [UInt8]) {
    var text: [UInt8] = []
    _ = Encoding.gbk.transcodeFromUTF8(source.span, into: &text)
    var options = Options()
    options.rules = RuleSelection(families: [.encoding])
    let mine = rate(of: Mender(options), on: text)
    let iconv = Stopwatch.rate(on: text, runs: runs) { _ = Peers.iconv(text, from: "GBK", to: "UTF-8") }
    print(BenchTable.row("GBK, found, to UTF-8", mine, .iconv(2), peers: [iconv, nil, nil]))
  }

  /// Megabytes a second.
  private func rate(of mender: Mender, on text: [UInt8]) -> Double {
    // The first run reads the tables in.
    _ = mender.mend(Array(text.prefix(100_000)))
    return Stopwatch.rate(on: text, runs: runs) { _ = mender.mend(text) }
  }
}
