internal import CTextmendTables

/// A read-only map from 28-bit keys to bytes, laid out in cache lines: 3 bytes an entry, no key lost, one line touched
/// by nearly every query.
///
/// A key is mixed by a bijection; the product with the number of lines gives its home line. The mixed keys of one line
/// follow one another, and are fewer than 2^14: their low 14 bits tell them apart. A line holds 21 entries
/// (`displacement << 14 | low bits`), how far its overflow reaches, and 21 values.
@safe package struct LineTable: Sendable {
  package static let slots = 21
  /// At least 2^14, for the low bits to tell a line's keys apart; more, until every pair finds room.
  package static let lines = 26 << 10
  package static let keyBits: UInt32 = 28
  package static let byteCount = lines * 64
  package static let farthest = 3
  package static let reachOffset = 42
  package static let valueOffset = 43
  /// What a query answers when the key has no entry: no byte.
  static let none: Int32 = 0x100

  // SAFETY: points into a blob that outlives the table and never changes.
  private nonisolated(unsafe) let bytes: UnsafeRawPointer

  /// - Parameter bytes: ``byteCount`` bytes written by `textmend-tools train-model`, which outlive the table.
  package init(_ bytes: UnsafeRawPointer) { unsafe self.bytes = unsafe bytes }

  /// The home line and remainder of a key.
  package struct Place: Sendable {
    package let line: UInt32
    package let remainder: UInt16

    @inline(__always) package init(_ key: UInt32) {
      let mixed = UInt64(key &* 0x9E37_79B1 & LineTable.mask)
      line = UInt32(truncatingIfNeeded: (mixed &* UInt64(LineTable.lines)) >> UInt64(keyBits))
      remainder = UInt16(truncatingIfNeeded: mixed) & 0x3FFF
    }
  }

  private static let mask: UInt32 = (1 << keyBits) - 1

  /// What stands in the free slots of a line: low bits that no key has whose overflow could be there.
  package static func freeEntry(line: Int) -> UInt16 {
    let home = max(0, line - farthest)
    let first = ((home << Int(keyBits)) + lines - 1) / lines
    return UInt16(farthest) << 14 | UInt16((first + (1 << Int(keyBits)) / lines + 1) & 0x3FFF)
  }

  /// Where in a line the value of each slot stands: in the order in which ``match(_:_:)`` counts.
  package static func valueOffset(slot: Int) -> Int {
    let group = slot < 4 ? 0 : slot < 8 ? 3 : slot < 12 ? 2 : slot < 13 ? 5 : slot < 17 ? 1 : 4
    let first = [0, 13, 8, 4, 17, 12][group]
    return valueOffset + group * 4 + slot - first
  }

  /// Asks for the line of a key that will be queried soon.
  @inline(__always)
  func prefetch(_ place: Place) {
    // SAFETY: a prefetch reads nothing.
    unsafe textmend_prefetch(bytes + Int(place.line) &* 64)
  }

  /// The value at a place, or ``none``.
  @inline(__always)
  func value(_ place: Place) -> Int32 {
    assert(place.line < LineTable.lines)
    // SAFETY: a place's line is one of ``lines``; overflow reaches no farther than the last line.
    let line = unsafe bytes + Int(place.line) &* 64
    let slots = unsafe LineTable.match(place.remainder, line)
    // One branch, and a rare one: whether a pair is known is not predicted.
    let reach = unsafe line.load(fromByteOffset: LineTable.reachOffset, as: UInt8.self)
    if Int(reach) & (slots == 0 ? ~0 : 0) != 0 { return unsafe overflown(place.remainder, line) }
    let value = unsafe LineTable.value(slots, line)
    return slots == 0 ? LineTable.none : value
  }

  @inline(never)
  private func overflown(_ remainder: UInt16, _ home: UnsafeRawPointer) -> Int32 {
    let reach = unsafe UInt16(home.load(fromByteOffset: LineTable.reachOffset, as: UInt8.self))
    for distance in 1...reach {
      let line = unsafe home + Int(distance) &* 64
      let slots = unsafe LineTable.match(distance << 14 | remainder, line)
      if slots != 0 { return unsafe LineTable.value(slots, line) }
    }
    return LineTable.none
  }

  /// The lowest bit set says where the entry stands; no bit, nowhere. All 21 slots at once: an early exit is a branch that
  /// nothing predicts.
  @inline(__always)
  private static func match(_ entry: UInt16, _ line: UnsafeRawPointer) -> UInt64 {
    let wanted = SIMD8<UInt16>(repeating: entry)
    // The third load overlaps the second by three slots, to end with the entries.
    let first = unsafe line.loadUnaligned(fromByteOffset: 0, as: SIMD8<UInt16>.self)
    let second = unsafe line.loadUnaligned(fromByteOffset: 16, as: SIMD8<UInt16>.self)
    let third = unsafe line.loadUnaligned(fromByteOffset: 26, as: SIMD8<UInt16>.self)
    let a = SIMD8<UInt16>.zero.replacing(with: 1, where: first .== wanted)
    let b = SIMD8<UInt16>.zero.replacing(with: 2, where: third .== wanted)
    let c = SIMD8<UInt16>.zero.replacing(with: 4, where: second .== wanted)
    let lanes = unsafe unsafeBitCast(a | b | c, to: SIMD2<UInt64>.self)
    return lanes[0] | lanes[1] << 3
  }

  @inline(__always)
  private static func value(_ slots: UInt64, _ line: UnsafeRawPointer) -> Int32 {
    let bit = (slots | 1 << 56).trailingZeroBitCount
    // SAFETY: bits 0 to 5 of four lanes, and never the last three lanes of bit 5: at most the 21st value; without a
    // bit, bit 56 stands for the 4th.
    return unsafe Int32(
      line.load(fromByteOffset: valueOffset &+ (bit & 7) &* 4 &+ bit >> 4, as: UInt8.self))
  }
}
