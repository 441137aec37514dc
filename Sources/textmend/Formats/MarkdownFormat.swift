import Textmend

/// Markdown: prose, and code that is mended only where the prose around proves the same damage.
struct MarkdownFormat: TextFormat {
  let isProse = true

  func extract(_ bytes: [UInt8]) -> Extraction {
    var extraction = Extraction()
    var fence: (mark: UInt8, count: Int)?
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[start..<end]
      let mark = MarkdownFormat.fence(line)
      if let open = fence {
        add(start..<end, isCode: true, of: bytes, to: &extraction)
        if let mark, mark.mark == open.mark, mark.count >= open.count, mark.isBare { fence = nil }
      } else if let mark {
        fence = (mark.mark, mark.count)
        add(start..<end, isCode: true, of: bytes, to: &extraction)
      } else {
        addProse(start..<end, of: bytes, to: &extraction)
      }
      start = end + 1
    }
    return extraction
  }

  /// Three or more backticks or tildes that begin a line, or end a block where nothing follows.
  private static func fence(_ line: ArraySlice<UInt8>) -> (mark: UInt8, count: Int, isBare: Bool)? {
    let text = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
    guard let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let count = text.prefix { $0 == mark }.count
    let rest = text.dropFirst(count)
    guard count >= 3, mark == UInt8(ascii: "~") || !rest.contains(mark) else { return nil }
    return (mark, count, rest.allSatisfy { $0 <= 0x20 })
  }

  /// A line, without what stands between backticks.
  private func addProse(_ range: Range<Int>, of bytes: [UInt8], to extraction: inout Extraction) {
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let count = bytes[index..<range.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
      let inside = index + count
      guard let end = MarkdownFormat.closing(bytes[inside..<range.upperBound], count) else {
        index = inside
        continue
      }
      add(start..<index, separator: .blank, of: bytes, to: &extraction)
      add(inside..<end, isCode: true, of: bytes, to: &extraction)
      index = end + count
      start = index
    }
    add(start..<range.upperBound, of: bytes, to: &extraction)
  }

  /// Where exactly `count` backticks begin.
  private static func closing(_ text: ArraySlice<UInt8>, _ count: Int) -> Int? {
    var index = text.startIndex
    while let start = text[index...].firstIndex(of: UInt8(ascii: "`")) {
      let run = text[start...].prefix { $0 == UInt8(ascii: "`") }.count
      if run == count { return start }
      index = start + run
    }
    return nil
  }

  private func add(
    _ range: Range<Int>, isCode: Bool = false, separator: TextPiece.Separator = .lineEnd, of bytes: [UInt8],
    to extraction: inout Extraction
  ) {
    guard !range.isEmpty else { return }
    var piece = TextPiece(range, of: bytes)
    piece.isCode = isCode
    piece.separator = separator
    extraction.pieces.append(piece)
  }

  func encode(_ text: [UInt8], in piece: TextPiece, inPlaceOf before: ArraySlice<UInt8>) -> [UInt8]? { text }
}
