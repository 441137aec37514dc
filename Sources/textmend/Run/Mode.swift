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

  /// Whether a large file may be mended in segments: its old bytes and its edits are then never at hand as a whole.
  func takesSegments(of file: LargeFile) -> Bool
  /// Whether what becomes of the segments is written.
  var writesSegments: Bool { get }
  /// Whether the time of a file's last change stays.
  var keepsTime: Bool { get }
  /// Whether this run has written the file.
  func hasWritten(_ origin: FileOrigin) -> Bool
  /// Called when a file that was mended in segments is written.
  func noteWritten(_ origin: FileOrigin)
}

extension Mode {
  var onlyDetects: Bool { false }
  var isInteractive: Bool { false }
  func chosen(_ mended: Mended, of outcome: FileOutcome) -> Mended { mended }
  func prepare(_ file: TextFile) throws(FileError) {}
  func takesSegments(of file: LargeFile) -> Bool { false }
  var writesSegments: Bool { false }
  var keepsTime: Bool { false }
  func hasWritten(_ origin: FileOrigin) -> Bool { false }
  func noteWritten(_ origin: FileOrigin) {}
}

/// `check` and `diff`: changes nothing.
struct LookMode: Mode {
  let statusForEdits = ExitStatus.edits

  func takesSegments(of file: LargeFile) -> Bool { true }

  func carryOut(_ mended: Mended, as output: Options.Output, of content: FileContent, on file: TextFile) {}
}
