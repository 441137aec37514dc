internal import CTextmendTables

/// A read-only map from 64-bit hashes to bytes in cache lines: 4 bytes an entry, 34 bits of the hash compared.
///
/// A line holds a word that says how far its overflow reaches and, in its upper bits, which hashes may be there (a bit for
/// each ``sign(_:)``), and 15 entries: `tag << 12 | displacement << 9 | 1 << 8 | value`.
@safe package struct HashLineTable: Sendable {
  package static let slots = 15
  package static let lines = 3 << 13
  package static let byteCount = lines * 64
  package static let farthest = 7
  /// What a query answers when the hash has no entry: no byte.
  static let none: Int32 = 0x100

  // SAFETY: points into a blob that outlives the table and never changes.
  private nonisolated(unsafe) let bytes: UnsafeRawPointer

  /// - Parameter bytes: ``byteCount`` bytes written by `textmend-tools train-model`, which outlive the table.
  package init(_ bytes: UnsafeRawPointer) { unsafe self.bytes = unsafe bytes }

  /// The home line of a hash, and the entry at home without its value.
  @inline(__always)
  package static func place(_ hash: UInt64) -> (line: Int, entry: UInt32) {
    let line = Int(((hash >> 32) &* UInt64(lines)) >> 32)
    return (line, UInt32(truncatingIfNeeded: hash) & 0xFFFF_F000 | 0x100)
  }

  /// The bit of a line's first word that is set where this hash's line has overflown with a hash like it.
  @inline(__always)
  package static func sign(_ hash: UInt64) -> UInt32 {
    // 23 bits, above the one that marks entries.
    let share = (UInt32(truncatingIfNeeded: hash >> 12) & 0xFFFF) &* 23
    return 1 << (9 &+ share >> 16)
  }

  /// Asks for the line of a hash that will be queried soon.
  @inline(__always)
  func prefetch(_ hash: UInt64) {
    // SAFETY: a prefetch reads nothing.
    unsafe textmend_prefetch(bytes + HashLineTable.place(hash).line &* 64)
  }

  /// The value at a hash, or ``none``.
  @inline(__always)
  func value(_ hash: UInt64) -> Int32 {
    let place = HashLineTable.place(hash)
    // SAFETY: place() answers one of the lines; overflow reaches no farther than the last line.
    let line = unsafe bytes + place.line &* 64
    let entry = unsafe HashLineTable.match(place.entry, line)
    // Nothing predicts whether a sequence is there, while one that has overflown is rare: one branch, not two. Bit 8
    // marks entries; it stands above every sign here.
    let head = unsafe line.load(as: UInt32.self)
    if UInt64(head & HashLineTable.sign(hash)) > UInt64(entry & 0x100) << 32 {
      return unsafe overflown(place.entry, line)
    }
    return Int32(entry & 0x1FF ^ 0x100)
  }

  @inline(never)
  private func overflown(_ wanted: UInt32, _ home: UnsafeRawPointer) -> Int32 {
    let reach = unsafe home.load(as: UInt32.self) & 0xFF
    var distance: UInt32 = 1
    while distance <= reach {
      let entry = unsafe HashLineTable.match(wanted | distance << 9, home + Int(distance) &* 64)
      if entry != 0 { return Int32(entry & 0xFF) }
      distance += 1
    }
    return HashLineTable.none
  }

  /// The entry that differs from `wanted` in its value alone; 0 where there is none. The line's first word has no bit 8
  /// and never matches.
  @inline(__always)
  private static func match(_ wanted: UInt32, _ line: UnsafeRawPointer) -> UInt32 {
    let wanted = SIMD4<UInt32>(repeating: wanted)
    let tags = SIMD4<UInt32>(repeating: ~0xFF)
    var found = SIMD4<UInt32>.zero
    for i in 0..<4 {
      // SAFETY: four loads of sixteen bytes are the line.
      let entries = unsafe line.loadUnaligned(fromByteOffset: i &* 16, as: SIMD4<UInt32>.self)
      let isEqual = entries & tags .== wanted
      found |= SIMD4<UInt32>.zero.replacing(with: entries, where: isEqual)
    }
    let halves = unsafe unsafeBitCast(found, to: SIMD2<UInt64>.self)
    let half = halves[0] | halves[1]
    return UInt32(truncatingIfNeeded: half | half >> 32)
  }
}
