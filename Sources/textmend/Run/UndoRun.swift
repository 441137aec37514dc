import Textmend
import TextmendFiles

/// Takes back what a journal tells, file by file; each is replaced whole or not at all.
struct UndoRun {
  var journal: Journal
  var output: OutputArguments

  /// What became of one file.
  enum Outcome: Equatable {
    /// - edits: how many were taken back.
    case restored(edits: Int)
    /// It holds its old bytes already.
    case nothingToDo
  }

  func run() -> ExitStatus {
    var status = ExitStatus.success
    var writer = OutputWriter()
    var restored = 0
    for (path, entries) in journal.files {
      do throws(FileError) {
        switch try UndoRun.undo(entries, at: path) {
        case .restored(let edits):
          restored += 1
          if !output.quiet { writer.write("\(path): \(edits) edit\(edits == 1 ? "" : "s") taken back\n") }
        case .nothingToDo:
          if output.verbose { writer.write("\(path): nothing to do\n") }
        }
      } catch {
        status.raise(to: .failure)
        writer.flush()
        Messages.error("\(error)")
      }
    }
    if !output.quiet && restored > 0 {
      writer.write("\(restored) file\(restored == 1 ? "" : "s") restored\n")
    }
    writer.flush()
    if writer.hasFailed { status.raise(to: .failure) }
    return status
  }

  /// - Parameter entries: of one file, the oldest first.
  static func undo(_ entries: [JournalEntry], at path: FilePath) throws(FileError) -> Outcome {
    let file = try TextFile(reading: path)
    try file.checkNotInterrupted()
    var bytes = file.bytes
    var hash = SHA256.hexadecimal(bytes)
    var edits = 0
    var isKnown = false
    for entry in entries.reversed() {
      // An entry stands in the journal before its file is changed, so a run that was killed, or an earlier undo,
      // leaves entries whose file holds the old bytes.
      isKnown = hash == entry.hashBefore
      if hash == entry.hashAfter, let old = entry.reversed(bytes) {
        bytes = old
        hash = entry.hashBefore
        edits += entry.edits.count
        isKnown = true
      }
    }
    guard isKnown else {
      throw FileError(.changed, path, "has been changed since it was fixed; left alone")
    }
    guard bytes != file.bytes else { return .nothingToDo }
    try file.replace(with: bytes)
    return .restored(edits: edits)
  }
}
