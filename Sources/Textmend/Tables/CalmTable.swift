/// What ``CalmRun`` reads: a class for each code point of the Basic Multilingual Plane, and what each rarity does to the
/// sum of rarities. Computed once and kept as long as the process lives; without bounds checks and counts of references,
/// which would be felt there.
@safe struct CalmTable: Sendable {
  // SAFETY: both allocated in init, never freed, never written again.
  private nonisolated(unsafe) let classes: UnsafePointer<UInt8>
  private nonisolated(unsafe) let steps: UnsafePointer<UInt64>

  /// How far the sum of rarities rises in mojibake: some four rare characters in a row. Sums beyond are not told apart.
  static let limit = 8
  /// Bits for each sum in a step.
  static let width: UInt64 = 6

  init(class makeClass: (UInt32) -> UInt8) {
    let classes = UnsafeMutablePointer<UInt8>.allocate(capacity: 0x10000)
    let steps = UnsafeMutablePointer<UInt64>.allocate(capacity: 16)
    // SAFETY: each element that is allocated is written once.
    for scalar in UInt32(0)..<0x10000 { unsafe (classes + Int(scalar)).initialize(to: makeClass(scalar)) }
    for rarity in 0..<16 { unsafe (steps + rarity).initialize(to: CalmTable.step(rarity)) }
    unsafe self.classes = UnsafePointer(classes)
    unsafe self.steps = UnsafePointer(steps)
  }

  /// Where each sum leads by one more rarity: never below 0, and from ``limit`` nowhere else.
  private static func step(_ rarity: Int) -> UInt64 {
    (0...limit).reduce(0) { step, sum in
      let next = sum == limit ? limit : min(limit, max(0, sum + rarity - Int(CharacterClass.neutral)))
      return step | (UInt64(next) * width) << (UInt64(sum) * width)
    }
  }

  /// - Parameter scalar: below 10000.
  @inline(__always)
  @unsafe func characterClass(_ scalar: Int) -> UInt8 {
    // SAFETY: the caller's.
    unsafe classes[scalar]
  }

  /// Whether the class of a code point has any of `bits`; no class beyond the Basic Multilingual Plane.
  @inline(__always)
  func contains(_ scalar: UInt32, any bits: UInt8) -> Bool {
    // SAFETY: below 10000 by the comparison.
    unsafe scalar < 0x10000 && classes[Int(scalar)] & bits != 0
  }

  /// The sum behind a character, as ``width`` times its value in the six lowest bits; those above are waste.
  @inline(__always)
  func sum(_ sum: UInt64, adding own: UInt8) -> UInt64 {
    // SAFETY: an index of four bits.
    unsafe steps[Int(own & CharacterClass.rarity)] &>> sum
  }
}
