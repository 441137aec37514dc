import Textmend

/// Serialises tables of lines as they are read, and numbers in little-endian order.
enum TableFile {
  static func append(_ value: UInt32, to bytes: inout [UInt8]) {
    for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  static func append(_ value: UInt16, to bytes: inout [UInt8]) {
    bytes.append(UInt8(truncatingIfNeeded: value))
    bytes.append(UInt8(truncatingIfNeeded: value >> 8))
  }

  /// As ``LineTable`` reads it. Cheap pairs are common ones: they come first and stand at home.
  static func lines(_ entries: [(key: UInt32, value: UInt8)]) -> [UInt8] {
    var fill = LineFill(lines: LineTable.lines, slots: LineTable.slots, farthest: LineTable.farthest)
    var bytes = [UInt8](repeating: 0, count: LineTable.byteCount)
    for line in 0..<LineTable.lines {
      let free = LineTable.freeEntry(line: line)
      for i in 0..<LineTable.slots {
        bytes[line * 64 + 2 * i] = UInt8(truncatingIfNeeded: free)
        bytes[line * 64 + 2 * i + 1] = UInt8(free >> 8)
      }
    }
    let ordered = entries.sorted { (cost($0.value, 0x3F), $0.key) < (cost($1.value, 0x3F), $1.key) }
    for entry in ordered {
      let place = LineTable.Place(entry.key)
      guard let (distance, slot) = fill.take(Int(place.line)) else { continue }
      let start = (Int(place.line) + distance) * 64
      let stored = UInt16(distance) << 14 | place.remainder
      bytes[start + 2 * slot] = UInt8(truncatingIfNeeded: stored)
      bytes[start + 2 * slot + 1] = UInt8(stored >> 8)
      bytes[start + LineTable.valueOffset(slot: slot)] = entry.value
    }
    for line in 0..<LineTable.lines { bytes[line * 64 + LineTable.reachOffset] = UInt8(fill.reach[line]) }
    return bytes
  }

  private static func cost(_ value: UInt8, _ mask: UInt8) -> UInt8 { value & mask }

  /// As ``HashLineTable`` reads it. Prefixes that are no words come first, for without them longer words are lost, then
  /// cheap words, which are common ones.
  static func lines(_ entries: [(hash: UInt64, value: UInt8)]) -> [UInt8] {
    var fill = LineFill(
      lines: HashLineTable.lines, slots: HashLineTable.slots, farthest: HashLineTable.farthest)
    var words = [UInt32](repeating: 0, count: HashLineTable.lines * 16)
    let ordered = entries.sorted {
      (cost($0.value &+ 1, 0x7F), $0.hash) < (cost($1.value &+ 1, 0x7F), $1.hash)
    }
    for entry in ordered {
      let place = HashLineTable.place(entry.hash)
      guard let (distance, slot) = fill.take(place.line) else { continue }
      words[(place.line + distance) * 16 + 1 + slot] =
        place.entry | UInt32(distance) << 9 | UInt32(entry.value)
      if distance > 0 { words[place.line * 16] |= HashLineTable.sign(entry.hash) }
    }
    for line in 0..<HashLineTable.lines { words[line * 16] |= UInt32(fill.reach[line]) }
    var bytes: [UInt8] = []
    for word in words { append(word, to: &bytes) }
    return bytes
  }
}

/// Which slots of a table of lines are taken.
private struct LineFill {
  private var used: [Int]
  private(set) var reach: [Int]
  private let slots: Int
  private let farthest: Int

  init(lines: Int, slots: Int, farthest: Int) {
    used = Array(repeating: 0, count: lines)
    reach = used
    self.slots = slots
    self.farthest = farthest
  }

  /// A slot in the home line or in one of the next; nil where all are taken. With tables filled to nine tenths that
  /// happens to one entry in thousands, which the model then backs off from.
  mutating func take(_ home: Int) -> (distance: Int, slot: Int)? {
    for distance in 0...farthest where home + distance < used.count && used[home + distance] < slots {
      reach[home] = max(reach[home], distance)
      used[home + distance] += 1
      return (distance, used[home + distance] - 1)
    }
    return nil
  }
}
