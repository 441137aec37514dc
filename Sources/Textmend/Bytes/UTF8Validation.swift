extension Span<UInt8> {
  /// The first index from `start` on where this is not plainly valid UTF-8.
  ///
  /// "Plainly": the index may still begin a valid character where the input ends within 4 bytes, and the
  /// caller looks at one character closely and comes back. It is always the first byte of a character.
  ///
  /// - Complexity: linear; ASCII as ``asciiCount(from:)``, all other text about 4 GB/s.
  func validUTF8Prefix(from start: Int) -> Int {
    var i = start
    while i < count {
      // Blocks look at the three bytes before them, which must not be those of a malformed run.
      let head = Swift.min(count, i + 3)
      while i < head {
        let length = plainCharacter(at: i)
        if length == 0 { return i }
        i += length
      }
      i += asciiCount(from: i)
      var block = i
      while block &+ UTF8Blocks.stride <= count, !UTF8Blocks.hasError(self, at: block) {
        block &+= UTF8Blocks.stride
        // In text that is not ASCII the question costs next to nothing.
        if self[block &- 1] < 0x80 { block &+= asciiCount(from: block) }
      }
      // Back to the last lead before the block: what it begins may lack bytes that the block should have.
      if block > i {
        repeat { block -= 1 } while block > i && self[block] & 0xC0 == 0x80
      }
      i = block
      let end = Swift.min(count, i + UTF8Blocks.stride + 4)
      while i < end {
        let length = plainCharacter(at: i)
        if length == 0 { return i }
        i += length
      }
    }
    return i
  }

  /// The length of the valid character at `i`; 0 where there is none, or too little is left to tell.
  @inline(__always)
  private func plainCharacter(at i: Int) -> Int {
    guard i + 4 <= count else { return 0 }
    // SAFETY: 4 bytes, checked to end inside.
    let word = unsafe UInt32(
      littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: i, as: UInt32.self))
    if word & 0x80 == 0 { return 1 }
    if word & 0x00C0_C0F0 == 0x0080_80E0 {
      // E0 needs a second byte from A0 on, ED one below A0: bit 5 of the second byte decides both.
      let key = word & 0x200F
      return key == 0 || key == 0x200D ? 0 : 3
    }
    if word & 0xC0E0 == 0x80C0 { return word & 0x1E == 0 ? 0 : 2 }
    guard word & 0xC0C0_C0F8 == 0x8080_80F0 else { return 0 }
    // F0 needs a second byte from 90 on, F4 one below 90, F5 to F7 are none.
    let high = (word & 0x07) << 2 | (word >> 12) & 0x03
    return high == 0 || high > 0x10 ? 0 : 4
  }

  /// The first run that is malformed UTF-8; nil where all is valid.
  ///
  /// - Complexity: linear.
  func firstMalformedUTF8(from start: Int = 0) -> MalformedRun? {
    let codec = UTF8Codec()
    var i = start
    while true {
      i = validUTF8Prefix(from: i)
      guard i < count else { return nil }
      let unit = codec.unit(at: i, in: self)
      if let reason = unit.reason { return MalformedRun(offset: i, length: unit.length, reason: reason) }
      i += unit.length
    }
  }

  /// Every run that is malformed UTF-8: offset, length by the rule of maximal subparts, reason.
  ///
  /// - Complexity: linear.
  package func malformedUTF8() -> [MalformedRun] {
    var runs: [MalformedRun] = []
    var i = 0
    while let run = firstMalformedUTF8(from: i) {
      runs.append(run)
      i = run.offset + run.length
    }
    return runs
  }
}
