/// Spaces that are blanks to a reader and something else to a program.
enum OddSpaces {
  static func isOdd(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Whether the ideographic space at `i` is a blank of text that is not written in ideographs: an indent is none, nor a
  /// gap between two characters of Chinese or Japanese.
  ///
  /// - Parameter hasOtherSpaces: whether other odd spaces stand inside the lines of the text; then a program put them all there.
  static func isBlank(_ line: [UInt32], at i: Int, hasOtherSpaces: Bool) -> Bool {
    var left = i
    while left > 0, isSpace(line[left - 1]) { left -= 1 }
    var right = i + 1
    while right < line.count, isSpace(line[right]) { right += 1 }
    guard left > 0, right < line.count else { return false }
    return hasOtherSpaces || !(EastAsianText.isWide(line[left - 1]) && EastAsianText.isWide(line[right]))
  }

  static func isSpace(_ scalar: UInt32) -> Bool { scalar == 0x20 || scalar == 0x09 || isOdd(scalar) }
}
