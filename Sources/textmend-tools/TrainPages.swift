import ArgumentParser
import Textmend

/// Writes the statistics by which one-byte pages are told apart.
struct TrainPages: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count the letters of languages whose files come in one-byte pages.",
    discussion: "The name of a file without its endings is that of its language, such as da.")

  @Option(help: "The file to write.")
  var output: String

  @Argument(help: "UTF-8 text, a paragraph a line, one file a language.")
  var corpora: [String]

  func run() throws {
    let trainer = PageTrainer(corpus: try Corpus(paths: corpora))
    let bytes = PageFile.bytes(trainer)
    try FileBytes.write(bytes, to: output)
    print("\(trainer.languages.count) languages, \(trainer.marks.count) marks, \(bytes.count) bytes")
  }
}
