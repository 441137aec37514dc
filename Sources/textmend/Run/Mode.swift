import Textmend
import TextmendFiles

/// What a verb does with each file once it is mended in memory: nothing, or write it.
protocol Mode: Sendable {
  /// The exit status when a file has edits.
  var statusForEdits: ExitStatus { get }

  /// Called on any thread, for a file that has edits, or is to be in another encoding than UTF-8, and has no undecodable
  /// byte.
  func carryOut(_ mended: Mended, as output: Options.Output, of content: FileContent, on file: TextFile)
    throws(FileError)

  /// Called before ``carryOut(_:of:on:)``: what of the mending is wanted.
  func chosen(_ mended: Mended, of outcome: FileOutcome) -> Mended

  /// Whether somebody at the terminal is talked to meanwhile.
  var isInteractive: Bool { get }

  /// Whether nothing but the encoding is asked for.
  var onlyDetects: Bool { get }

  /// Called on any thread, before a file is looked at.
  func prepare(_ file: TextFile) throws(FileError)
}

extension Mode {
  var onlyDetects: Bool { false }
  var isInteractive: Bool { false }
  func chosen(_ mended: Mended, of outcome: FileOutcome) -> Mended { mended }
  func prepare(_ file: TextFile) throws(FileError) {}
}

/// `check` and `diff`: changes nothing.
struct LookMode: Mode {
  let statusForEdits = ExitStatus.edits

  func carryOut(_ mended: Mended, as output: Options.Output, of content: FileContent, on file: TextFile) {}
}
