import Synchronization
import Textmend
import TextmendFiles

/// `fix`: puts the mended bytes into the file's place.
final class FixMode: Mode {
  let statusForEdits: ExitStatus
  /// Files written so far. One file may be named twice, or have two names in a folder; two threads must not
  /// write it at once, and the second has nothing left to do.
  private let written = Mutex<Set<TextFile.Identity>>([])

  let output: Options.Output

  init(statusForEdits: ExitStatus, output: Options.Output = Options.Output()) {
    self.statusForEdits = statusForEdits
    self.output = output
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
    guard let bytes = mended.encoded(output), bytes != file.bytes else { return }
    let isFirst = written.withLock { $0.insert(file.identity).inserted }
    if isFirst { try file.replace(with: bytes) }
  }
}
