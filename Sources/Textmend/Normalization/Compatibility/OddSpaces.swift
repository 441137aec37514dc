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

  /// Whether the space at `i` is where a typographer puts it.
  static func isTypographic(_ line: [UInt32], at i: Int) -> Bool {
    isOfHeading(line, at: i) || isBeforeSemicolon(line, at: i) || isOfReference(line, at: i)
  }

  /// Whether the no-break space at `i` belongs to the label of a heading: behind the number that a line begins with
  /// (`5.1.2. Title`, `Chapter 3. Title`), or between the word and the number. Publishing programs (DocBook) put it
  /// there, so that the number is never torn off; elsewhere nothing tells an author's from a program's.
  private static func isOfHeading(_ line: [UInt32], at i: Int) -> Bool {
    guard line[i] == 0xA0, let label = HeadingLabel(line) else { return false }
    return label.end == i || label.wordEnd == i && line[label.end] == 0xA0
  }

  /// Whether the no-break space at `i` stands before a semicolon, where French typography wants it and no other wants any.
  private static func isBeforeSemicolon(_ line: [UInt32], at i: Int) -> Bool {
    guard line[i] == 0xA0, i > 0, i + 1 < line.count, line[i + 1] == 0x3B else { return false }
    return !isSpace(line[i - 1]) && (i + 2 == line.count || isSpace(line[i + 2]))
  }

  /// Whether the no-break space at `i` holds the label of a reference together: a capitalised word inside a line, and a
  /// number that a mark follows (`see Figure 7, The Oven`). Publishing programs put it there, too; in training text that has either, as often as not.
  private static func isOfReference(_ line: [UInt32], at i: Int) -> Bool {
    guard line[i] == 0xA0, i + 1 < line.count, isDigit(line[i + 1]) else { return false }
    var end = i + 1
    while end < line.count, isDigit(line[end]) || line[end] == 0x2E { end += 1 }
    let isClosed = line[end - 1] == 0x2E || end < line.count && [0x2C, 0x3B, 0x29].contains(line[end])
    guard isClosed, let start = wordStart(line, endingAt: i), start > 0,
      Unicode.Scalar(line[start])?.properties.isUppercase ?? false
    else { return false }
    if line[start - 1] == 0x28 { return true }
    // Behind the end of a sentence every word is capitalised.
    guard start > 1, isSpace(line[start - 1]) else { return false }
    return EastAsianText.isNarrow(line[start - 2]) || line[start - 2] == 0x2C
  }

  /// Where the word of letters begins that ends before `end`; nil where there is none of two letters.
  private static func wordStart(_ line: [UInt32], endingAt end: Int) -> Int? {
    var start = end
    while start > 0, EastAsianText.isNarrow(line[start - 1]), !isDigit(line[start - 1]) { start -= 1 }
    return end - start > 1 ? start : nil
  }

  private static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

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
