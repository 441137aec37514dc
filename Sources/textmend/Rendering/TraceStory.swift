import Textmend

/// A trace in sentences: what the author wrote, and what became of each byte of it.
struct TraceStory {
  private let trace: Trace
  private let alignment: TraceAlignment

  init(_ trace: Trace) {
    self.trace = trace
    alignment = TraceAlignment(trace)
  }

  /// What the author wrote, then one sentence for each cell that does not stand as it was written, then what was tried.
  func sentences() -> [String] {
    let written = trace.repaired.filter { $0.role == .restored }
    guard !written.isEmpty else { return [] }
    let text = written.map(\.text).joined()
    let codes = written.map { "\($0.text) \(VisibleText.hexadecimal($0.bytes))" }.joined(separator: ", ")
    return ["the author wrote \(text): in \(trace.encoding.name) \(codes)"]
      + trace.damaged.indices.compactMap(sentence) + [tried].compactMap { $0 }
  }

  private func sentence(_ index: Int) -> String? {
    let cell = trace.damaged[index]
    let bytes = VisibleText.hexadecimal(cell.bytes)
    let shown = VisibleText.of(Array(cell.text.utf8))
    let origin = self.origin(of: index)
    switch cell.role {
    case .whole, .restored, .misread, .unmapped:
      return nil
    case .misaligned:
      return cell.bytes.count == 1
        ? "\(bytes), \(origin), read alone, is the letter \(shown); from here on characters begin where they should"
        : "\(bytes), \(origin), read as one character, are \(shown)"
    case .lostLead:
      return "\(bytes), \(origin), was left alone \(before(index)): half a character, shown as ? and lost"
    case .invalidPair:
      return "\(bytes), \(origin), read as one character, are none: shown as ? and lost"
    case .beforeInsertion:
      let after = trace.damaged.dropFirst(index + 1).first?.bytes.first.map { [$0] } ?? []
      return "\(bytes), \(origin), came to stand before \(VisibleText.hexadecimal(after)), "
        + "the ( that was inserted: together no character, shown as one ?"
    case .beforeBreak:
      return
        "\(bytes), \(origin), ended a full line: with the line break behind it it is no character, shown as one ?"
    case .folded:
      let seen = cell.text.isEmpty ? "nothing" : shown
      return "\(bytes), \(origin): a program took two of these bytes for a character and made ASCII of it, "
        + "which left \(seen)"
    case .removed:
      let seen = cell.text.isEmpty ? "nothing" : shown
      return "\(bytes), \(origin): of these bytes some were removed, which left \(seen)"
    case .vanished:
      return "\(bytes), \(origin), read as one character, are for private use: shown as nothing and lost"
    case .cutMark:
      let mark = TraceStory.fullWidth(cell.text)
      let folded = mark == cell.text ? "" : "; \(mark) became \(shown) later"
      return "a program searched for the bytes of \(mark), \(bytes), found them in \(origin), "
        + "and cut the text there" + folded
    case .inserted:
      return insertion(index)
    }
  }

  /// Why a reading was put where it stands: it is that of a character which is not there.
  private func insertion(_ index: Int) -> String {
    let cell = trace.damaged[index]
    let shown = VisibleText.of(Array(cell.text.utf8))
    guard index >= 2, let first = trace.damaged[index - 2].bytes.last,
      let second = trace.damaged[index - 1].bytes.last,
      let match = try? trace.encoding.string(from: [first, second])
    else { return "\(shown) was inserted" }
    let bytes = VisibleText.hexadecimal([first, second])
    return "\(shown) was inserted behind \(bytes), "
      + "because a program took these bytes of two characters for \(match)"
  }

  /// How many values were possible for what was lost.
  private var tried: String? {
    let lost = trace.damaged.filter { $0.candidates > 1 }
    guard !lost.isEmpty else { return nil }
    let ways = lost.reduce(1) { $0.multipliedReportingOverflow(by: $1.candidates).partialValue }
    let counts = lost.map { cell in
      "\(TraceStory.grouped(cell.candidates)) values for \(VisibleText.hexadecimal(cell.bytes))"
    }
    let product = lost.count > 1 ? ", \(TraceStory.grouped(ways)) together" : ""
    let list = counts.joined(separator: ", ")
    return "tried for what was lost: \(list)\(product); the most probable text was taken"
  }

  /// `before the cut at ；`.
  private func before(_ index: Int) -> String {
    guard index + 1 < trace.damaged.count else { return "at the end" }
    let next = trace.damaged[index + 1]
    return "before the cut at \(TraceStory.fullWidth(next.text))"
  }

  /// `the second byte of 模 and the first byte of 化`.
  private func origin(of index: Int) -> String {
    var parts: [(cell: Int, bytes: [Int])] = []
    for column in alignment.columns where column.damaged?.cell == index {
      guard let place = column.repaired else { continue }
      let number = self.number(of: column, in: place.cell)
      if parts.last?.cell == place.cell {
        parts[parts.count - 1].bytes.append(number)
      } else {
        parts.append((place.cell, [number]))
      }
    }
    guard !parts.isEmpty else { return "nothing of the text" }
    return parts.map { part in
      let cell = trace.repaired[part.cell]
      if part.bytes.count == cell.bytes.count { return cell.text }
      let ordinals = part.bytes.map(TraceStory.ordinal).joined(separator: " and ")
      return "the \(ordinals) byte of \(cell.text)"
    }.joined(separator: " and ")
  }

  /// Which byte of its repaired character a column holds, from 0.
  private func number(of column: TraceAlignment.Column, in cell: Int) -> Int {
    let columns = alignment.columns.filter { $0.repaired?.cell == cell }
    return columns.firstIndex(of: column) ?? 0
  }

  private static func ordinal(_ number: Int) -> String {
    let words = ["first", "second", "third", "fourth"]
    return number < words.count ? words[number] : "\(number + 1)th"
  }

  /// The mark that an ASCII one was folded from.
  private static func fullWidth(_ text: String) -> String {
    guard let scalar = text.unicodeScalars.first, scalar.value > 0x20, scalar.value < 0x7F,
      let wide = Unicode.Scalar(scalar.value + 0xFEE0)
    else { return text }
    return String(wide)
  }

  /// `13,230`.
  private static func grouped(_ number: Int) -> String {
    let digits = String(number)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }
}
