import ArgumentParser
import Textmend

/// Prints how fast the language model reads, on one core, and how many times longer that takes than decoding the same UTF-8.
struct BenchLanguage: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure the speed of the language model, in code points.",
    discussion: """
      Reading is measured in one go, as for the cost of a text, and character by character, as the searches do. The \
      texts are the given files, a line of each dozen, for a few sentences would lie in the nearest cache; without files \
      they are those sentences, and flatter. Texts are read from end to end in each run; of each piece of them the best \
      run counts, so that what else the machine does disturbs little.
      """)

  @Option(help: "Times that each measurement is made.")
  var runs = 10

  @Option(help: "Millions of code points of each text at most.")
  var size = 1

  @Argument(help: "Plain text in UTF-8, a file for each language.")
  var corpora: [String] = []

  func run() throws {
    print(
      BenchLanguage.row("text", ["M cp/s", "one by one", "decoding", "reading / decoding"]))
    for text in try texts() { measure(text.name, text.bytes) }
  }

  private func measure(_ name: String, _ bytes: [UInt8]) {
    let text = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    let starts = Swift.stride(from: 0, to: text.count, by: BenchLanguage.piece)
    let pieces = starts.map { text[$0..<min(text.count, $0 + BenchLanguage.piece)] }
    let scalars = pieces.map { $0.map(\.value) }
    let strings = pieces.map { piece in
      var string = String.UnicodeScalarView()
      string.append(contentsOf: piece)
      return String(string)
    }
    if pieces.isEmpty { return }
    let model = LanguageModel.shared
    var whole = Bits.zero
    var stepwise = Bits.zero
    var sum: UInt32 = 0
    let reading = rate(text.count, scalars.indices) { whole += model.cost(of: scalars[$0]) }
    let stepping = rate(text.count, scalars.indices) {
      var state = LanguageModel.State()
      for scalar in scalars[$0] { stepwise += model.step(&state, scalar) }
    }
    let decoding = rate(text.count, strings.indices) {
      for scalar in strings[$0].unicodeScalars { sum &+= scalar.value }
    }
    precondition(whole == stepwise && sum != 0, "the steps do not add up to the cost")
    print(
      BenchLanguage.row(
        name, [reading, stepping, decoding].map { "\(Int($0.rounded()))" } + ["× \(Int(decoding / reading))"])
    )
  }

  /// Code points of a piece: a few milliseconds.
  private static let piece = 1 << 15

  /// Millions of code points a second.
  private func rate(_ count: Int, _ pieces: Range<Int>, _ body: (Int) -> Void) -> Double {
    var best = [Double](repeating: .infinity, count: pieces.count)
    for _ in 0..<runs {
      for i in pieces { best[i] = min(best[i], Stopwatch.seconds { body(i) }) }
    }
    return Double(count) / 1e6 / best.reduce(0, +)
  }

  private func texts() throws -> [(name: String, bytes: [UInt8])] {
    if corpora.isEmpty {
      return [BenchText.Kind.ascii, .chinese].map { kind in
        (kind.rawValue, BenchText.make(kind, byteCount: 3_000_000))
      }
    }
    return try Corpus(paths: corpora).documents.map { ($0.name, sample($0)) }
  }

  /// Lines from the whole of a document, up to the wanted size.
  private func sample(_ document: Corpus.Document) -> [UInt8] {
    let characters = document.bytes.count { $0 & 0xC0 != 0x80 }
    let stride = max(1, characters / (size * 1_000_000))
    var bytes: [UInt8] = []
    for (i, line) in document.bytes.split(separator: 0x0A).enumerated() where i % stride == 0 {
      bytes += line
      bytes.append(0x0A)
    }
    return bytes
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    ([name] + cells).map { $0 + String(repeating: " ", count: max(1, 14 - $0.count)) }.joined()
  }
}
