/// Reads markup as browsers do, so far as it takes to know text from tags. Nothing is an error.
///
/// - Complexity: linear.
struct MarkupReader {
  private let bytes: [UInt8]
  private let isHTML: Bool
  private var index = 0
  /// Where the text at hand begins.
  private var textStart = 0
  private(set) var pieces: [TextPiece] = []

  init(_ bytes: [UInt8], isHTML: Bool) {
    self.bytes = bytes
    self.isHTML = isHTML
  }

  mutating func read() {
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start
      if startsWith("<!--") {
        endText(.blank)
        skip(behind: "-->")
      } else if startsWith("<![CDATA[") {
        endText(.blank)
        let start = index + 9
        skip(behind: "]]>")
        add(start..<max(start, index - 3))
        if let last = pieces.indices.last, pieces[last].source.lowerBound == start {
          pieces[last].isVerbatim = true
        }
      } else if startsWith("<?") {
        endText(.lineEnd)
        skip(behind: isHTML && !startsWith("<?xml") && !startsWith("<?php") ? ">" : "?>")
      } else if startsWith("<!") || startsWith("</") {
        endText(isInline(name(at: index + 2)) ? .blank : .lineEnd)
        skip(behind: ">")
      } else if index + 1 < bytes.count, Self.isLetter(bytes[index + 1]) {
        readTag()
      } else {
        // A sign for `less` that stands for itself.
        index += 1
        continue
      }
      textStart = index
    }
    index = bytes.count
    endText(.lineEnd)
  }

  // MARK: Tags

  private mutating func readTag() {
    let start = index
    let name = name(at: index + 1)
    index += 1 + name.count
    let attributes = readAttributes()
    let end = index
    index = start
    endText(isInline(name) && attributes.isEmpty ? .blank : .lineEnd)
    index = end
    for (range, quote) in attributes {
      add(range)
      if let last = pieces.indices.last, pieces[last].source == range { pieces[last].quote = quote }
    }
    let element = String(decoding: name, as: UTF8.self).lowercased()
    if Self.rawElements.contains(element), bytes[end - 1] == UInt8(ascii: ">"),
      bytes[end - 2] != UInt8(ascii: "/")
    {
      skipElement(element)
    }
  }

  /// Reads to behind the `>`; answers the values that people read.
  private mutating func readAttributes() -> [(Range<Int>, quote: UInt8?)] {
    var values: [(Range<Int>, quote: UInt8?)] = []
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: ">") {
        index += 1
        break
      }
      if byte <= 0x20 || byte == UInt8(ascii: "/") {
        index += 1
        continue
      }
      let nameStart = index
      repeat { index += 1 } while index < bytes.count && !Self.endsName(bytes[index])
      let name = bytes[nameStart..<index]
      var next = index
      while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
      guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else { continue }
      index = next + 1
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      let (value, quote) = readValue()
      if !isMachineRead(name) { values.append((value, quote)) }
    }
    return values
  }

  private mutating func readValue() -> (Range<Int>, UInt8?) {
    guard index < bytes.count else { return (index..<index, nil) }
    let quote = bytes[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = index + 1
      let end = bytes[start...].firstIndex(of: quote) ?? bytes.count
      index = min(end + 1, bytes.count)
      return (start..<end, quote)
    }
    let start = index
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">") { index += 1 }
    return (start..<index, nil)
  }

  /// Whether an attribute's value is an address, a name or a program: a byte changed there would break it.
  private func isMachineRead(_ name: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: name, as: UTF8.self).lowercased()
    return Self.machineAttributes.contains(name) || (isHTML && name.hasPrefix("on"))
      || name.hasPrefix("xmlns")
  }

  private static let machineAttributes: Set = [
    "action", "charset", "cite", "class", "encoding", "for", "form", "formaction", "headers", "href",
    "hreflang",
    "http-equiv", "id", "integrity", "itemid", "itemprop", "itemtype", "lang", "longdesc", "media", "name",
    "nonce",
    "ping", "poster", "rel", "role", "sizes", "src", "srcset", "style", "target", "type", "xlink:href",
    "xml:base",
    "xml:id", "xml:lang",
  ]

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  // MARK: Elements

  private static let rawElements: Set = ["script", "style"]

  /// Elements inside a line of text.
  private static let inlineElements: Set = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]

  private func isInline(_ name: ArraySlice<UInt8>) -> Bool {
    isHTML && Self.inlineElements.contains(String(decoding: name, as: UTF8.self).lowercased())
  }

  private func name(at start: Int) -> ArraySlice<UInt8> {
    var end = min(start, bytes.count)
    while end < bytes.count, !Self.endsName(bytes[end]) { end += 1 }
    return bytes[min(start, bytes.count)..<end]
  }

  /// To before the end tag.
  private mutating func skipElement(_ element: String) {
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start
      if startsWith("</"), String(decoding: name(at: index + 2), as: UTF8.self).lowercased() == element {
        return
      }
      index += 1
    }
    index = bytes.count
  }

  // MARK: Text

  /// The text up to here is a piece.
  private mutating func endText(_ separator: TextPiece.Separator) {
    add(textStart..<index, separator)
  }

  private mutating func add(_ range: Range<Int>, _ separator: TextPiece.Separator = .lineEnd) {
    guard bytes[range].contains(where: { $0 > 0x20 }) else { return }
    var piece = TextPiece(range, of: bytes)
    piece.separator = separator
    pieces.append(piece)
  }

  private func startsWith(_ text: StaticString) -> Bool {
    bytes[index...].starts(with: text.description.utf8)
  }

  private mutating func skip(behind end: StaticString) {
    let mark = Array(end.description.utf8)
    while index < bytes.count, !bytes[index...].starts(with: mark) { index += 1 }
    index = min(index + mark.count, bytes.count)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 }
}
