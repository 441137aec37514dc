import ArgumentParser
import Textmend

/// Measures the embedded model on the lines that training held out.
struct MeasureModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report bits per character and how far damaged text stands from clean text.",
    discussion: """
      d' is the distance of the mean costs of clean and of damaged windows in standard deviations. The costs are
      scores of the cheapest reading; their probabilities sum to a little more than one.
      """)

  @Option(help: "A folder with language-*.bin; without it, the embedded model.")
  var model: String?

  @Argument(help: "The corpora that the model was trained on.")
  var corpora: [String]

  func run() throws {
    let corpus = try Corpus(paths: corpora)
    let model = try model.map { try ModelFiles.load(directory: $0) } ?? .shared
    for document in corpus.documents {
      var bits = 0.0
      var characters = 0
      document.forEachLine(of: .heldOut) { scalars in
        bits += model.cost(of: scalars).double
        characters += scalars.count
      }
      let mean = rounded(bits / Double(max(characters, 1)))
      print("\(document.name): \(mean) bits a character, \(characters) characters")
    }
    for document in corpus.documents where ["en", "ru", "zh-Hans", "zh-Hant"].contains(document.name) {
      speed(document, model)
    }
    let gbk = SystemCodePage("GBK")
    let big5 = SystemCodePage("BIG5")
    for document in corpus.documents where document.name == "zh-Hans" {
      separation("UTF-8 as GBK", document, model) { gbk.decode(utf8($0)) }
      separation("GBK shifted", document, model) { shifted($0, gbk) }
      separation("GBK as Big5", document, model) { big5.decode(gbk.encode($0)) }
    }
    for document in corpus.documents where document.name == "zh-Hant" {
      separation("Big5 as GBK", document, model) { gbk.decode(big5.encode($0)) }
    }
  }

  /// A byte lost at the start. Characters with an ASCII byte are left out, for they would end the misalignment.
  private func shifted(_ scalars: [UInt32], _ page: SystemCodePage) -> [UInt32] {
    let kept = scalars.filter { scalar in page.encode([scalar]).allSatisfy { $0 >= 0x80 } }
    return page.decode(page.encode(kept).dropFirst())
  }

  /// Code points a second, over the held-out lines of one language.
  private func speed(_ document: Corpus.Document, _ model: LanguageModel) {
    var text: [UInt32] = []
    document.forEachLine(of: .heldOut) { text += $0 + [0x0A] }
    if text.isEmpty { return }
    let rounds = 1 + 4_000_000 / text.count
    let time = ContinuousClock().measure {
      for _ in 0..<rounds { _ = model.cost(of: text) }
    }
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    print(
      "\(document.name): \(rounded(Double(text.count * rounds) / seconds / 1e6)) million code points a second"
    )
  }

  private func utf8(_ scalars: [UInt32]) -> [UInt8] {
    var text = String.UnicodeScalarView()
    for scalar in scalars { text.append(Unicode.Scalar(scalar) ?? "?") }
    return Array(String(text).utf8)
  }

  private func separation(
    _ name: String, _ document: Corpus.Document, _ model: LanguageModel, damage: ([UInt32]) -> [UInt32]
  ) {
    for length in [4, 8, 16] {
      var clean = Moments()
      var damaged = Moments()
      document.forEachLine(of: .heldOut) { scalars in
        clean.add(windows: scalars, length, model)
        damaged.add(windows: damage(scalars), length, model)
      }
      let spread = ((clean.variance + damaged.variance) / 2).squareRoot()
      let distance = (damaged.mean - clean.mean) / spread
      print(
        "\(name), \(length) characters: d' \(rounded(distance))",
        "(\(rounded(clean.mean)) and \(rounded(damaged.mean)) bits a character)")
    }
  }

  private func rounded(_ x: Double) -> Double { (x * 100).rounded() / 100 }
}

/// Mean and variance of bits a character over windows without ASCII, each read after the text before it.
private struct Moments {
  private var count = 0.0
  private var sum = 0.0
  private var squares = 0.0

  var mean: Double { sum / max(count, 1) }
  var variance: Double { squares / max(count, 1) - mean * mean }

  mutating func add(windows scalars: [UInt32], _ size: Int, _ model: LanguageModel) {
    var state = LanguageModel.State()
    var bits = 0.0
    var length = 0
    for scalar in scalars {
      bits += model.step(&state, scalar).double
      length += 1
      if scalar < 0x80 {
        bits = 0
        length = 0
      } else if length == size {
        count += 1
        sum += bits / Double(size)
        squares += bits / Double(size) * bits / Double(size)
        bits = 0
        length = 0
      }
    }
  }
}
