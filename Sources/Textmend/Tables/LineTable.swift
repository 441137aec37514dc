/// A read-only map from 28-bit keys to bytes, laid out in cache lines: 3 bytes an entry, no key lost, one line touched
/// by nearly every query.
///
/// A key is mixed by a bijection; the product with the number of lines gives its home line and a remainder of
/// 14 bits. A line holds 21 entries (`displacement << 14 | remainder`), how far its overflow reaches, and 21 values.
@safe
package struct LineTable: @unchecked Sendable {
  package static let slots = 21
  /// 3 · 2^13: a line is chosen by a shift, and the remainder found by a division by three.
  package static let lines = 3 << 13
  package static let keyBits: UInt32 = 28
  package static let byteCount = lines * 64
  package static let farthest = 3
  package static let reachOffset = 42
  package static let valueOffset = 43

  private let bytes: UnsafeRawPointer

  /// - Parameter bytes: ``byteCount`` bytes written by `textmend-tools train-model`, which outlive the table.
  package init(_ bytes: UnsafeRawPointer) { unsafe self.bytes = unsafe bytes }

  /// The home line and remainder of a key.
  @inline(__always)
  package static func place(_ key: UInt32) -> (line: Int, remainder: UInt16) {
    let product = UInt64(PackedTable.mix(key, bits: keyBits)) * 3
    return (Int(product >> 15), UInt16((product & 0x7FFF) / 3))
  }

  @inline(__always)
  func value(_ key: UInt32) -> UInt8? {
    let place = LineTable.place(key)
    // SAFETY: product < 3 · 2^28, so the line is one of 3 · 2^13; overflow reaches no farther than the last line.
    var line = unsafe bytes + place.line * 64
    let reach = unsafe Int(line.load(fromByteOffset: LineTable.reachOffset, as: UInt8.self))
    if let slot = unsafe LineTable.slot(of: place.remainder, in: line) {
      return unsafe line.load(fromByteOffset: LineTable.valueOffset + slot, as: UInt8.self)
    }
    var distance: UInt16 = 1
    while Int(distance) <= reach {
      unsafe line += 64
      if let slot = unsafe LineTable.slot(of: distance << 14 | place.remainder, in: line) {
        return unsafe line.load(fromByteOffset: LineTable.valueOffset + slot, as: UInt8.self)
      }
      distance += 1
    }
    return nil
  }

  /// Compares all slots at once: the loop has no branch and becomes vector code.
  @inline(__always)
  private static func slot(of entry: UInt16, in line: UnsafeRawPointer) -> Int? {
    var found: UInt16 = 0
    // SAFETY: 24 two-byte loads stay within the line of 64 bytes; the last three are no entries and count nothing.
    let entries = unsafe line.assumingMemoryBound(to: UInt16.self)
    for i in 0..<24 as Range<UInt16> {
      let number = i < 21 ? i &+ 1 : 0
      found |= unsafe entries[Int(i)] == entry ? number : 0
    }
    return found == 0 ? nil : Int(found) - 1
  }
}

/// A read-only map from 64-bit hashes to bytes in cache lines: 4 bytes an entry, 36 bits of the hash compared.
///
/// A line holds a word that says how far its overflow reaches, and 15 entries:
/// `tag << 11 | displacement << 9 | 1 << 8 | value`.
@safe
package struct HashLineTable: @unchecked Sendable {
  package static let slots = 15
  package static let lines = 3 << 13
  package static let byteCount = lines * 64
  package static let farthest = 3

  private let bytes: UnsafeRawPointer

  /// - Parameter bytes: ``byteCount`` bytes written by `textmend-tools train-model`, which outlive the table.
  package init(_ bytes: UnsafeRawPointer) { unsafe self.bytes = unsafe bytes }

  /// The home line of a hash, and the entry at home without its value.
  @inline(__always)
  package static func place(_ hash: UInt64) -> (line: Int, entry: UInt32) {
    let line = Int(((hash >> 32) * UInt64(lines)) >> 32)
    return (line, UInt32(truncatingIfNeeded: hash) & 0xFFFF_F800 | 0x100)
  }

  @inline(__always)
  func value(_ hash: UInt64) -> UInt8? {
    let place = HashLineTable.place(hash)
    // SAFETY: place() answers one of the lines; overflow reaches no farther than the last line.
    var line = unsafe (bytes + place.line * 64).assumingMemoryBound(to: UInt32.self)
    let reach = unsafe line[0]
    var distance: UInt32 = 0
    repeat {
      let wanted = place.entry | distance << 9
      var found: UInt32 = 0
      // SAFETY: sixteen four-byte loads are the line; the first has no bit 8 and never matches.
      for i in 0..<16 {
        let difference = unsafe line[i] ^ wanted
        found |= difference >> 8 == 0 ? difference | 0x100 : 0
      }
      if found != 0 { return UInt8(truncatingIfNeeded: found) }
      unsafe line += 16
      distance += 1
    } while distance <= reach
    return nil
  }
}
