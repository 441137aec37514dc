import ArgumentParser
import TextmendFiles

/// `textmend undo`.
struct Undo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take back what `fix --journal` has done.",
    discussion: """
      Every file of the journal gets the bytes back that it held before it was fixed. A file that was changed since is \
      left alone and reported (exit status 3); one that holds its old bytes is not written, so an undo that was \
      interrupted is simply run again.

        textmend fix --journal mended.jsonl pages/
        textmend undo mended.jsonl
      """)

  @Argument(help: "The journal.")
  var journal: FilePath
  @OptionGroup var output: OutputArguments

  func run() throws {
    let contents: Journal
    do throws(FileError) {
      contents = try Journal(reading: journal)
    } catch {
      Messages.error("\(error)")
      throw ExitCode(ExitStatus.failure.rawValue)
    }
    if contents.isCutOff && output.verbose {
      Messages.note("\(journal): the last line is cut off; what it tells was not done")
    }
    try UndoRun(journal: contents, output: output).run().leave()
  }
}
