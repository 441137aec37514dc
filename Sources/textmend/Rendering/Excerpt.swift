import Textmend

/// An edit with a little of the text around it.
struct Excerpt {
  /// Text before, damaged, after it.
  var before: (head: String, change: String, tail: String)
  /// The same mended, other edits nearby included.
  var after: (head: String, change: String, tail: String)

  /// Code points shown on each side. No more edits than that can lie in them as a whole, insertions apart.
  private static let reach = 8

  /// - Parameter index: which of the report's edits.
  init(_ index: Int, of report: Report, in source: [UInt8]) {
    let edit = report.edits[index]
    let earlier = report.edits[..<index].suffix(Excerpt.reach)
    let later = report.edits[(index + 1)...].prefix(Excerpt.reach)
    var start = Excerpt.start(before: edit.source.lowerBound, in: source)
    var end = Excerpt.end(after: edit.source.upperBound, in: source)
    // Half an edit would show neither text.
    for other in earlier where other.source.contains(start) { start = other.source.upperBound }
    for other in later where other.source.contains(end - 1) && other.source.upperBound > end {
      end = other.source.lowerBound
    }
    let head = start..<edit.source.lowerBound
    let tail = edit.source.upperBound..<end
    before = (
      VisibleText.of(source[head]), VisibleText.of(edit.before), VisibleText.of(source[tail])
    )
    after = (
      VisibleText.of(Excerpt.mended(head, earlier, source)), VisibleText.of(edit.after),
      VisibleText.of(Excerpt.mended(tail, later, source))
    )
  }

  /// Part of the source with the edits made that lie in it as a whole.
  private static func mended(_ range: Range<Int>, _ edits: ArraySlice<Edit>, _ source: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var position = range.lowerBound
    for edit in edits
    where range.contains(edit.source.lowerBound) && edit.source.upperBound <= range.upperBound {
      text += source[position..<edit.source.lowerBound]
      text += edit.after
      position = edit.source.upperBound
    }
    return text + source[position..<range.upperBound]
  }

  private static func start(before offset: Int, in source: [UInt8]) -> Int {
    var index = offset
    var count = 0
    while index > 0, count < reach, source[index - 1] != 0x0A {
      index -= 1
      if source[index] & 0xC0 != 0x80 { count += 1 }
    }
    return index
  }

  private static func end(after offset: Int, in source: [UInt8]) -> Int {
    var index = offset
    var count = 0
    while index < source.count, source[index] != 0x0A {
      if source[index] & 0xC0 != 0x80 {
        count += 1
        if count > reach { break }
      }
      index += 1
    }
    return index
  }
}
