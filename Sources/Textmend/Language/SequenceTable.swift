/// Counts of short sequences of symbols in one flat array: open addressing with linear probing, no order, no removal.
///
/// Memory is bounded: at most ``slotLimit`` slots of 16 bytes, 16 MiB, of which three quarters are used. Sequences first
/// seen after that are not counted, those known by then still are.
struct SequenceTable: Sendable {
  struct Slot: Sendable {
    /// Up to four symbols of 16 bits; 0 in a free slot.
    var key: UInt64 = 0
    var count: UInt32 = 0
    /// After how many different symbols the sequence occurs.
    var predecessors: UInt32 = 0
  }

  static let slotLimit = 1 << 20

  private let slotLimit: Int
  /// A power of two, or none.
  private var slots: [Slot] = []
  private var used = 0

  /// - Parameter slotLimit: a power of two, at least 256.
  init(slotLimit: Int = SequenceTable.slotLimit) { self.slotLimit = slotLimit }

  /// What is known of a sequence; a count of 0 when nothing is. Allocates nothing.
  func slot(_ key: UInt64) -> Slot {
    slots.isEmpty ? Slot() : slots[place(key)]
  }

  /// Counts a sequence; answers whether it is a new one.
  @discardableResult
  mutating func count(_ key: UInt64) -> Bool {
    if used &* 4 >= slots.count &* 3, slots.count < slotLimit { grow() }
    let i = place(key)
    if slots[i].count > 0 {
      slots[i].count &+= 1
      return false
    }
    // Full: a free slot more must stay, or no search would end.
    if used &* 4 >= slots.count &* 3 { return false }
    slots[i] = Slot(key: key, count: 1)
    used += 1
    return true
  }

  /// Counts one symbol more before a sequence that is known.
  mutating func countPredecessor(of key: UInt64) {
    let i = place(key)
    if slots[i].count > 0 { slots[i].predecessors &+= 1 }
  }

  /// The slot of a key, or the free one where it would stand.
  @inline(__always)
  private func place(_ key: UInt64) -> Int {
    let mask = slots.count &- 1
    let hash = key &* 0x9E37_79B9_7F4A_7C15
    var i = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while slots[i].key != key, slots[i].key != 0 { i = (i &+ 1) & mask }
    return i
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: max(256, old.count * 2))
    for slot in old where slot.key != 0 { slots[place(slot.key)] = slot }
  }
}
