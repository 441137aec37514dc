/// Which characters say by themselves that text is in form C.
///
/// A character is *plain* where it is its own form C, has combining class 0 and composes with nothing before it: text
/// can be cut before it, and text of plain characters alone is in form C. The list holds what most text consists of; what
/// it leaves out is merely looked at closely.
enum ComposedForm {
  /// Sources: Unicode 16, NFC_Quick_Check and Canonical_Combining_Class; a test compares it with the standard library.
  static func isPlain(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0...0x2FF, 0x400...0x47F, 0x1E00...0x1EFF: true
    case 0x2002...0x20BF, 0x2100...0x2125, 0x212C...0x2328, 0x232B...0x2ABF: true
    case 0x3000...0x3029, 0x3030...0x3098, 0x309B...0x9FFF, 0xAC00...0xD77F, 0xE000...0xF8FF, 0xFF00...0xFFFF:
      true
    default: false
    }
  }

  /// The first position from `start` on where no plain character begins; the end of the range where all are plain.
  ///
  /// - Parameter range: begins and ends at characters of valid UTF-8.
  /// - Complexity: O(bytes), about 4 GB/s; ASCII as ``Swift/Span/asciiCount(from:)``.
  static func plainEnd(_ bytes: borrowing Span<UInt8>, in range: Range<Int>) -> Int {
    var i = range.lowerBound
    while i < range.upperBound {
      i = min(range.upperBound, i + bytes.asciiCount(from: i))
      // A block looks at the two bytes before it.
      var block = i
      while block &+ PlainBlocks.stride <= range.upperBound, block >= 2,
        !PlainBlocks.mayHoldOther(bytes, at: block)
      {
        block &+= PlainBlocks.stride
      }
      // The character that a block ends in is judged by its last byte: back to its first.
      while block > i, block == range.upperBound || bytes[block] & 0xC0 == 0x80 { block -= 1 }
      i = block
      let end = min(range.upperBound, i + PlainBlocks.stride + 3)
      while i < end {
        let (scalar, length) = Scalars.decodeOne(bytes, at: i)
        if !isPlain(scalar) { return i }
        i += length
      }
    }
    return i
  }
}
