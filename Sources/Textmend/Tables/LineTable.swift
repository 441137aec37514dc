internal import CTextmendTables

/// A read-only map from 28-bit keys to bytes, laid out in cache lines: 3 bytes an entry, no key lost, one line touched
/// by nearly every query.
///
/// A key is mixed by a bijection; the product with the number of lines gives its home line and a remainder of
/// 14 bits. A line holds 21 entries (`displacement << 14 | remainder`), how far its overflow reaches, and 21 values.
@safe package struct LineTable: Sendable {
  package static let slots = 21
  /// 3 · 2^13: a line is chosen by a shift, and the remainder found by a division by three.
  package static let lines = 3 << 13
  package static let keyBits: UInt32 = 28
  package static let byteCount = lines * 64
  package static let farthest = 3
  package static let reachOffset = 42
  package static let valueOffset = 43

  // SAFETY: points into a blob that outlives the table and never changes.
  private nonisolated(unsafe) let bytes: UnsafeRawPointer

  /// - Parameter bytes: ``byteCount`` bytes written by `textmend-tools train-model`, which outlive the table.
  package init(_ bytes: UnsafeRawPointer) { unsafe self.bytes = unsafe bytes }

  /// The home line and remainder of a key.
  @inline(__always)
  package static func place(_ key: UInt32) -> (line: Int, remainder: UInt16) {
    let product = UInt64(PackedTable.mix(key, bits: keyBits)) * 3
    return (Int(product >> 15), UInt16((product & 0x7FFF) / 3))
  }

  /// Asks for the line of a key that will be queried soon.
  @inline(__always)
  func prefetch(_ key: UInt32) {
    // SAFETY: a prefetch reads nothing.
    unsafe textmend_prefetch(bytes + LineTable.place(key).line * 64)
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

  /// Compares four slots at a time: a lane of `difference` is zero where the entry stands, and the lowest zero lane is
  /// found by its borrow. (SIMD masks compile to far more on x86-64.)
  @inline(__always)
  private static func slot(of entry: UInt16, in line: UnsafeRawPointer) -> Int? {
    let ones: UInt64 = 0x0001_0001_0001_0001
    let wanted = UInt64(entry) &* ones
    for i in 0..<5 {
      // SAFETY: five loads of eight bytes and one of two are the 42 bytes of the entries.
      let difference = unsafe line.load(fromByteOffset: i &* 8, as: UInt64.self) ^ wanted
      let zero = (difference &- ones) & ~difference & (ones << 15)
      if zero != 0 { return i &* 4 &+ zero.trailingZeroBitCount >> 4 }
    }
    return unsafe line.load(fromByteOffset: 40, as: UInt16.self) == entry ? 20 : nil
  }
}

/// A read-only map from 64-bit hashes to bytes in cache lines: 4 bytes an entry, 34 bits of the hash compared.
///
/// A line holds a word that says how far its overflow reaches, and 15 entries:
/// `tag << 12 | displacement << 9 | 1 << 8 | value`.
@safe package struct HashLineTable: Sendable {
  package static let slots = 15
  package static let lines = 3 << 13
  package static let byteCount = lines * 64
  package static let farthest = 7

  // SAFETY: points into a blob that outlives the table and never changes.
  private nonisolated(unsafe) let bytes: UnsafeRawPointer

  /// - Parameter bytes: ``byteCount`` bytes written by `textmend-tools train-model`, which outlive the table.
  package init(_ bytes: UnsafeRawPointer) { unsafe self.bytes = unsafe bytes }

  /// The home line of a hash, and the entry at home without its value.
  @inline(__always)
  package static func place(_ hash: UInt64) -> (line: Int, entry: UInt32) {
    let line = Int(((hash >> 32) * UInt64(lines)) >> 32)
    return (line, UInt32(truncatingIfNeeded: hash) & 0xFFFF_F000 | 0x100)
  }

  /// Asks for the line of a hash that will be queried soon.
  @inline(__always)
  func prefetch(_ hash: UInt64) {
    // SAFETY: a prefetch reads nothing.
    unsafe textmend_prefetch(bytes + HashLineTable.place(hash).line * 64)
  }

  @inline(__always)
  func value(_ hash: UInt64) -> UInt8? {
    let place = HashLineTable.place(hash)
    // SAFETY: place() answers one of the lines; overflow reaches no farther than the last line.
    var line = unsafe bytes + place.line * 64
    let reach = unsafe line.load(as: UInt32.self)
    let ones: UInt64 = 0x0000_0001_0000_0001
    var distance: UInt32 = 0
    repeat {
      let wanted = UInt64(place.entry | distance << 9) &* ones
      // SAFETY: eight loads of eight bytes are the line; its first word has no bit 8 and never matches.
      for i in 0..<8 {
        let difference = unsafe line.load(fromByteOffset: i &* 8, as: UInt64.self) ^ wanted
        let tags = difference & ~(ones &* 0xFF)
        let zero = (tags &- ones) & ~tags & (ones << 31)
        if zero != 0 {
          return UInt8(truncatingIfNeeded: difference >> UInt64(zero.trailingZeroBitCount & 32))
        }
      }
      unsafe line += 64
      distance += 1
    } while distance <= reach
    return nil
  }
}
