import Textmend

/// A piece of one line with what was found in it: the damaged text, marks below it, the mended text below these.
struct Frame {
  /// A place that is pointed at.
  struct Mark {
    /// In bytes.
    var source: Range<Int>
    /// What stands there in the mended text; nil where the text was left alone.
    var after: [UInt8]?
  }

  private(set) var marks: [Mark]
  /// What is shown, in bytes.
  private(set) var window: Range<Int>
  private let source: [UInt8]

  /// Code points shown before and behind a mark.
  private static let reach = 12
  /// Terminal columns within which marks of one line share a frame.
  private static let width = 76
  /// Terminal columns that one mark's text may take.
  private static let markWidth = 60

  /// The frames for marks in order, each with the indices of its marks.
  ///
  /// - Complexity: O(marks × width).
  static func frames(_ marks: [Mark], in source: [UInt8]) -> [(frame: Frame, marks: Range<Int>)] {
    var frames: [(frame: Frame, marks: Range<Int>)] = []
    for (index, mark) in marks.enumerated() {
      let window = window(around: mark.source, in: source)
      if let last = frames.last, last.frame.takes(mark, window) {
        frames[frames.count - 1].frame.add(mark, window)
        frames[frames.count - 1].marks = last.marks.lowerBound..<(index + 1)
      } else {
        frames.append((Frame(marks: [mark], window: window, source: source), index..<(index + 1)))
      }
    }
    // Half a mark would show neither text.
    for index in frames.indices.dropFirst() {
      let (end, start) = (frames[index - 1].frame.end, frames[index].frame.marks[0].source.lowerBound)
      frames[index - 1].frame.clip(to: 0..<max(start, end))
      frames[index].frame.clip(to: min(end, start)..<source.count)
    }
    return frames
  }

  /// Behind the last mark.
  private var end: Int { marks.map(\.source.upperBound).max() ?? 0 }

  private func takes(_ mark: Mark, _ other: Range<Int>) -> Bool {
    guard mark.source.lowerBound <= window.upperBound + Frame.width * 4,
      !source[min(end, mark.source.lowerBound)..<mark.source.lowerBound].contains(0x0A),
      end == window.lowerBound || source[end - 1] != 0x0A
    else { return false }
    let joined = source[window.lowerBound..<max(window.upperBound, other.upperBound)]
    return joined.count <= Frame.width * 4 && DisplayWidth.of(VisibleText.of(joined)) <= Frame.width
  }

  private mutating func add(_ mark: Mark, _ other: Range<Int>) {
    marks.append(mark)
    window = window.lowerBound..<max(window.upperBound, other.upperBound)
  }

  private mutating func clip(to range: Range<Int>) { window = window.clamped(to: range) }

  private static func window(around mark: Range<Int>, in source: [UInt8]) -> Range<Int> {
    var start = mark.lowerBound
    var count = 0
    while start > 0, count < reach, !isLineEnd(source[start - 1]) {
      start -= 1
      if source[start] & 0xC0 != 0x80 { count += 1 }
    }
    var end = mark.upperBound
    count = 0
    while end < source.count, !isLineEnd(source[end]) {
      if source[end] & 0xC0 != 0x80 {
        count += 1
        if count > reach { break }
      }
      end += 1
    }
    return start..<end
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// The lines of the frame, each with a sign before it.
  func lines(_ palette: Palette) -> [String] {
    var (before, carets, after) = ("", "", "")
    var position = window.lowerBound
    // A caret for what is missing stands below what follows.
    var hasOpenCaret = false
    func keep(until offset: Int) {
      guard offset > position else { return }
      let text = VisibleText.of(source[position..<offset])
      let blanks = String(repeating: " ", count: DisplayWidth.of(text))
      before += text
      after += text
      carets += hasOpenCaret ? palette.removed("^") + blanks.dropFirst() : blanks
      hasOpenCaret = false
      position = offset
    }
    for mark in marks where mark.source.lowerBound >= position {
      keep(until: mark.source.lowerBound)
      let damaged = Frame.shown(source[mark.source])
      let width = DisplayWidth.of(damaged)
      if let mended = mark.after {
        before += palette.removed(damaged)
        after += palette.added(Frame.shown(mended[...]))
        carets += palette.removed(String(repeating: "^", count: width))
      } else {
        before += damaged
        after += damaged
        carets += palette.rule(String(repeating: "~", count: width))
      }
      hasOpenCaret = width == 0
      position = mark.source.upperBound
    }
    keep(until: window.upperBound)
    if hasOpenCaret { carets += palette.removed("^") }
    let hasEdits = marks.contains { $0.after != nil }
    let rows = [(hasEdits ? "-" : "|", before), (" ", Frame.trimmed(carets))]
    return (rows + (hasEdits ? [("+", after)] : [])).map { "  \($0) \($1)" }
  }

  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    VisibleText.shortened(VisibleText.of(bytes), to: markWidth)
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }
}
