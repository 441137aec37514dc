import Synchronization
import Textmend
import TextmendFiles

/// `fix`: puts the mended bytes into the file's place.
final class FixMode: Mode {
  let statusForEdits: ExitStatus
  /// Decides about each edit; nil: all are made.
  private let reviewer: Reviewer?
  /// Files written so far. One file may be named twice, or have two names in a folder; two threads must not
  /// write it at once, and the second has nothing left to do.
  private let written = Mutex<Set<TextFile.Identity>>([])

  init(statusForEdits: ExitStatus, reviewer: Reviewer? = nil) {
    self.statusForEdits = statusForEdits
    self.reviewer = reviewer
  }

  var isInteractive: Bool { reviewer != nil }

  func chosen(_ mended: Mended, of outcome: FileOutcome) -> Mended {
    reviewer?.chosen(mended, of: outcome) ?? mended
  }

  func prepare(_ file: TextFile) throws(FileError) {
    do {
      try file.checkNotInterrupted()
    } catch {
      // Another thread of this run may be writing it under another name: it says so before it saves a copy.
      let isOurs = written.withLock { $0.contains(file.identity) }
      if !isOurs { throw error }
    }
  }

  func carryOut(_ mended: Mended, on file: TextFile) throws(FileError) {
    let isFirst = written.withLock { $0.insert(file.identity).inserted }
    if isFirst { try file.replace(with: mended.bytes) }
  }
}
