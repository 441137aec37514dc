/// Blocks of valid UTF-8 that hold nothing but plain characters: see ``ComposedForm/isPlain(_:)``.
enum PlainBlocks {
  /// Bytes looked at in one step.
  static let stride = 16

  private typealias Lanes = ByteLanes

  /// False where every character that ends in the block is plain. True says nothing: these are comparisons of two or
  /// three bytes, which round the list down.
  ///
  /// Needs 2 bytes before `i`, and `stride` from there on.
  @inline(__always)
  static func mayHoldOther(_ bytes: borrowing Span<UInt8>, at i: Int) -> Bool {
    let own = Lanes.load(bytes, i)
    let first = Lanes.load(bytes, i &- 1)
    let second = Lanes.load(bytes, i &- 2)
    let high = Lanes.isHigh(own)
    // Leads that are in no way plain: CC…CF, D2…E0, F0…FF.
    let leads =
      (Lanes.isAbove(own, 0xCB) & Lanes.isBelow(own, 0xD0))
      | (Lanes.isAbove(own, 0xD1) & Lanes.isBelow(own, 0xE1))
      | (high & Lanes.isAbove(own, 0xEF))
    // Leads of which some second bytes are plain: 1E00…, 2002…, AC00…, to D77F, FF00….
    let pairs =
      (Lanes.isEqual(first, 0xE1) & (Lanes.isBelow(own, 0xB8) | Lanes.isAbove(own, 0xBB)))
      | (Lanes.isEqual(first, 0xE2)
        & (Lanes.isEqual(own, 0x83) | Lanes.isEqual(own, 0x84) | Lanes.isEqual(own, 0x8C)
          | Lanes.isAbove(own, 0xA9)))
      | (Lanes.isEqual(first, 0xEA) & Lanes.isBelow(own, 0xB0))
      | (Lanes.isEqual(first, 0xED) & Lanes.isAbove(own, 0x9D))
      | (Lanes.isEqual(first, 0xEF) & Lanes.isBelow(own, 0xBC))
    // 2000 and 2001; 302A…302F; 3099 and 309A.
    let triples =
      (Lanes.isEqual(second, 0xE2) & Lanes.isEqual(first, 0x80) & Lanes.isBelow(own, 0x82))
      | (Lanes.isEqual(second, 0xE3)
        & ((Lanes.isEqual(first, 0x80) & Lanes.isAbove(own, 0xA9)) & Lanes.isBelow(own, 0xB0)
          | (Lanes.isEqual(first, 0x82) & Lanes.isAbove(own, 0x98) & Lanes.isBelow(own, 0x9B))))
    return Lanes.any(leads | pairs | triples)
  }
}
