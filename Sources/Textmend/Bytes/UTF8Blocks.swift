/// UTF-8 validation of 16 bytes at a time.
///
/// The rules are those of table 3-7 of the Unicode Standard, each written as a comparison of a byte with the one before
/// it. (Keiser and Lemire, "Validating UTF-8 in less than one instruction per byte", 2021, look the pairs up instead,
/// which needs SSSE3; with comparisons alone a block costs about twice as much and runs anywhere.)
enum UTF8Blocks {
  /// Bytes validated in one step.
  static let stride = 32

  private typealias Lanes = ByteLanes

  /// Whether a sequence is broken at one of the `stride` bytes at `i`, or one that begins before them is.
  ///
  /// A sequence that the last bytes begin is not judged. Needs 3 bytes before `i`, and `stride` from there on.
  @inline(__always)
  static func hasError(_ bytes: borrowing Span<UInt8>, at i: Int) -> Bool {
    Lanes.any(errors(bytes, at: i) | errors(bytes, at: i &+ Lanes.count))
  }

  /// Bit 7 of each byte that cannot stand behind the three bytes before it.
  @inline(__always)
  private static func errors(_ bytes: borrowing Span<UInt8>, at i: Int) -> Lanes.Words {
    let own = Lanes.load(bytes, i)
    let first = Lanes.load(bytes, i &- 1)
    let second = Lanes.load(bytes, i &- 2)
    let third = Lanes.load(bytes, i &- 3)
    let isTrail = Lanes.isBelow(own, 0xC0)
    let afterLead =
      (Lanes.isHigh(first) & Lanes.isAbove(first, 0xBF))
      | (Lanes.isHigh(second) & Lanes.isAbove(second, 0xDF))
      | (Lanes.isHigh(third) & Lanes.isAbove(third, 0xEF))
    let narrow =
      (Lanes.isEqual(first, 0xE0) & Lanes.isBelow(own, 0xA0))
      | (Lanes.isEqual(first, 0xED) & Lanes.isAbove(own, 0x9F))
      | (Lanes.isEqual(first, 0xF0) & Lanes.isBelow(own, 0x90))
      | (Lanes.isEqual(first, 0xF4) & Lanes.isAbove(own, 0x8F))
    let never =
      Lanes.isEqual(first, 0xC0) | Lanes.isEqual(first, 0xC1)
      | (Lanes.isHigh(first) & Lanes.isAbove(first, 0xF4))
    return (afterLead ^ isTrail) | narrow | never
  }
}
