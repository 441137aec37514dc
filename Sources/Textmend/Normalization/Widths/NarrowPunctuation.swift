/// ASCII marks in Chinese and Japanese prose, and their full-width forms.
struct NarrowPunctuation {
  static let page = RulePage(
    code: .narrowPunctuation, name: "narrow punctuation",
    summary: "ASCII , . ; : ? ! ( ) \" in Chinese and Japanese prose become ，。；：？！（）“”.",
    mechanism: """
      A converter folded full width to ASCII, or the author typed with a Latin keyboard. Each mark is decided by what stands \
      beside it, in lines that are mostly Chinese or Japanese: a mark goes with the characters on its left; behind a number or a \
      Latin word, with those on its right; a colon at the end of a line, with the line. Brackets are changed in pairs, quotation marks where the whole line pairs up.
      """,
    refusal: """
      Numbers, times and Latin clauses; lines of code, of tables and of data (JSON, CSV); code, addresses, tags and link \
      targets; a mark set off by blanks; lines with Hangul; a single bracket or quotation mark; runs of dots; dots that \
      divide a foreign name, as the language model finds; faces.
      """,
    before: "他說:\"3.5公里,不遠.\"(見圖2)", after: "他說：“3.5公里，不遠。”（見圖2）")

  private let line: WidthLine

  init(_ line: WidthLine) { self.line = line }

  /// The full-width forms that the line's marks should have, by their index, sorted.
  ///
  /// - Complexity: linear, but for runs of marks, which are read once for each of their marks.
  func replacements() -> [(index: Int, scalar: UInt32)] {
    guard line.isWideProse, !DataLine.isData(line.scalars) else { return [] }
    var result: [(index: Int, scalar: UInt32)] = []
    let scalars = line.scalars
    for (i, scalar) in scalars.enumerated() where scalar < 0x40 && !line.isPlace[i] {
      switch scalar {
      case 0x21, 0x2C, 0x3A, 0x3B, 0x3F:
        if isWidePause(i) { result.append((i, scalar + 0xFEE0)) }
      case 0x2E:
        if isWideStop(i) { result.append((i, 0x3002)) }
      case 0x29:
        guard let start = line.opening[i], line[start] == 0x28, !line.isPlace[start], isWidePair(start, i)
        else {
          continue
        }
        result += [(start, 0xFF08), (i, 0xFF09)]
      default: continue
      }
    }
    result += quotes()
    return result.sorted { $0.index < $1.index }
  }

  /// Whether one of `,;:?!` belongs to the Chinese or Japanese beside it.
  private func isWidePause(_ i: Int) -> Bool {
    let mark = line[i]
    // :) ;) :( :D
    if mark == 0x3A || mark == 0x3B, [0x28, 0x29, 0x44, 0x50, 0x2D].contains(line[i + 1]),
      line.opening[i + 1] == nil
    {
      return false
    }
    if EastAsianText.isWide(line.left(of: i)) { return true }
    // Behind a number or a Latin word the mark must lean against what follows.
    guard EastAsianText.isNarrow(line.left(of: i)) || line.left(of: i) == 0x25 else { return false }
    // A colon at the end of a line announces what the next one says.
    return EastAsianText.isWide(line.right(of: i)) || mark == 0x3A && i == line.scalars.count - 1
  }

  /// Whether a full stop ends a Chinese or Japanese sentence.
  private func isWideStop(_ i: Int) -> Bool {
    let next = line[i + 1]
    let before = line[i - 1]
    guard next != 0x2E, before != 0x2E, before != 0x28, before != 0xFF08,
      EastAsianText.isWide(line.left(of: i)), !isItemNumber(i)
    else { return false }
    // Between two characters it may also divide the parts of a foreign name.
    if EastAsianText.isLetter(before), EastAsianText.isLetter(next) { return isRatherStop(i) }
    return next == 0x0A || next == 0x20 || next == 0x3000 || !EastAsianText.isNarrow(next) && next != 0x2F
  }

  /// Whether the language model finds 。 at `i` more probable than the dot of names.
  private func isRatherStop(_ i: Int) -> Bool {
    let start = max(0, i - 8)
    var text = Array(line.scalars[start..<min(line.scalars.count, i + 5)])
    let place = i - start
    text[place] = 0x3002
    let stop = LanguageModel.shared.cost(of: text, in: place..<(place + 1))
    text[place] = 0xB7
    return stop < LanguageModel.shared.cost(of: text, in: place..<(place + 1))
  }

  /// `一.` at the beginning of a line counts.
  private func isItemNumber(_ i: Int) -> Bool {
    let head = line.scalars[..<i].drop { OddSpaces.isSpace($0) }
    return head.count <= 3 && head.allSatisfy { "一二三四五六七八九十".unicodeScalars.map(\.value).contains($0) }
  }

  /// Whether a pair of brackets stands in Chinese or Japanese.
  private func isWidePair(_ start: Int, _ end: Int) -> Bool {
    let before = line[start - 1]
    // Set off by a blank, or the target of a link.
    if before == 0x20 || before == 0x5D { return false }
    if EastAsianText.isWide(line.left(of: start)) { return true }
    let content = line.scalars[(start + 1)..<end]
    if content.contains(where: EastAsianText.isLetter) { return true }
    return start == 0 && EastAsianText.isLetter(line[end + 1])
  }

  /// “ and ” for ASCII quotation marks, where those of the line pair up.
  private func quotes() -> [(index: Int, scalar: UInt32)] {
    let marks = line.scalars.indices.filter { line.scalars[$0] == 0x22 && !line.isPlace[$0] }
    guard !marks.isEmpty, marks.count.isMultiple(of: 2) else { return [] }
    var result: [(index: Int, scalar: UInt32)] = []
    for k in stride(from: 0, to: marks.count, by: 2) {
      let (start, end) = (marks[k], marks[k + 1])
      // A blank inside a mark says that the pairs are others than these.
      guard end > start + 1, line[start + 1] != 0x20, line[end - 1] != 0x20 else { return [] }
      guard line[start - 1] != 0x3D else { continue }
      let isQuoted =
        EastAsianText.isLetter(line.right(of: start)) || EastAsianText.isLetter(line.left(of: end))
      let isAttached = EastAsianText.isLetter(line[start - 1]) || EastAsianText.isLetter(line[end + 1])
      if isQuoted || isAttached { result += [(start, 0x201C), (end, 0x201D)] }
    }
    return result
  }
}
