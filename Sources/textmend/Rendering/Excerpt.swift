import Textmend

/// An edit with a little of the text around it.
struct Excerpt {
  /// Text before, damaged, after it.
  var before: (head: String, change: String, tail: String)
  /// The same with the edit made. Other edits nearby are not made.
  var after: (head: String, change: String, tail: String)

  /// Code points shown on each side.
  private static let reach = 6

  init(_ edit: Edit, in source: [UInt8]) {
    let head = VisibleText.of(
      source[Excerpt.start(before: edit.source.lowerBound, in: source)..<edit.source.lowerBound])
    let tail = VisibleText.of(
      source[edit.source.upperBound..<Excerpt.end(after: edit.source.upperBound, in: source)])
    before = (head, VisibleText.of(edit.before), tail)
    after = (head, VisibleText.of(edit.after), tail)
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
