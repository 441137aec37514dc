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
}
