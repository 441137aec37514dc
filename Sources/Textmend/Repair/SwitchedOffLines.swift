/// The lines that a text itself keeps from being mended: from `textmend: off` to `textmend: on`, and the line behind
/// `textmend: next-line`. The lines that say so are among them, whatever comment they stand in.
package struct SwitchedOffLines {
  /// In bytes, with the line ends; sorted, not overlapping.
  package private(set) var ranges: [Range<Int>] = []
  /// What to put before the text that follows, where it is mended by itself, for the switches to hold in it; empty where
  /// none reaches so far. It comes through unchanged.
  package private(set) var carried: [UInt8] = []
  private let end: Int

  private enum Word: String, CaseIterable {
    case off, on
    case nextLine = "next-line"
  }

  /// - Complexity: O(bytes).
  package init(_ text: [UInt8]) {
    end = text.count
    var start: Int?
    var position = 0
    while let colon = text.span.firstIndex(of: UInt8(ascii: ":"), in: position..<text.count) {
      position = colon + 1
      guard let word = SwitchedOffLines.word(at: colon, of: text) else { continue }
      let line = SwitchedOffLines.line(around: colon, of: text)
      // One line is one word's: what else it says is text.
      position = line.upperBound
      switch word {
      case .off: start = start ?? line.lowerBound
      case .on:
        guard let first = start else { continue }
        append(first..<line.upperBound)
        start = nil
      case .nextLine where start == nil:
        append(line.lowerBound..<SwitchedOffLines.line(around: line.upperBound, of: text).upperBound)
        if line.upperBound == text.count { carried = SwitchedOffLines.switching(word, before: text) }
      case .nextLine: break
      }
    }
    if let start {
      append(start..<end)
      carried = SwitchedOffLines.switching(.off, before: text)
    }
  }

  /// A line with a switch that ends as `text` does, or does not.
  private static func switching(_ word: Word, before text: [UInt8]) -> [UInt8] {
    name + ": \(word.rawValue)".utf8 + (text.last == 0x0A ? [0x0A] : [])
  }

  private mutating func append(_ range: Range<Int>) {
    if let last = ranges.last, last.upperBound >= range.lowerBound {
      ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
    } else {
      ranges.append(range)
    }
  }

  private static let name = Array("textmend".utf8)

  /// The word of the switch whose colon this is.
  private static func word(at colon: Int, of text: [UInt8]) -> Word? {
    let start = colon - name.count
    guard start >= 0, text[start..<colon].elementsEqual(name),
      start == 0 || !isWordByte(text[start - 1])
    else { return nil }
    let rest = text[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
    let letters = rest.prefix(20).prefix { isWordByte($0) || $0 == UInt8(ascii: "-") }
    // `off-->` ends a comment of HTML.
    let word = String(decoding: letters, as: UTF8.self)
    return Word(rawValue: word.hasSuffix("--") ? String(word.dropLast(2)) : word)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  /// The line that holds an offset, with its end: LF, CR, or both.
  private static func line(around offset: Int, of text: [UInt8]) -> Range<Int> {
    let isEnd = { (byte: UInt8) in byte == 0x0A || byte == 0x0D }
    let start = text[..<offset].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
    guard var end = text[offset...].firstIndex(where: isEnd) else { return start..<text.count }
    if text[end] == 0x0D, end + 1 < text.count, text[end + 1] == 0x0A { end += 1 }
    return start..<(end + 1)
  }

  /// Whether a change there would touch a line that is switched off.
  ///
  /// - Complexity: O(log ranges).
  package func contains(_ change: Range<Int>) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= change.lowerBound { low = middle + 1 } else { high = middle }
    }
    if low < ranges.count {
      let range = ranges[low]
      return change.isEmpty ? range.contains(change.lowerBound) : range.overlaps(change)
    }
    // What would be added behind the last line belongs to it.
    return change.lowerBound == end && ranges.last?.upperBound == end
  }
}

extension SwitchedOffLines {
  /// Makes the switched-off lines of `text`, which these are of, empty lines: repairs do not see them.
  ///
  /// - Returns: whether there are any.
  func blank(_ text: inout [UInt8]) -> Bool {
    for range in ranges { for index in range { text[index] = 0x0A } }
    return !ranges.isEmpty
  }
}

extension Rewrite<UInt8> {
  /// Without what would change switched-off lines of `text`, which this rewrite is of.
  ///
  /// - Complexity: O(bytes) where there is a change, else O(1).
  func sparing(switchedOff text: [UInt8], _ switches: Options.Switches) -> Rewrite {
    guard switches == .honoured, !isEmpty else { return self }
    let off = SwitchedOffLines(text)
    return off.ranges.isEmpty ? self : Rewrite(changes.filter { !off.contains($0.source) })
  }
}
