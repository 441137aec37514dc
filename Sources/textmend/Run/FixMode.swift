import Synchronization
import Textmend
import TextmendFiles

/// `fix`: puts the mended bytes into the file's place.
final class FixMode: Mode {
  let statusForEdits: ExitStatus
  private let record: FixRecord
  /// Decides about each edit; nil: all are made.
  private let reviewer: Reviewer?
  /// Files written so far. One file may be named twice, or have two names in a folder; two threads must not
  /// write it at once, and the second has nothing left to do.
  private let written = Mutex<Set<FileOrigin.Identity>>([])

  init(statusForEdits: ExitStatus, record: FixRecord = FixRecord(), reviewer: Reviewer? = nil) {
    self.statusForEdits = statusForEdits
    self.record = record
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
      if !hasWritten(file.origin) { throw error }
    }
  }

  /// A journal and a reviewer need all edits, a backup the old bytes, and so does a file that is written in place.
  func takesSegments(of file: LargeFile) -> Bool {
    reviewer == nil && record.journal == nil && record.backupSuffix == nil && file.isReplaceable
  }

  var writesSegments: Bool { true }
  var keepsTime: Bool { record.keepsTime }

  func hasWritten(_ origin: FileOrigin) -> Bool { written.withLock { $0.contains(origin.identity) } }

  func noteWritten(_ origin: FileOrigin) { _ = written.withLock { $0.insert(origin.identity) } }

  func carryOut(
    _ mended: Mended, as output: Options.Output, of content: FileContent, on file: TextFile
  ) throws(FileError) {
    guard let text = mended.encoded(output), text != content.bytes else { return }
    let isFirst = written.withLock { $0.insert(file.origin.identity).inserted }
    guard isFirst else { return }
    let new = try content.encode(text)
    if let suffix = record.backupSuffix { try file.backUp(suffix: suffix) }
    if let journal = record.journal {
      try journal.append(JournalEntry(mended, of: content, on: file, replacedBy: new).line)
    }
    try file.replace(with: new, keepsTime: record.keepsTime)
  }
}

/// What `fix` keeps of the files that it changes, so that their old bytes can be had again.
struct FixRecord: Sendable {
  var journal: JournalFile?
  /// Behind the name of a file's copy.
  var backupSuffix: [UInt8]?
  var keepsTime = false
}
