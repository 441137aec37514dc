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

  /// Whether the no-break space at `i` belongs to the label of a heading: behind the number that a line begins with
  /// (`5.1.2. Title`, `Chapter 3. Title`), or between the word and the number. Publishing programs (DocBook) put it
  /// there, so that the number is never torn off; elsewhere nothing tells an author's from a program's.
  static func isOfHeading(_ line: [UInt32], at i: Int) -> Bool {
    guard line[i] == 0xA0, let label = HeadingLabel(line) else { return false }
    return label.end == i || label.wordEnd == i && line[label.end] == 0xA0
  }

  static func isSpace(_ scalar: UInt32) -> Bool { scalar == 0x20 || scalar == 0x09 || isOdd(scalar) }
}

/// A number such as `5.1.2.` at the beginning of a line, with or without a word before it, and a title in an alphabet
/// behind it.
private struct HeadingLabel {
  /// Where the word ends that stands before the number; nil where there is none.
  var wordEnd: Int?
  /// Where the number ends.
  var end: Int

  init?(_ line: [UInt32]) {
    func isDigit(_ k: Int) -> Bool { k < line.count && (0x30...0x39).contains(line[k]) }
    func isLetter(_ k: Int) -> Bool { k < line.count && EastAsianText.isNarrow(line[k]) && !isDigit(k) }
    var i = 0
    while i < line.count, OddSpaces.isSpace(line[i]) { i += 1 }
    let start = i
    while isLetter(i) { i += 1 }
    if i > start {
      guard i < line.count, OddSpaces.isSpace(line[i]) else { return nil }
      wordEnd = i
      i += 1
    }
    let number = i
    while isDigit(i) || i > number && i < line.count && line[i] == 0x2E { i += 1 }
    guard i > number, line[i - 1] == 0x2E, isLetter(i + 1) else { return nil }
    end = i
  }
}
