import Textmend

/// Serialises what `LetterTable` reads: rows of trigrams interleaved, bigrams and letters in full.
struct LetterFile {
  private(set) var bytes: [UInt8] = []

  /// Bits 8 and up, the start of the row; below, what leaving it costs in eighths of a bit.
  private var contexts: [UInt32] = []
  /// Sixteenths of a bit.
  private var seconds: [UInt16] = []
  private var rows = InterleavedRows()

  /// - Parameter entries: keys of `LetterKey` with costs in eighths of a bit.
  init(entries: [(key: UInt32, value: UInt8)]) {
    var header: [UInt32] = []
    var pending: [Row] = []
    for script in 0..<UInt32(8) {
      let own = entries.filter { $0.key >> 24 == script }
      let width = LetterFile.width(own)
      header += [UInt32(width), UInt32(contexts.count), UInt32(seconds.count), 0]
      addSeconds(own, width)
      addContexts(own, width, &pending)
    }
    // The fullest first, ties by context, so that training is deterministic.
    pending.sort { ($1.letters.count, $0.context) < ($0.letters.count, $1.context) }
    for row in pending { contexts[row.context] |= UInt32(rows.place(row.letters)) << 8 }

    header += [UInt32(contexts.count), UInt32(seconds.count), UInt32(rows.entries.count), 0]
    for value in header + contexts { TableFile.append(value, to: &bytes) }
    for value in seconds + rows.entries { TableFile.append(value, to: &bytes) }
  }

  private struct Row {
    var context: Int
    var letters: [(letter: UInt8, cost: UInt8)]
  }

  /// One more than the highest letter.
  private static func width(_ entries: [(key: UInt32, value: UInt8)]) -> Int {
    entries.lazy.map { Int($0.key & 0xFF) }.filter { $0 < LetterKey.backOff }.max().map { $0 + 1 } ?? 0
  }

  /// Letter after letter, and a last row for letters without context; what no entry says is backed off from here.
  private mutating func addSeconds(_ entries: [(key: UInt32, value: UInt8)], _ width: Int) {
    var alone = [UInt16](repeating: UInt16(LetterKey.unknownLetter), count: width)
    var backOff = [UInt16](repeating: 0, count: width)
    var known: [(index: Int, cost: UInt16)] = []
    for (key, value) in entries where UInt8(truncatingIfNeeded: key >> 16) == LetterKey.any {
      let second = UInt8(truncatingIfNeeded: key >> 8)
      let letter = UInt8(truncatingIfNeeded: key)
      if second == LetterKey.any {
        alone[Int(letter)] = UInt16(value) * 2
      } else if letter == LetterKey.backOff {
        backOff[Int(second)] = UInt16(value) * 2
      } else {
        known.append((Int(second) * width + Int(letter), UInt16(value) * 2))
      }
    }
    let start = seconds.count
    for second in 0..<width { seconds += alone.map { $0 + backOff[second] } }
    seconds += alone
    for (index, cost) in known { seconds[start + index] = cost }
  }

  private mutating func addContexts(
    _ entries: [(key: UInt32, value: UInt8)], _ width: Int, _ pending: inout [Row]
  ) {
    let start = contexts.count
    contexts += [UInt32](repeating: UInt32(LetterTable.emptyRow) << 8, count: width * width)
    var found: [Int: Row] = [:]
    for (key, value) in entries where UInt8(truncatingIfNeeded: key >> 16) != LetterKey.any {
      let context = start + Int(key >> 16 & 0xFF) * width + Int(key >> 8 & 0xFF)
      if UInt8(truncatingIfNeeded: key) == LetterKey.backOff {
        contexts[context] |= UInt32(value)
      } else {
        found[context, default: Row(context: context, letters: [])].letters
          .append((UInt8(truncatingIfNeeded: key), value))
      }
    }
    pending += found.values
  }
}

/// Sparse rows in one array, each moved until its entries fall on free places.
private struct InterleavedRows {
  /// `letter << 8 | cost`; the first 256 are the row without entries.
  private(set) var entries = [UInt16](repeating: LetterTable.freeEntry, count: 256)
  private var isStart = [Bool](repeating: true, count: 256)
  private var firstFree = 256

  /// The start of the row: the lowest that is free and no other row's.
  mutating func place(_ letters: [(letter: UInt8, cost: UInt8)]) -> Int {
    while firstFree < entries.count, entries[firstFree] != LetterTable.freeEntry { firstFree += 1 }
    let first = letters.map { Int($0.letter) }.min() ?? 0
    var start = max(256, firstFree - first)
    while !fits(letters, at: start) { start += 1 }
    let end = start + 256
    if end > entries.count {
      isStart += [Bool](repeating: false, count: end - entries.count)
      entries += [UInt16](repeating: LetterTable.freeEntry, count: end - entries.count)
    }
    isStart[start] = true
    for (letter, cost) in letters { entries[start + Int(letter)] = UInt16(letter) << 8 | UInt16(cost) }
    return start
  }

  private func fits(_ letters: [(letter: UInt8, cost: UInt8)], at start: Int) -> Bool {
    if start < isStart.count, isStart[start] { return false }
    return letters.allSatisfy { letter, _ in
      let place = start + Int(letter)
      return place >= entries.count || entries[place] == LetterTable.freeEntry
    }
  }
}
