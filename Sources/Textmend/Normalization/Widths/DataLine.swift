/// Lines that are no prose by their form: programs, tables, records.
enum DataLine {
  /// - Complexity: linear.
  static func isData(_ line: [UInt32]) -> Bool {
    let body = trimmed(line)
    guard let first = body.first, let last = body.last else { return true }
    let text = Array(body)
    // Objects and lists of JSON; rows of Markdown tables.
    if first == 0x7B || first == 0x7D || first == 0x7C { return true }
    if first == 0x5B || first == 0x22, hasSequence(text, "\":") || hasSequence(text, "\",") { return true }
    // Statements: `foo(x);`, `if (x) {`, comments.
    if last == 0x7B || hasSequence(text, ");") || hasSequence(text, "/*") || text.starts(with: [0x2F, 0x2F]) {
      return true
    }
    return isSetting(text) || hasSequence(text, "\",\"") || hasSequence(text, "\":\"")
      || hasSequence(text, "\": \"")
  }

  private static func trimmed(_ line: [UInt32]) -> ArraySlice<UInt32> {
    var body = line[...]
    while let first = body.first, first == 0x0D || OddSpaces.isSpace(first) { body.removeFirst() }
    while let last = body.last, last == 0x0D || OddSpaces.isSpace(last) { body.removeLast() }
    return body
  }

  private static func hasSequence(_ text: [UInt32], _ sequence: StaticString) -> Bool {
    let wanted = String(describing: sequence).unicodeScalars.map(\.value)
    guard text.count >= wanted.count else { return false }
    return (0...(text.count - wanted.count)).contains { text[$0..<($0 + wanted.count)].elementsEqual(wanted) }
  }

  /// `key: "value"`, `key = "value"`: an ASCII name before it, nothing behind it.
  private static func isSetting(_ text: [UInt32]) -> Bool {
    guard text.last == 0x22 || text.last == 0x27 || text.last == 0x2C,
      let separator = text.firstIndex(where: { $0 == 0x3A || $0 == 0x3D })
    else { return false }
    let value = text[(separator + 1)...].drop { $0 == 0x20 }
    guard let first = value.first, first == 0x22 || first == 0x27 else { return false }
    return text[..<separator].allSatisfy { $0 < 0x7F }
  }
}
