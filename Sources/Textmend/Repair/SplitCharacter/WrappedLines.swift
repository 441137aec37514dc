/// Text that a program broke into lines of so many bytes: mail and bulletin boards put a line feed behind every 72 to 79
/// bytes, also between the two bytes of a character.
enum WrappedLines {
  /// Bytes since the last line break before position `i`: a line feed, or `?` for the last byte of a full line and the
  /// line feed behind it. What stands in the text is damaged, so that counting begins where a repair `known` ended.
  static func column(
    of i: Int, in scalars: ArraySlice<UInt32>, width: Int, from known: (position: Int, column: Int) = (0, 0)
  ) -> Int {
    let start = scalars[..<i].lastIndex(of: 0x0A).map { $0 + 1 } ?? scalars.startIndex
    let isBehind = known.position <= i && known.position > start
    var column = isBehind ? known.column : 0
    for k in (isBehind ? known.position : start)..<i { advance(&column, over: scalars[k], width: width) }
    return column
  }

  /// The width that explains the lines of a text; nil where none does.
  ///
  /// - Complexity: linear for each of the few widths that are tried.
  static func width(of scalars: [UInt32]) -> Int? {
    var best: (support: Int, width: Int)?
    for width in candidates(scalars) {
      let lines = Lines(scalars, width: width)
      // One broken line at a width in common use may be chance, which the search would show.
      let isEnough =
        lines.broken + lines.full >= leastLines || commonWidths.contains(width) && lines.tooLong == 0
      guard lines.broken > 0, isEnough, lines.tooLong * 8 <= lines.broken + lines.full else { continue }
      let support = lines.broken + lines.full - lines.tooLong
      if best == nil || support > best!.support { best = (support, width) }
    }
    return best?.width
  }

  private static let leastLines = 2
  /// Of mail (RFC 2822: 78, and what editors and quoting leave of it), of bulletin boards and terminals.
  private static let commonWidths: Set<Int> = [72, 74, 75, 76, 77, 78, 79, 80]
  /// Widths in use; 500 bytes are no line.
  private static let widths = 32...500
  /// Widths that are tried at most.
  private static let triedWidths = 8

  /// The commonest lengths of lines up to their end or first `?`.
  private static func candidates(_ scalars: [UInt32]) -> [Int] {
    var counts: [Int: Int] = [:]
    var column = 0
    var counted = false
    for scalar in scalars {
      if scalar == 0x0A {
        if !counted { counts[column, default: 0] += 1 }
        (column, counted) = (0, false)
      } else {
        column += scalar < 0x80 ? 1 : 2
        if scalar == 0x3F, !counted {
          counts[column, default: 0] += 1
          counted = true
        }
      }
    }
    let ranked = counts.filter { widths.contains($0.key) }.sorted {
      ($1.value, $0.key) < ($0.value, $1.key)
    }
    return ranked.prefix(triedWidths).map(\.key)
  }

  private struct Lines {
    /// Lines of just the width.
    var full = 0
    /// `?` in the last place of a line.
    var broken = 0
    /// Lines that the program would have broken.
    var tooLong = 0

    init(_ scalars: [UInt32], width: Int) {
      var column = 0
      // Behind a `?` the bytes are not known: it may stand for a line end, too.
      var isKnown = true
      for scalar in scalars {
        if scalar == 0x3F, isKnown {
          if column == width - 1 { broken += 1 }
          isKnown = false
        }
        if scalar == 0x0A {
          if column == width, isKnown { full += 1 }
          isKnown = true
        }
        WrappedLines.advance(&column, over: scalar, width: width)
        if column > width {
          if isKnown { tooLong += 1 }
          column = 0
        }
      }
    }
  }

  private static func advance(_ column: inout Int, over scalar: UInt32, width: Int) {
    if scalar == 0x0A || scalar == 0x3F && column == width - 1 {
      column = 0
    } else {
      column += scalar < 0x80 ? 1 : 2
    }
  }
}
