import ArgumentParser
import Textmend

/// Measures a model on the lines that training held out.
struct MeasureModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report bits per character and how far damaged text stands from clean text.",
    discussion: """
      d' is the distance of the mean costs of clean and of damaged windows in standard deviations, these pooled as the
      root of the mean of both variances. A window is read after the line before it, clean after clean text, damaged after
      damaged; clean and damaged windows are at the same places of the text. Exit status 1 says that a figure misses what
      is asked for.
      """)

  @Option(help: "A folder with language-*.bin; without it, the embedded model.")
  var model: String?

  @Flag(help: "Print code points a second too.")
  var speed = false

  @Argument(help: "The corpora that the model was trained on.")
  var corpora: [String]

  func run() throws {
    let corpus = try Corpus(paths: corpora)
    let nGrams = try model.map { try ModelFiles.loadNGrams(directory: $0) } ?? .shared
    let model = try model.map { try ModelFiles.load(directory: $0) } ?? .shared
    let report = ModelReport(model: model, nGrams: nGrams, corpus: corpus)
    for line in report.lines { print(line) }
    if speed {
      for document in corpus.documents { measureSpeed(document, model) }
    }
    for miss in report.missed { print("missed: \(miss)") }
    if !report.missed.isEmpty { throw ExitCode(1) }
  }

  /// Code points a second, over the held-out lines of one language.
  private func measureSpeed(_ document: Corpus.Document, _ model: LanguageModel) {
    var text: [UInt32] = []
    document.forEachLine(of: .heldOut) { text += $0 + [0x0A] }
    if text.isEmpty { return }
    let rounds = 1 + 4_000_000 / text.count
    let time = ContinuousClock().measure {
      for _ in 0..<rounds { _ = model.cost(of: text) }
    }
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    let millions = Int((Double(text.count * rounds) / seconds / 1e6).rounded())
    print("\(document.name): \(millions) million code points a second")
  }
}
