import Textmend

/// A trace in sentences: what became of each character that is not as it was written.
struct TraceStory {
  private let trace: Trace
  private let alignment: TraceAlignment

  init(_ trace: Trace) {
    self.trace = trace
    alignment = TraceAlignment(trace)
  }

  /// One sentence a cell, in order.
  func sentences() -> [String] {
    trace.damaged.indices.compactMap(sentence)
  }

  private func sentence(_ index: Int) -> String? {
    let cell = trace.damaged[index]
    let bytes = VisibleText.hexadecimal(cell.bytes)
    let shown = VisibleText.of(Array(cell.text.utf8))
    let origin = self.origin(of: index)
    switch cell.role {
    case .whole, .restored:
      return nil
    case .misaligned:
      return "\(shown) is \(bytes): \(origin)"
    case .lostLead:
      return "\(shown) stands for \(bytes), \(origin): alone it was no character"
    case .invalidPair:
      return "\(shown) stands for \(bytes), which form no character: \(origin)"
    case .vanished:
      return "\(bytes) form a private-use character, which vanished: \(origin)"
    case .cutMark:
      return "\(shown) was found at \(bytes), which are no mark: \(origin)"
    case .inserted:
      return "\(shown) was inserted"
    }
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
}
