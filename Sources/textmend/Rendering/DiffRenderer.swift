import Textmend
import TextmendFiles

/// Unified diffs that `patch` and `git apply` take. Lines are printed byte for byte, whatever their encoding.
struct DiffRenderer: Renderer {
  var palette: Palette

  /// Unchanged lines around a change, as diff(1) shows by default.
  private static let context = 3

  func render(_ outcome: FileOutcome) -> [UInt8] {
    guard outcome.failure == nil, outcome.hasEdits, let mended = outcome.mended else { return [] }
    let (old, new) = (outcome.source, mended.bytes)
    let lines = LineChanges(from: old, to: new, edits: mended.report.edits)
    var output: [UInt8] = []
    output += palette.heading("--- ").utf8 + DiffRenderer.name("a/", outcome.path) + [0x0A]
    output += palette.heading("+++ ").utf8 + DiffRenderer.name("b/", outcome.path) + [0x0A]
    for hunk in DiffRenderer.hunks(lines) { write(hunk, lines, old, new, to: &output) }
    return output
  }

  private static func name(_ prefix: String, _ path: FilePath) -> [UInt8] {
    var bytes = path.bytes[...]
    while bytes.starts(with: "./".utf8) { bytes = bytes.dropFirst(2) }
    while bytes.first == UInt8(ascii: "/") { bytes = bytes.dropFirst() }
    // A tab ends a name that holds a blank, as diff and git write it.
    return Array(prefix.utf8) + bytes + (bytes.contains(0x20) ? [0x09] : [])
  }

  /// Changes that are so near that their contexts touch.
  private static func hunks(_ lines: LineChanges) -> [[LineChanges.Change]] {
    var hunks: [[LineChanges.Change]] = []
    for change in lines.changes {
      if let last = hunks.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
        hunks[hunks.count - 1].append(change)
      } else {
        hunks.append([change])
      }
    }
    return hunks
  }

  private func write(
    _ hunk: [LineChanges.Change], _ lines: LineChanges, _ old: [UInt8], _ new: [UInt8],
    to output: inout [UInt8]
  ) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let lead = min(DiffRenderer.context, first.old.lowerBound)
    let trail = min(DiffRenderer.context, lines.oldLines.count - last.old.upperBound)
    let oldRange = (first.old.lowerBound - lead)..<(last.old.upperBound + trail)
    let newRange = (first.new.lowerBound - lead)..<(last.new.upperBound + trail)
    let header = "@@ -\(DiffRenderer.span(oldRange)) +\(DiffRenderer.span(newRange)) @@"
    output += (palette.position(header) + "\n").utf8
    var position = oldRange.lowerBound
    for change in hunk {
      for line in position..<change.old.lowerBound {
        write(" ", old[lines.oldLines[line]], to: &output) { $0 }
      }
      for line in change.old { write("-", old[lines.oldLines[line]], to: &output, palette.removed) }
      for line in change.new { write("+", new[lines.newLines[line]], to: &output, palette.added) }
      position = change.old.upperBound
    }
    for line in position..<oldRange.upperBound { write(" ", old[lines.oldLines[line]], to: &output) { $0 } }
  }

  /// `3,7`; an empty range names the line before it.
  private static func span(_ range: Range<Int>) -> String {
    let start = range.isEmpty ? range.lowerBound : range.lowerBound + 1
    return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
  }

  private func write(
    _ mark: String, _ line: ArraySlice<UInt8>, to output: inout [UInt8], _ paint: (String) -> String
  ) {
    let hasEnd = line.last == 0x0A
    // Painting goes around the bytes, which need not be UTF-8.
    let frame = paint("\u{0}").utf8.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    output += Array(frame[0]) + mark.utf8 + (hasEnd ? line.dropLast() : line) + Array(frame[1]) + [0x0A]
    if !hasEnd { output += "\\ No newline at end of file\n".utf8 }
  }
}
