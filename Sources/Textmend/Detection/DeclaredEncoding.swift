/// What a text says of its own encoding: HTML's `<meta charset>` and its older form, the XML declaration, CSS's `@charset`,
/// the coding lines of Python, Emacs and Vim.
///
/// Sources: the WHATWG HTML standard's prescan (the first 1,024 bytes), XML 1.0 (4.3.3), CSS Syntax 3 (3.2), PEP 263 (the
/// first two lines); Emacs and Vim look there, too.
struct DeclaredEncoding: Hashable, Sendable {
  /// As it stands in the text.
  var label: String
  /// Nil for a name that nobody knows.
  var encoding: Encoding?
  /// Bytes of the label.
  var range: Range<Int>

  /// Bytes in which a declaration is looked for.
  static let head = 1024

  /// All declarations of the head, in order. A text may have two, such as XHTML.
  ///
  /// - Complexity: O(head).
  static func all(in bytes: [UInt8]) -> [DeclaredEncoding] {
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let head = bytes.dropFirst(mark).prefix(DeclaredEncoding.head).map {
      (0x41...0x5A).contains($0) ? $0 | 0x20 : $0
    }
    return labels(head).map { range in
      make(bytes, (range.lowerBound + mark)..<(range.upperBound + mark))
    }
  }

  /// Where the labels stand in a head of small letters.
  private static func labels(_ head: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    let declaration = head.prefix { $0 != 0x3E }
    let xml = head.starts(with: Array("<?xml".utf8)) ? find("encoding", Array(declaration), from: 5) : nil
    if let xml, let label = label(head, after: xml, separators: "=", needsQuotes: true) {
      found.append(label)
    }
    let sheet = Array("@charset \"".utf8)
    if head.starts(with: sheet), let end = head[sheet.count...].firstIndex(of: 0x22) {
      found.append(sheet.count..<end)
    }
    var position = 0
    while let tag = find("<meta", head, from: position) {
      let end = head[tag...].firstIndex(of: 0x3E) ?? head.count
      if let name = find("charset", Array(head[..<end]), from: tag),
        let label = label(head, after: name, separators: "=", needsQuotes: false)
      {
        found.append(label)
      }
      position = end
    }
    if found.isEmpty, let label = codingLine(head) { found.append(label) }
    return found
  }

  /// The label behind `coding:` or `coding=`, also `fileencoding=`, in a comment of the first two lines.
  private static func codingLine(_ head: [UInt8]) -> Range<Int>? {
    let lines = head.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false).prefix(2)
    for line in lines {
      let mark = line.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D } ?? 0
      // Comments of scripts, Lisp, C, SQL, TeX and Vim.
      guard Array("#;/-%\"*(.".utf8).contains(mark),
        let name = find("coding", Array(head[..<line.endIndex]), from: line.startIndex)
      else { continue }
      if let label = label(head, after: name, separators: ":=", needsQuotes: false),
        label.upperBound <= line.endIndex
      {
        return label
      }
    }
    return nil
  }

  /// The name behind the word at `end`, a separator and perhaps a quote.
  private static func label(
    _ head: [UInt8], after end: Int, separators: String, needsQuotes: Bool
  ) -> Range<Int>? {
    var i = end
    func skipBlanks() { while i < head.count, head[i] == 0x20 || head[i] == 0x09 { i += 1 } }
    skipBlanks()
    guard i < head.count, separators.utf8.contains(head[i]) else { return nil }
    i += 1
    skipBlanks()
    if i < head.count, head[i] == 0x22 || head[i] == 0x27 { i += 1 } else if needsQuotes { return nil }
    let start = i
    while i < head.count, isName(head[i]) { i += 1 }
    return i > start ? start..<i : nil
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5F: true
    default: false
    }
  }

  /// Where the word ends whose first place from `start` on this is.
  private static func find(_ word: String, _ head: [UInt8], from start: Int) -> Int? {
    let word = Array(word.utf8)
    var i = start
    while i + word.count <= head.count {
      if head[i] == word[0], head[i..<i + word.count].elementsEqual(word) { return i + word.count }
      i += 1
    }
    return nil
  }

  private static func make(_ bytes: [UInt8], _ range: Range<Int>) -> DeclaredEncoding {
    let label = String(decoding: bytes[range], as: UTF8.self)
    return DeclaredEncoding(label: label, encoding: Encoding(label: label), range: range)
  }
}
