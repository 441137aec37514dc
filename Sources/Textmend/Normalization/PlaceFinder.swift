/// Finds the ``Places`` of a text in one pass.
struct PlaceFinder {
  private let bytes: [UInt8]
  private(set) var places: [Places.Place] = []
  private(set) var hasMarkup = false
  private var i = 0
  /// Names of elements that nothing closes from here on: looked for once, or many would take more than linear time.
  private var unclosed: Set<[UInt8]> = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func run() {
    var isLineStart = true
    // Whether the byte before is part of a word: an address does not begin inside one.
    var isInWord = false
    while i < bytes.count {
      let byte = bytes[i]
      if isLineStart, let end = fenceEnd() {
        add(end, .code)
        isLineStart = false
        isInWord = false
        continue
      }
      isLineStart = byte == 0x0A
      switch byte {
      case 0x60:
        if let end = inlineCodeEnd() { add(end, .code) } else { i += runLength(of: 0x60, at: i) }
        isInWord = false
      case 0x3C:
        readTag()
        isInWord = false
      case 0x5D where i + 1 < bytes.count && bytes[i + 1] == 0x28:
        readLinkTarget()
        isInWord = false
      default:
        let isWord = PlaceFinder.isWord(byte)
        if isWord, !isInWord, let end = addressEnd() {
          add(end, .address)
          isInWord = false
        } else {
          isInWord = isWord
          i += 1
        }
      }
    }
  }

  private mutating func add(_ end: Int, _ kind: Places.Kind) {
    places.append(Places.Place(range: i..<end, kind: kind))
    i = end
  }

  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  private func runLength(of byte: UInt8, at start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == byte { end += 1 }
    return end - start
  }

  // MARK: Code

  /// Behind the closing fence of the fence that begins at the line start `i`; nil where there is none, or no end.
  private func fenceEnd() -> Int? {
    guard let fence = fence(at: i) else { return nil }
    var line = i
    while let next = bytes[line...].firstIndex(of: 0x0A) {
      line = next + 1
      if let closing = self.fence(at: line), closing.mark == fence.mark, closing.length >= fence.length {
        return bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
      }
    }
    return nil
  }

  private func fence(at start: Int) -> (mark: UInt8, length: Int)? {
    var j = start
    while j < min(bytes.count, start + 3), bytes[j] == 0x20 { j += 1 }
    guard j < bytes.count, bytes[j] == 0x60 || bytes[j] == 0x7E else { return nil }
    let length = runLength(of: bytes[j], at: j)
    return length >= 3 ? (bytes[j], length) : nil
  }

  /// Behind the backticks that close those at `i`, on the same line.
  private func inlineCodeEnd() -> Int? {
    let length = runLength(of: 0x60, at: i)
    var j = i + length
    // One backtick before a blank is a character that the text speaks of.
    if length == 1, j < bytes.count, bytes[j] == 0x20 { return nil }
    while j < bytes.count, bytes[j] != 0x0A {
      guard bytes[j] == 0x60 else {
        j += 1
        continue
      }
      let closing = runLength(of: 0x60, at: j)
      j += closing
      if closing == length { return j }
    }
    return nil
  }

  // MARK: Markup

  /// Elements whose content is code.
  private static let codeElements: Set<String> = ["code", "pre", "script", "style", "samp", "kbd", "tt"]
  /// Elements that prove markup by their beginning alone; others are believed when something closes (`</x>`, `/>`).
  static let elements: Set<String> = [
    "a", "abbr", "b", "blockquote", "body", "br", "button", "center", "dd", "div", "dl", "dt", "em", "font",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i", "iframe",
    "img",
    "input", "label", "li", "link", "main", "meta", "nav", "ol", "option", "p", "rt", "ruby", "section",
    "select",
    "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "title", "tr", "u", "ul",
    "video",
  ]

  private mutating func readTag() {
    guard let tag = HTMLTag(bytes, at: i) else {
      i += 1
      return
    }
    let name = String(decoding: tag.name, as: UTF8.self)
    let isMarkup =
      tag.isClosing || tag.isDeclaration || tag.closesItself || PlaceFinder.elements.contains(name)
      || PlaceFinder.codeElements.contains(name)
    guard isMarkup else {
      i += 1
      return
    }
    hasMarkup = true
    if !tag.isClosing, PlaceFinder.codeElements.contains(name), let end = endOfElement(tag) {
      add(end, .code)
    } else {
      add(tag.end, .tag)
    }
  }

  /// Behind `</name>`, in either case.
  private mutating func endOfElement(_ tag: HTMLTag) -> Int? {
    guard !unclosed.contains(tag.name) else { return nil }
    var j = tag.end
    while let next = bytes[j...].firstIndex(of: 0x3C) {
      if let other = HTMLTag(bytes, at: next), other.isClosing, other.name == tag.name { return other.end }
      j = next + 1
    }
    unclosed.insert(tag.name)
    return nil
  }

  // MARK: Addresses

  /// `](…)`: the target may hold balanced brackets, and no blanks but before a title.
  private mutating func readLinkTarget() {
    i += 2
    var depth = 0
    var j = i
    while j < bytes.count, bytes[j] > 0x20 {
      if bytes[j] == 0x28 { depth += 1 }
      if bytes[j] == 0x29 {
        if depth == 0 { break }
        depth -= 1
      }
      j += 1
    }
    if j > i { add(j, .address) }
  }

  /// The end of the address that begins at `i`, without the marks of the sentence that it stands in.
  private func addressEnd() -> Int? {
    var j = i
    var hasDot = false
    while j < bytes.count {
      let byte = bytes[j]
      if byte == 0x2E { hasDot = true }
      guard PlaceFinder.isWord(byte) || byte == 0x2E || byte == 0x2D || byte == 0x2B else { break }
      j += 1
    }
    guard j > i + 1 else { return nil }
    let hasScheme = j + 2 < bytes.count && bytes[j] == 0x3A && bytes[j + 1] == 0x2F && bytes[j + 2] == 0x2F
    let isWeb = bytes[i..<j].starts(with: Array("www.".utf8))
    let isHost = hasDot && j < bytes.count && bytes[j] == 0x2F
    let isMail = i + 7 < bytes.count && bytes[i..<j].elementsEqual("mailto".utf8) && bytes[j] == 0x3A
    guard hasScheme || isWeb || isHost || isMail else { return nil }
    if hasScheme { j += 3 }
    while j < bytes.count, PlaceFinder.isAddress(bytes[j]), !isForeignEntity(j) { j += 1 }
    while j > i, PlaceFinder.endsSentence(bytes[j - 1]) {
      if bytes[j - 1] == 0x29, bytes[i..<j].contains(0x28) { break }
      j -= 1
    }
    return j
  }

  private static func isAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D: false
    default: byte > 0x20 && byte < 0x7F
    }
  }

  private static func endsSentence(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x27, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: true
    default: false
    }
  }

  /// Whether an entity begins at `j` that is no ampersand of the address: it stands for a character behind it.
  private func isForeignEntity(_ j: Int) -> Bool {
    guard bytes[j] == 0x26, j + 1 < bytes.count else { return false }
    if bytes[j + 1] == 0x23 { return true }
    var end = j + 1
    while end < bytes.count, PlaceFinder.isWord(bytes[end]) { end += 1 }
    return end > j + 1 && end < bytes.count && bytes[end] == 0x3B
      && !bytes[(j + 1)..<end].elementsEqual("amp".utf8)
  }
}
