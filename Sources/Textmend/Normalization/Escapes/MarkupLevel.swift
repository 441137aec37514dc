/// What `<`, `>` and `&` are in a text, and with them the entities that stand for these.
enum MarkupLevel: Hashable, Sendable {
  /// Characters as any other: all entities are taken back, however often they were escaped.
  case none
  /// The text is HTML or XML: `&lt;`, `&gt;` and `&amp;` are how it writes these characters, and stay; so do quotes in tags.
  case markup
  /// The tags themselves were escaped this many times (`&lt;p&gt;`: once): so many levels are taken back.
  case escaped(levels: Int)

  /// - Complexity: O(bytes).
  init(_ bytes: [UInt8], places: Places) {
    self = .none
    if places.hasMarkup {
      self = .markup
      return
    }
    var levels: Int?
    var i = 0
    while let start = bytes.span.firstIndex(of: 0x26, in: i..<bytes.count) {
      i = start + 1
      var amps = 0
      while bytes[i...].starts(with: Array("amp;".utf8)) {
        amps += 1
        i += 4
      }
      guard bytes[i...].starts(with: Array("lt;".utf8)) else { continue }
      if amps + 1 < levels ?? .max, MarkupLevel.isTag(bytes, at: i + 3) { levels = amps + 1 }
    }
    if let levels { self = .escaped(levels: levels) }
  }

  /// Whether a name and, nearby, an escaped `>` follow an escaped `<`.
  private static func isTag(_ bytes: [UInt8], at start: Int) -> Bool {
    var i = start
    let isClosing = i < bytes.count && bytes[i] == 0x2F
    if isClosing { i += 1 }
    let nameStart = i
    while i < bytes.count, PlaceFinder.isWord(bytes[i]) { i += 1 }
    guard i > nameStart, bytes[nameStart] >= 0x41 else { return false }
    // `/name` is said by nobody else; a name alone must be one of HTML's, or `a &lt;b` would be a tag.
    if isClosing { return true }
    let name = String(decoding: bytes[nameStart..<i].map { $0 | 0x20 }, as: UTF8.self)
    guard PlaceFinder.elements.contains(name) else { return false }
    let end = bytes[i..<min(bytes.count, i + 1000)]
    return end.first.map { $0 <= 0x20 || $0 == 0x26 || $0 == 0x2F || $0 == 0x3E } ?? false
  }
}
