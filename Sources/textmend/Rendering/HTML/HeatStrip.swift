import Textmend
import TextmendFiles

/// Where in a file the edits are: a strip from its first line to its last, the darker the more of them.
struct HeatStrip {
  let html: String

  private static let cells = 80

  init(_ outcome: FileOutcome, _ diagnostics: [Diagnostic], anchor: String) {
    let lines = max(1, outcome.source.count { $0 == 0x0A } + (outcome.source.last == 0x0A ? 0 : 1))
    let cells = min(HeatStrip.cells, lines)
    var counts = [Int](repeating: 0, count: cells)
    var first = [Int?](repeating: nil, count: cells)
    for diagnostic in diagnostics {
      let cell = min((diagnostic.start.line - 1) * cells / lines, cells - 1)
      counts[cell] += 1
      first[cell] = first[cell] ?? diagnostic.start.line
    }
    let most = counts.max() ?? 1
    let items = counts.indices.map { index in
      guard let line = first[index] else { return "<i></i>" }
      let level = 1 + 4 * (counts[index] - 1) / max(1, most)
      let places = "\(counts[index]) place\(counts[index] == 1 ? "" : "s")"
      return "<a class=\"h\(level)\" href=\"#\(anchor)-\(line)\" title=\"\(places) from line \(line) on\" "
        + "aria-label=\"\(places) from line \(line) on\"></a>"
    }
    html = "<div class=\"heat\" role=\"navigation\" aria-label=\"Places in the file\">\(items.joined())</div>"
  }
}
