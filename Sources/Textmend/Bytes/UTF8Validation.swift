extension Span<UInt8> {
  /// The first index from `start` on where this is not plainly valid UTF-8.
  ///
  /// "Plainly": the index may still begin a valid character where the input ends within 4 bytes, and the
  /// caller looks at one character closely and comes back. It is always the first byte of a character.
  ///
  /// - Complexity: linear; ASCII as ``asciiCount(from:)``, Chinese above 2 GB/s.
  func validUTF8Prefix(from start: Int) -> Int {
    // SAFETY: the pointer stays inside the closure; each read of 4 bytes is checked to end inside.
    unsafe withUnsafeBytes { bytes in
      var i = start
      while i + 4 <= bytes.count {
        let word = unsafe UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt32.self))
        if word & 0x00C0_C0F0 == 0x0080_80E0 {
          // E0 needs a second byte from A0 on, ED one below A0: bit 5 of the second byte decides both.
          let key = word & 0x200F
          if key == 0 || key == 0x200D { return i }
          i += 3
        } else if word & 0x80 == 0 {
          if word & 0x8080_8080 == 0 {
            i += 4
            i += asciiCount(from: i)
          } else {
            i += 1
          }
        } else if word & 0xC0E0 == 0x80C0 {
          if word & 0x1E == 0 { return i }
          i += 2
        } else if word & 0xC0C0_C0F8 == 0x8080_80F0 {
          // F0 needs a second byte from 90 on, F4 one below 90, F5 to F7 are none.
          let high = (word & 0x07) << 2 | (word >> 12) & 0x03
          if high == 0 || high > 0x10 { return i }
          i += 4
        } else {
          return i
        }
      }
      return i
    }
  }

  /// Every run that is malformed UTF-8: offset, length by the rule of maximal subparts, reason.
  ///
  /// - Complexity: linear.
  package func malformedUTF8() -> [MalformedRun] {
    var runs: [MalformedRun] = []
    let codec = UTF8Codec()
    var i = 0
    while true {
      i = validUTF8Prefix(from: i)
      guard i < count else { return runs }
      let unit = codec.unit(at: i, in: self)
      if let reason = unit.reason {
        runs.append(MalformedRun(offset: i, length: unit.length, reason: reason))
      }
      i += unit.length
    }
  }
}
