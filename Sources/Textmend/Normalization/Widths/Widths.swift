/// Gives marks, letters and digits the width of the text that they stand in (the WID family).
enum Widths: Normalizer {
  static let pages = [NarrowPunctuation.page, WideASCII.page]

  static func rewrite(_ text: [UInt8], options: Options) -> Rewrite<UInt8> {
    let narrow = options.rules.contains(.narrowPunctuation)
    let wide = options.rules.contains(.wideASCII)
    guard narrow || wide else { return Rewrite() }
    var changes: [Rewrite<UInt8>.Change] = []
    var places: Places?
    var i = 0
    while i < text.count {
      // Lines of ASCII alone have nothing to decide.
      let other = i + text.span.asciiCount(from: i)
      guard other < text.count else { break }
      let start = text[i..<other].lastIndex(of: 0x0A).map { $0 + 1 } ?? i
      let end = text[other...].firstIndex(of: 0x0A) ?? text.count
      i = end + 1
      guard mayConcern(text, start..<end, narrow: narrow) else { continue }
      let known = places ?? Places(text)
      places = known
      let line = WidthLine(Scalars.decode(text, in: start..<end), start: start, places: known)
      var replacements: [(Int, UInt32, RuleCode)] = []
      if narrow, !CommaRow.isRow(text, start..<end) {
        replacements += NarrowPunctuation(line).replacements().map {
          ($0.index, $0.scalar, .narrowPunctuation)
        }
      }
      if wide {
        replacements += WideASCII(line).replacements().map { ($0.index, $0.scalar, .wideASCII) }
      }
      append(replacements.sorted { $0.0 < $1.0 }, of: line.scalars, start: start, to: &changes)
    }
    return Rewrite(changes)
  }

  /// Whether a line holds an ASCII mark, or the first byte of full-width forms.
  private static func mayConcern(_ text: [UInt8], _ line: Range<Int>, narrow: Bool) -> Bool {
    for byte in text[line] {
      switch byte {
      case 0xEF: return true
      case 0x21, 0x22, 0x28, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: if narrow { return true }
      default: continue
      }
    }
    return false
  }

  private static func append(
    _ replacements: [(Int, UInt32, RuleCode)], of scalars: [UInt32], start: Int,
    to changes: inout [Rewrite<UInt8>.Change]
  ) {
    var byte = start
    var index = 0
    for (target, scalar, rule) in replacements {
      while index < target {
        byte += Scalars.length(scalars[index])
        index += 1
      }
      let chain = Chain([rule == .narrowPunctuation ? .foldedToASCII : .widened])
      let source = byte..<(byte + Scalars.length(scalars[index]))
      // What stands beside a mark says much, but not all.
      changes.append(.certain(source, Scalars.utf8([scalar]), rule, chain, margin: Bits(10)))
    }
  }
}
