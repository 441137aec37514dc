import Textmend

/// A report about pieces of text, joined, as one about the file that they are from.
struct MappedReport {
  /// Where each piece begins in the joined text.
  private let starts: [Int]
  private let pieces: [TextPiece]
  /// The file's bytes.
  private let text: [UInt8]
  private let format: any TextFormat
  private let switchedOff: SwitchedOffLines?
  private(set) var report: Report

  init(
    starts: [Int], extraction: Extraction, text: [UInt8], format: any TextFormat,
    switchedOff: SwitchedOffLines?
  ) {
    self.switchedOff = switchedOff
    self.starts = starts
    self.text = text
    self.format = format
    pieces = extraction.pieces
    report = Report(edits: [], findings: extraction.findings, encoding: .utf8, sourceCount: text.count)
  }

  /// - Complexity: linear in the pieces, the edits and the findings.
  mutating func take(_ joined: Report) {
    var cursor = 0
    let edits = joined.edits.compactMap { edit in place(edit.source, &cursor).map { ($0, edit) } }
    let proven = Set(edits.filter { !$0.0.piece.isCode }.map { Damage($0.1) })
    for (place, edit) in edits {
      let isMeant = place.piece.isLiteral && edit.rules.allSatisfy { $0.family == .control }
      let isProven = !isMeant && (!place.piece.isCode || proven.contains(Damage(edit)))
      if isProven, let after = format.encode(edit.after, in: place.piece, inPlaceOf: text[place.source]) {
        if text[place.source].elementsEqual(after) { continue }
        var edit = edit
        edit.source = place.source
        edit.before = Array(text[place.source])
        edit.after = after
        report.edits.append(edit)
      } else {
        report.findings.append(
          Finding(
            source: place.source, rule: edit.rule, reason: .undecided,
            candidates: [String(decoding: edit.after, as: UTF8.self)], margin: edit.margin, chain: edit.chain)
        )
      }
    }
    cursor = 0
    for finding in joined.findings {
      guard let place = place(finding.source, &cursor) else { continue }
      var finding = finding
      finding.source = place.source
      report.findings.append(finding)
    }
  }

  /// What an edit in the text must show so that the same is believed of code.
  private struct Damage: Hashable {
    let rule: RuleCode
    let chain: Chain

    init(_ edit: Edit) {
      rule = edit.rule
      chain = edit.chain
    }
  }

  /// Where a range of the joined text is in the file; nil where it reaches beyond one piece, which is no text of the file,
  /// or into a line that is switched off.
  ///
  /// - Parameter cursor: a piece at or before the range; ranges come in order.
  private func place(_ range: Range<Int>, _ cursor: inout Int) -> (piece: TextPiece, source: Range<Int>)? {
    while cursor + 1 < starts.count, starts[cursor + 1] <= range.lowerBound { cursor += 1 }
    guard cursor < pieces.count else { return nil }
    let piece = pieces[cursor]
    let (start, end) = (range.lowerBound - starts[cursor], range.upperBound - starts[cursor])
    guard end <= piece.text.count else { return nil }
    let source = piece.origin(of: start)..<piece.origin(of: end)
    return switchedOff?.contains(source) == true ? nil : (piece, source)
  }
}
