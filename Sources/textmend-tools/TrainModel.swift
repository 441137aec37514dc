import ArgumentParser
import Textmend

/// Writes the files of the language model from corpora and lists.
struct TrainModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train the language model on UTF-8 text.",
    discussion: "One line of fifty, chosen by its hash, is held out; measure-model reads only those.")

  @Option(help: "The folder with pinyin.tsv, t2s.tsv, s2t.tsv, words_zh.tsv and the other lists.")
  var tables: String

  @Option(help: "Unihan's properties, a code point, a property and a value a line.")
  var unihan: String

  @Option(help: "The folder to write language-*.bin into.")
  var output: String

  @Argument(help: "UTF-8 text, a paragraph a line.")
  var corpora: [String]

  func run() throws {
    let lexicon = try Lexicon(directory: tables, unihan: unihan)
    let trainer = LanguageTrainer(corpus: try Corpus(paths: corpora), lexicon: lexicon)
    for file in trainer.files { try FileBytes.write(file.bytes, to: "\(output)/\(file.name)") }
    for line in trainer.summary { print(line) }
  }
}

/// Prints what the model thinks of lines of text.
struct ModelCost: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the cost in bits of each line of standard input.")

  @Option(help: "Text whose repetitions the model may use.")
  var cache: String?

  @Option(help: "A folder with language-*.bin; without it, the embedded model.")
  var model: String?

  @Flag(help: "Print each character's share.")
  var characters = false

  func run() throws {
    let model = try model.map { try ModelFiles.load(directory: $0) } ?? .shared
    while let line = readLine() {
      let scalars = line.unicodeScalars.map(\.value)
      var state = LanguageModel.State()
      var total = Bits.zero
      var shares = ""
      let document = DocumentCache(of: (cache ?? "").unicodeScalars.map(\.value))
      for scalar in scalars {
        let bits = cache == nil ? model.step(&state, scalar) : model.step(&state, scalar, cache: document)
        total += bits
        if characters { shares += "\(Unicode.Scalar(scalar) ?? "?") \(bits.double) " }
      }
      print("\(total.double)\t\(line)\(characters ? "\t" + shares : "")")
    }
  }
}
