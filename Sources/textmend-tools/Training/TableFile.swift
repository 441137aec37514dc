import Textmend

/// Serialises maps as ``PackedTable`` reads them, and headers in little-endian order.
enum TableFile {
  static func append(_ value: UInt32, to bytes: inout [UInt8]) {
    for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  static func append(_ value: UInt16, to bytes: inout [UInt8]) {
    bytes.append(UInt8(truncatingIfNeeded: value))
    bytes.append(UInt8(truncatingIfNeeded: value >> 8))
  }

  /// - Parameter entries: mixed keys and values. Of two entries with one key the first in order of value stays.
  static func packed(_ entries: [(mixed: UInt32, value: UInt8)], keyBits: UInt32) -> [UInt8] {
    let sorted = entries.sorted { ($0.mixed, $0.value) < ($1.mixed, $1.value) }
    var unique: [(mixed: UInt32, value: UInt8)] = []
    unique.reserveCapacity(sorted.count)
    for entry in sorted where unique.last?.mixed != entry.mixed { unique.append(entry) }

    var bytes: [UInt8] = []
    append(keyBits, to: &bytes)
    append(UInt32(unique.count), to: &bytes)
    let buckets = 1 << Int(keyBits - 16)
    var next = 0
    for bucket in 0..<buckets {
      append(UInt32(next), to: &bytes)
      while next < unique.count, Int(unique[next].mixed >> 16) == bucket { next += 1 }
    }
    append(UInt32(unique.count), to: &bytes)
    for entry in unique { append(UInt16(truncatingIfNeeded: entry.mixed), to: &bytes) }
    for entry in unique { bytes.append(entry.value) }
    return bytes
  }

  static func packed(keys: [(key: UInt32, value: UInt8)], keyBits: UInt32) -> [UInt8] {
    packed(keys.map { (PackedTable.mix($0.key, bits: keyBits), $0.value) }, keyBits: keyBits)
  }

  /// As ``LineTable`` reads it; entries in the order of their keys.
  static func lines(_ entries: [(key: UInt32, value: UInt8)]) -> [UInt8] {
    var fill = LineFill(lines: LineTable.lines, slots: LineTable.slots, farthest: LineTable.farthest)
    var bytes = [UInt8](repeating: 0, count: LineTable.byteCount)
    // A free slot must match no key: remainders end below 2^14 − 1.
    for line in 0..<LineTable.lines {
      for i in 0..<2 * LineTable.slots { bytes[line * 64 + i] = 0xFF }
    }
    for entry in entries {
      let place = LineTable.place(entry.key)
      guard let (distance, slot) = fill.take(place.line) else { continue }
      let start = (place.line + distance) * 64
      let stored = UInt16(distance) << 14 | place.remainder
      bytes[start + 2 * slot] = UInt8(truncatingIfNeeded: stored)
      bytes[start + 2 * slot + 1] = UInt8(stored >> 8)
      bytes[start + LineTable.valueOffset + slot] = entry.value
    }
    for line in 0..<LineTable.lines { bytes[line * 64 + LineTable.reachOffset] = UInt8(fill.reach[line]) }
    return bytes
  }

  /// As ``HashLineTable`` reads it; entries in the order of their hashes.
  static func lines(_ entries: [(hash: UInt64, value: UInt8)]) -> [UInt8] {
    var fill = LineFill(
      lines: HashLineTable.lines, slots: HashLineTable.slots, farthest: HashLineTable.farthest)
    var words = [UInt32](repeating: 0, count: HashLineTable.lines * 16)
    for entry in entries {
      let place = HashLineTable.place(entry.hash)
      guard let (distance, slot) = fill.take(place.line) else { continue }
      words[(place.line + distance) * 16 + 1 + slot] =
        place.entry | UInt32(distance) << 9 | UInt32(entry.value)
    }
    for line in 0..<HashLineTable.lines { words[line * 16] = UInt32(fill.reach[line]) }
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
