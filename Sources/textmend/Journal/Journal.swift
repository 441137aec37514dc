import Textmend
import TextmendFiles

/// What `fix --journal` has written, by file.
struct Journal {
  /// Files sorted by the bytes of their paths, each with its entries, the oldest first. A journal's own order depends on
  /// which thread was first.
  private(set) var files: [(path: FilePath, entries: [JournalEntry])] = []
  /// Whether the last line has no end: the run that wrote it was killed before it changed that file.
  private(set) var isCutOff = false

  /// - Throws: ``FileError`` where the file cannot be read, or is no journal.
  init(reading path: FilePath) throws(FileError) {
    let bytes = try TextFile(reading: path).bytes
    guard Journal.isJournal(bytes) || JournalEntry.header.starts(with: bytes) else {
      throw FileError(.unreadable, path, "is no journal of Textmend")
    }
    let end = (bytes.lastIndex(of: 0x0A) ?? -1) + 1
    isCutOff = end < bytes.count
    var places: [FilePath: Int] = [:]
    for (number, line) in bytes[..<end].split(separator: 0x0A).enumerated().dropFirst() {
      guard let entry = JournalEntry(line: line) else {
        throw FileError(.unreadable, path, "line \(number + 1) is no entry of a journal; nothing was undone")
      }
      if let place = places[entry.path] {
        files[place].entries.append(entry)
      } else {
        places[entry.path] = files.count
        files.append((entry.path, [entry]))
      }
    }
    files.sort { $0.path.bytes.lexicographicallyPrecedes($1.path.bytes) }
  }

  /// Whether a file is one that `fix --journal` has made: its text is a record, not to be mended.
  static func isJournal(_ bytes: [UInt8]) -> Bool { bytes.starts(with: JournalEntry.header) }
}
