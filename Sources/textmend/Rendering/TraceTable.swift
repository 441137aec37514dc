import Textmend

/// A trace as a table: the same bytes in two rows, cut into characters as the damaged text has them and as the
/// repaired text has them.
struct TraceTable {
  /// One column of the table: a byte in the damaged text, in the repaired text, or in both.
  private struct Column {
    var damaged: UInt8?
    var repaired: UInt8?
    /// Whether a character of the row begins here.
    var startsDamaged = false
    var startsRepaired = false
    /// Terminal columns.
    var width = 2
  }

  /// A character and the columns it lies on.
  private struct Span {
    var text: String
    var columns: ClosedRange<Int>
  }

  private let encodings: (damaged: String, repaired: String)
  private var columns: [Column] = []
  private var damaged: [Span] = []
  private var repaired: [Span] = []

  /// Columns after which a table goes on below, where a character begins in both rows.
  private static let wrapAfter = 16
  /// Columns that are worth a table of their own.
  private static let leastRest = 8

  init(_ trace: Trace) {
    encodings = ((trace.readAs ?? trace.encoding).name, trace.encoding.name)
    let alignment = TraceAlignment(trace)
    columns = alignment.columns.map { Column(damaged: $0.damaged?.byte, repaired: $0.repaired?.byte) }
    damaged = trace.damaged.indices.compactMap { cell in
      let places = alignment.columns.indices.filter { alignment.columns[$0].damaged?.cell == cell }
      return TraceTable.span(trace.damaged[cell].text, places)
    }
    repaired = trace.repaired.indices.compactMap { cell in
      let places = alignment.columns.indices.filter { alignment.columns[$0].repaired?.cell == cell }
      return TraceTable.span(trace.repaired[cell].text, places)
    }
    for span in damaged { columns[span.columns.lowerBound].startsDamaged = true }
    for span in repaired { columns[span.columns.lowerBound].startsRepaired = true }
    for span in damaged + repaired { widen(span) }
  }

  private static func span(_ text: String, _ places: [Int]) -> Span? {
    guard let first = places.first, let last = places.last else { return nil }
    return Span(text: text.isEmpty ? "∅" : VisibleText.of(Array(text.utf8)), columns: first...last)
  }

  private mutating func widen(_ span: Span) {
    let missing = DisplayWidth.of(span.text) - width(of: span.columns)
    if missing > 0 { columns[span.columns.upperBound].width += missing }
  }

  /// Of the columns and the separators between them.
  private func width(of range: ClosedRange<Int>) -> Int {
    columns[range].reduce(0) { $0 + $1.width } + range.count - 1
  }

  /// Lines of the table, without line ends.
  func lines() -> [String] {
    var lines: [String] = []
    var start = 0
    for end in columns.indices.map({ $0 + 1 }) {
      let isWhole = end == columns.count
      let mayBreak = !isWhole && columns[end].startsDamaged && columns[end].startsRepaired
      let isLong = end - start >= TraceTable.wrapAfter && columns.count - end >= TraceTable.leastRest
      guard isWhole || (mayBreak && isLong) else { continue }
      if start > 0 { lines.append("") }
      let range = start..<end
      let width = max(8, DisplayWidth.of(encodings.damaged), DisplayWidth.of(encodings.repaired))
      let label = { (text: String) in DisplayWidth.padded(text, to: width) + "  " }
      lines += [
        label("damaged") + texts(damaged, in: range),
        label(encodings.damaged) + bytes(in: range, \.damaged, \.startsDamaged),
        label(encodings.repaired) + bytes(in: range, \.repaired, \.startsRepaired),
        label("repaired") + texts(repaired, in: range),
      ]
      start = end
    }
    return lines
  }

  private func bytes(
    in range: Range<Int>, _ byte: KeyPath<Column, UInt8?>, _ starts: KeyPath<Column, Bool>
  ) -> String {
    var line = ""
    for index in range {
      let column = columns[index]
      line += column[keyPath: starts] || index == range.lowerBound ? "│" : " "
      let shown = column[keyPath: byte].map(VisibleText.hexadecimal) ?? "··"
      line += DisplayWidth.padded(shown, to: column.width)
    }
    return line + "│"
  }

  private func texts(_ spans: [Span], in range: Range<Int>) -> String {
    var line = ""
    var index = range.lowerBound
    for span in spans where range.contains(span.columns.lowerBound) {
      if span.columns.lowerBound > index {
        let gap = width(of: index...(span.columns.lowerBound - 1))
        line += (line.isEmpty ? "│" : " ") + String(repeating: " ", count: gap)
      }
      line += "│" + DisplayWidth.padded(span.text, to: width(of: span.columns))
      index = span.columns.upperBound + 1
    }
    if index < range.upperBound {
      line += String(repeating: " ", count: 1 + width(of: index...(range.upperBound - 1)))
    }
    return line + "│"
  }
}
