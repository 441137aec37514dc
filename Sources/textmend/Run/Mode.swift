import Textmend
import TextmendFiles

/// What a verb does with each file once it is mended in memory: nothing, or write it.
protocol Mode: Sendable {
  /// The exit status when a file has edits.
  var statusForEdits: ExitStatus { get }

  /// Called on any thread, for a file that has edits, or is to be in another encoding than UTF-8, and has no undecodable
  /// byte.
  func carryOut(_ mended: Mended, on file: TextFile) throws(FileError)

  /// Whether nothing but the encoding is asked for.
  var onlyDetects: Bool { get }

  /// What is written.
  var output: Options.Output { get }

  /// Called on any thread, before a file is looked at.
  func prepare(_ file: TextFile) throws(FileError)
}

extension Mode {
  var onlyDetects: Bool { false }
  var output: Options.Output { Options.Output() }
  func prepare(_ file: TextFile) throws(FileError) {}
}

/// `check` and `diff`: changes nothing.
struct LookMode: Mode {
  let statusForEdits = ExitStatus.edits

  func carryOut(_ mended: Mended, on file: TextFile) {}
}
