import ArgumentParser
import TextmendFiles

/// A first word that is no verb and no file, but nearly a verb: `textmend chekc pages/`.
///
/// Without a verb the words are paths to check, and who mistyped one would be told of files that do not exist, and with
/// `fxi` that the rest was checked.
struct MistypedVerb: CustomStringConvertible {
  private let word: String
  private let verb: String

  /// Nil where the first word may be meant as it stands.
  init?(_ arguments: [String]) {
    guard let word = arguments.first, !word.hasPrefix("-"), word != "help",
      !TextmendCommand.all.contains(where: { $0._commandName == word }),
      !FilePath(bytes: RawArguments.bytes(word)).exists,
      let verb = Suggestion.nearest(to: word, among: TextmendCommand.all.map { $0._commandName })
    else { return nil }
    self.word = word
    self.verb = verb
  }

  var description: String { "\(word): no such verb or file; did you mean `textmend \(verb)`?" }
}
