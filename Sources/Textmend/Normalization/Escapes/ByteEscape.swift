/// `\xE4\xB8\xAD`: bytes as programs print them.
struct ByteEscape: EscapeForm {
  static let pages = [
    RulePage(
      code: .byteEscape, name: "\\x escapes", summary: "Bytes written as \\xE4\\xB8\\xAD.",
      mechanism: """
        Python, C and shells print bytes so. A run is read as UTF-8; where it is not, as GBK, if the language model finds \
        that more probable by 5 bits than characters by chance. Backslashes that were escaped themselves go too.
        """,
      refusal: """
        Runs that are neither encoding, or ASCII alone (\\x41 is as a programmer wrote it); code and addresses. A character \
        that is cut off at the end of a run stays an escape.
        """,
      before: "\\xe4\\xb8\\xad\\xe6\\x96\\x87", after: "中文")
  ]

  func match(_ text: inout EscapedText, at i: Int) -> EscapeMatch? {
    var units: [EscapedBytes.Unit] = []
    while let unit = ByteEscape.unit(text, at: units.last?.end ?? i) { units.append(unit) }
    guard let last = units.last else { return nil }
    guard let part = EscapedBytes.decode(units, orWith: { units }) else {
      return .none(until: last.end, .byteEscape)
    }
    return EscapeMatch(
      end: units[part.count - 1].end, after: Scalars.utf8(part.scalars), rule: .byteEscape,
      chain: EscapedBytes.chain(part, .backslashByte), margin: part.margin)
  }

  private static func unit(_ text: EscapedText, at start: Int) -> EscapedBytes.Unit? {
    var i = start
    while text.byte(i) == 0x5C { i += 1 }
    guard i > start, text.byte(i) == 0x78 else { return nil }
    return Hexadecimal.number(text.bytes, at: i + 1, count: 2)
      .map { EscapedBytes.Unit(byte: UInt8($0), end: i + 3) }
  }
}
