import Textmend

/// Which lines an edited text has instead of which: read off the report, so nothing needs to be compared that was
/// not edited.
///
/// - Complexity: linear in the text.
struct LineChanges {
  /// Ranges of line numbers, from 0.
  struct Change: Hashable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// Lines with their ends, as ranges of bytes.
  let oldLines: [Range<Int>]
  let newLines: [Range<Int>]
  /// In order, not touching.
  private(set) var changes: [Change] = []

  init(from old: [UInt8], to new: [UInt8], edits: [Edit]) {
    oldLines = LineChanges.lines(of: old)
    newLines = LineChanges.lines(of: new)
    var line = (old: 0, new: 0)
    for block in LineChanges.blocks(of: edits, in: old) {
      let start = LineChanges.count(&line.old, in: oldLines, until: block.old.lowerBound)
      let newStart = LineChanges.count(&line.new, in: newLines, until: block.new.lowerBound)
      let end = LineChanges.count(&line.old, in: oldLines, until: block.old.upperBound)
      let newEnd = LineChanges.count(&line.new, in: newLines, until: block.new.upperBound)
      refine(Change(old: start..<end, new: newStart..<newEnd), old, new)
    }
  }

  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      lines.append(start..<(index + 1))
      start = index + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }

  /// Whole lines that hold edits, as bytes of both texts. What lies between two blocks is the same in both.
  private static func blocks(of edits: [Edit], in old: [UInt8]) -> [Change] {
    var blocks: [Change] = []
    /// New offset minus old offset behind the last edit.
    var shift = 0
    for edit in edits {
      // A line end that an edit covers, or ends with, is not there to end a line.
      let end = old[edit.source.upperBound...].firstIndex(of: 0x0A).map { $0 + 1 } ?? old.count
      let growth = edit.after.count - edit.source.count
      if let last = blocks.last,
        edit.source.lowerBound < last.old.upperBound || last.old.upperBound == old.count
      {
        blocks[blocks.count - 1].old = last.old.lowerBound..<end
        blocks[blocks.count - 1].new = last.new.lowerBound..<(end + shift + growth)
      } else {
        let start = old[..<edit.source.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        blocks.append(Change(old: start..<end, new: (start + shift)..<(end + shift + growth)))
      }
      shift += growth
    }
    return blocks
  }

  private static func count(_ line: inout Int, in lines: [Range<Int>], until offset: Int) -> Int {
    while line < lines.count, lines[line].lowerBound < offset { line += 1 }
    return line
  }

  /// Leaves out of a block the lines that came through unchanged.
  private mutating func refine(_ block: Change, _ old: [UInt8], _ new: [UInt8]) {
    func isSame(_ i: Int, _ j: Int) -> Bool { old[oldLines[i]] == new[newLines[j]] }
    var (a, b) = (block.old, block.new)
    if a.count == b.count {
      for (i, j) in zip(a, b) where !isSame(i, j) { append(Change(old: i..<(i + 1), new: j..<(j + 1))) }
      return
    }
    while let i = a.first, let j = b.first, isSame(i, j) { (a, b) = (a.dropFirst(), b.dropFirst()) }
    while let i = a.last, let j = b.last, isSame(i, j) { (a, b) = (a.dropLast(), b.dropLast()) }
    append(Change(old: a, new: b))
  }

  private mutating func append(_ change: Change) {
    if let last = changes.last, last.old.upperBound == change.old.lowerBound,
      last.new.upperBound == change.new.lowerBound
    {
      changes[changes.count - 1] = Change(
        old: last.old.lowerBound..<change.old.upperBound, new: last.new.lowerBound..<change.new.upperBound)
    } else {
      changes.append(change)
    }
  }
}
