/// `%E4%B8%AD`: bytes as addresses write them, escaped any number of times (`%25E4`).
struct PercentEscape: EscapeForm {
  static let pages = [
    RulePage(
      code: .percentEscape, name: "percent escapes", summary: "Bytes written as %E4%B8%AD outside addresses.",
      mechanism: """
        Text was escaped as a part of an address and put into text as it was. A run is read as UTF-8; where it is not, as GBK, if \
        the language model finds that more probable by 5 bits than characters by chance. ASCII marks (%2C) are taken back \
        inside such runs, and in lines in which every % begins an escape of a mark that has to be escaped; where that is a \
        single one, another line must prove it. Runs that prove GBK prove it for the whole text. \
        %25 before two digits is a percent sign that was escaped once more.
        """,
      refusal: """
        Addresses, tags and code: %20 and %2F mean something else than blank and slash there. With \
        --escapes-in-addresses characters that are not ASCII are taken back in addresses, too. A plus sign stays.
        """,
      before: "%E4%B8%AD%E6%96%87 %D6%D0%B9%FA%C8%CB%C3%F1", after: "中文 中国人民")
  ]

  func match(_ text: inout EscapedText, at i: Int) -> EscapeMatch? {
    var units: [EscapedBytes.Unit] = []
    let isAddress = text.places.place(at: i).map { $0.kind != .code } ?? false
    while let unit = PercentEscape.unit(text, at: units.last?.end ?? i) {
      // In an address, what is ASCII stays.
      if isAddress, unit.byte < 0x80 { break }
      units.append(unit)
    }
    guard let last = units.last else { return nil }
    if units.allSatisfy({ $0.byte < 0x80 }) {
      guard !isAddress, text.isInPercentLine(i) else { return .none(until: last.end, .percentEscape) }
      return EscapeMatch(
        end: last.end, after: units.map(\.byte), rule: .percentEscape, chain: Chain([.escaped(as: .percent)]))
    }
    let plain = PercentEscape.plainUnits(text, at: i)
    let isGBK = !isAddress && text.hasGBKPercents()
    guard let part = EscapedBytes.decode(units, isGBKDocument: isGBK, orWith: { plain }) else {
      return .none(until: last.end, .percentEscape)
    }
    let taken = part.encoding == .utf8 ? units : plain
    return EscapeMatch(
      end: taken[part.count - 1].end, after: Scalars.utf8(part.scalars), rule: .percentEscape,
      chain: EscapedBytes.chain(part, .percent), margin: part.margin)
  }

  /// The runs outside places that hold a byte that is not ASCII, read as UTF-8 and as GBK.
  static func runs(_ text: EscapedText) -> [(units: [EscapedBytes.Unit], plainUnits: [EscapedBytes.Unit])] {
    var runs: [(units: [EscapedBytes.Unit], plainUnits: [EscapedBytes.Unit])] = []
    var i = 0
    while let found = text.bytes[i...].firstIndex(of: 0x25) {
      i = found + 1
      guard text.places.place(at: found) == nil else { continue }
      var units: [EscapedBytes.Unit] = []
      while let unit = unit(text, at: units.last?.end ?? found) { units.append(unit) }
      guard let last = units.last else { continue }
      i = last.end
      guard units.contains(where: { $0.byte >= 0x80 }) else { continue }
      let plain = plainUnits(text, at: found)
      i = max(i, plain.last?.end ?? i)
      runs.append((units, plain))
    }
    return runs
  }

  static func unit(_ text: EscapedText, at start: Int) -> EscapedBytes.Unit? {
    guard text.byte(start) == 0x25 else { return nil }
    var i = start + 1
    while text.byte(i) == 0x32, text.byte(i + 1) == 0x35,
      Hexadecimal.number(text.bytes, at: i + 2, count: 2) != nil
    { i += 2 }
    return Hexadecimal.number(text.bytes, at: i, count: 2)
      .map { EscapedBytes.Unit(byte: UInt8($0), end: i + 2) }
  }

  /// The run at `i` read as GBK: behind a first byte that is escaped, the second may be an ASCII letter as itself.
  private static func plainUnits(_ text: EscapedText, at i: Int) -> [EscapedBytes.Unit] {
    var units: [EscapedBytes.Unit] = []
    var isLead = false
    while true {
      let start = units.last?.end ?? i
      if let unit = unit(text, at: start) {
        units.append(unit)
        isLead = !isLead && unit.byte >= 0x81
      } else if isLead, let byte = text.byte(start), byte >= 0x40, byte < 0x7F {
        units.append(EscapedBytes.Unit(byte: byte, end: start + 1, isPlain: true))
        isLead = false
      } else {
        return units
      }
    }
  }
}

/// Whether a whole line was escaped for an address.
enum PercentLine {
  enum Escaping {
    /// A % stands for itself, or none is there.
    case no
    /// Every % outside places begins the escape of a byte that has to be escaped, but there is only one: other lines of
    /// the text decide. Where blanks stand as themselves they are not escaped elsewhere in the line.
    case possible
    /// So, and at least one byte is not ASCII, or two marks are there.
    case certain
  }

  /// - Complexity: O(line).
  static func escaping(_ text: EscapedText, _ line: Range<Int>) -> Escaping {
    var escapes = 0
    var hasOther = false
    var hasEscapedBlank = false
    var hasBlank = false
    var i = line.lowerBound
    while i < line.upperBound {
      let byte = text.bytes[i]
      guard byte == 0x25 else {
        hasBlank = hasBlank || byte == 0x20
        i += 1
        continue
      }
      if let place = text.places.place(at: i) {
        i = place.range.upperBound
        continue
      }
      guard let unit = PercentEscape.unit(text, at: i), !isUnreserved(unit.byte) else { return .no }
      hasOther = hasOther || unit.byte >= 0x80
      hasEscapedBlank = hasEscapedBlank || unit.byte == 0x20
      escapes += 1
      i = unit.end
    }
    guard escapes > 0, !(hasBlank && hasEscapedBlank) else { return .no }
    return hasOther || escapes > 1 ? .certain : .possible
  }

  /// What no program escapes (RFC 3986, 2.3), and controls.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    PlaceFinder.isWord(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x7E || byte < 0x20
      || byte == 0x7F
  }
}
