/// A run of characters of three bytes of which nothing but their rarity matters: what nearly all Chinese, Japanese and
/// Korean text consists of. See ``CharacterClass``.
struct CalmRun {
  /// Where the run ends, in bytes.
  private(set) var end: Int
  /// The sum of rarities as the table keeps it.
  private var sum: UInt64
  private let table: CalmTable
  /// The class of the last character.
  private var last: UInt8

  /// Reads from `start` on, at a character's first byte in valid UTF-8.
  ///
  /// - Parameters:
  ///   - rarity: the sum so far.
  ///   - isAfterMark: whether the character before is one that may be stray.
  ///   - table: ``CharacterClass/table``, which is looked up once and not for each run.
  /// - Complexity: linear in the run, about 2 GB/s.
  @inline(__always)
  init(
    _ bytes: borrowing Span<UInt8>, from start: Int, rarity: Int, isAfterMark: Bool, table: CalmTable
  ) {
    end = start
    self.table = table
    sum = UInt64(min(rarity, CalmTable.limit)) * CalmTable.width
    last = isAfterMark ? CharacterClass.mark : 0
    while end &+ 14 <= bytes.count, readFour(bytes) {}
    while end < bytes.count, readOne(bytes) {}
  }

  /// The sum of rarities behind the run, never below 0; ``CalmTable/limit`` where it ever was so high.
  var rarity: Int { Int((sum & 63) / CalmTable.width) }

  /// Four characters, 12 bytes; false where they are not all of the run.
  @inline(__always)
  private mutating func readFour(_ bytes: borrowing Span<UInt8>) -> Bool {
    // SAFETY: 14 bytes are left, by the loop's condition.
    let low = unsafe UInt64(
      littleEndian: bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: end, as: UInt64.self))
    let high = unsafe UInt64(
      littleEndian: bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: end &+ 6, as: UInt64.self))
    guard low & 0xF000_00F0 == 0xE000_00E0, high & 0xF000_00F0 == 0xE000_00E0 else { return false }
    let first = unsafe table.characterClass(CalmRun.scalar(bytes, end))
    let second = unsafe table.characterClass(CalmRun.scalar(bytes, end &+ 3))
    let third = unsafe table.characterClass(CalmRun.scalar(bytes, end &+ 6))
    let fourth = unsafe table.characterClass(CalmRun.scalar(bytes, end &+ 9))
    let four = UInt32(first) | UInt32(second) << 8 | UInt32(third) << 16 | UInt32(fourth) << 24
    let pairs = four & (four << 8 | UInt32(last)) & (0x0101_0101 &* UInt32(CharacterClass.mark))
    guard pairs | four & (0x0101_0101 &* UInt32(CharacterClass.eventful)) == 0 else { return false }
    sum = table.sum(sum, adding: first)
    sum = table.sum(sum, adding: second)
    sum = table.sum(sum, adding: third)
    sum = table.sum(sum, adding: fourth)
    last = fourth
    end &+= 12
    return true
  }

  /// One character; false where it is none of the run.
  @inline(__always)
  private mutating func readOne(_ bytes: borrowing Span<UInt8>) -> Bool {
    guard bytes[end] & 0xF0 == 0xE0 else { return false }
    // SAFETY: 3 bytes are left behind a lead of three in valid UTF-8.
    let own = unsafe table.characterClass(CalmRun.scalar(bytes, end))
    guard (own & CharacterClass.eventful) | (last & own & CharacterClass.mark) == 0 else { return false }
    sum = table.sum(sum, adding: own)
    last = own
    end &+= 3
    return true
  }

  /// The character of three bytes at `i`, whose lead is E0…EF.
  @inline(__always)
  private static func scalar(_ bytes: borrowing Span<UInt8>, _ i: Int) -> Int {
    // SAFETY: the caller has checked that three bytes are there.
    let lead = unsafe Int(bytes[unchecked: i])
    let second = unsafe Int(bytes[unchecked: i &+ 1])
    let third = unsafe Int(bytes[unchecked: i &+ 2])
    return (lead &<< 12) &+ (second &<< 6) &+ third &- 0xE_2080
  }
}
