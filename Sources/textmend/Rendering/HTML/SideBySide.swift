import Textmend
import TextmendFiles

/// The lines of a file that were edited or could not be, before and after, with every edit marked.
struct SideBySide {
  private let outcome: FileOutcome
  private let anchor: String
  /// Starts of the marks that are shown; other edits there are count as made on both sides.
  private let shown: Set<Int>

  /// Characters in a row without an edit that are shown; of longer rows, half of it at each end.
  private static let longestKept = 160

  init(_ outcome: FileOutcome, _ diagnostics: [Diagnostic], anchor: String) {
    self.outcome = outcome
    self.anchor = anchor
    shown = Set(diagnostics.map(\.range.lowerBound))
    self.diagnostics = diagnostics
  }

  private let diagnostics: [Diagnostic]

  var html: String {
    var text = "<div class=\"lines\" role=\"table\" aria-label=\"Before and after\">"
    text += "<div role=\"row\" class=\"head\"><span role=\"columnheader\">line</span>"
    text += "<span role=\"columnheader\">before</span><span role=\"columnheader\">after</span></div>\n"
    var index = 0
    var edits = (outcome.mended?.report.edits ?? [])[...]
    while index < diagnostics.count {
      var row = bytes(of: diagnostics[index].range)
      var end = index + 1
      while end < diagnostics.count, isIn(row, diagnostics[end].range.lowerBound) {
        let upper = diagnostics[end].range.upperBound
        if upper >= row.upperBound { row = row.lowerBound..<bytes(of: diagnostics[end].range).upperBound }
        end += 1
      }
      edits = edits.drop { $0.source.upperBound <= row.lowerBound && $0.source.lowerBound < row.lowerBound }
      let hidden = edits.prefix { $0.source.upperBound <= row.upperBound }.filter {
        !shown.contains($0.source.lowerBound)
      }
      text += self.row(diagnostics[index..<end], hidden, row)
      index = end
    }
    return text + "</div>"
  }

  /// Whether a mark that begins there belongs to the row; behind its last character, too, where its line ends there.
  private func isIn(_ row: Range<Int>, _ offset: Int) -> Bool {
    row.contains(offset)
      || (offset == row.upperBound && !row.isEmpty && outcome.source[offset - 1] != 0x0A)
  }

  /// The lines that a place touches, without the last line end.
  private func bytes(of range: Range<Int>) -> Range<Int> {
    let source = outcome.source
    let start = source[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = source[range.upperBound...].firstIndex(of: 0x0A) ?? source.count
    let isLineEnd = range.upperBound > range.lowerBound && source[range.upperBound - 1] == 0x0A
    return start..<(isLineEnd ? range.upperBound : end)
  }

  private func row(_ marks: ArraySlice<Diagnostic>, _ hidden: [Edit], _ row: Range<Int>) -> String {
    var (before, after) = ("", "")
    var position = row.lowerBound
    var rest = hidden[...]
    func keep(until offset: Int) {
      guard offset > position else { return }
      var kept: [UInt8] = []
      while let edit = rest.first, edit.source.lowerBound < offset {
        if edit.source.lowerBound >= position {
          kept += outcome.source[position..<edit.source.lowerBound] + edit.after
          position = edit.source.upperBound
        }
        rest = rest.dropFirst()
      }
      kept += outcome.source[min(position, offset)..<offset]
      let text = SideBySide.kept(kept)
      before += text
      after += text
      position = offset
    }
    for mark in marks where mark.range.lowerBound >= position {
      keep(until: mark.range.lowerBound)
      let damaged = outcome.source[mark.range]
      if let edit = mark.edit {
        let tip = SideBySide.tip(mark, edit)
        before += SideBySide.mark("del", VisibleText.of(damaged), tip)
        after += SideBySide.mark("ins", VisibleText.of(edit.after), tip)
      } else if let finding = mark.finding {
        let tip =
          "<b>\(Markup.escaped(RuleNames.title(of: finding.rule)))</b> \(Markup.escaped(finding.explanation))"
        before += SideBySide.mark("left", VisibleText.of(damaged), tip)
        after += SideBySide.mark("left", VisibleText.of(damaged), tip)
      }
      position = mark.range.upperBound
    }
    keep(until: row.upperBound)
    let line = marks.first?.start.line ?? 1
    return """
      <div role="row" id="\(anchor)-\(line)"><span role="rowheader">\(line)</span>\
      <span role="cell" class="before">\(before)</span><span role="cell" class="after">\(after)</span></div>

      """
  }

  private static func kept(_ bytes: [UInt8]) -> String {
    let text = Array(VisibleText.of(bytes))
    guard text.count > longestKept else { return Markup.escaped(String(text)) }
    let half = longestKept / 2
    let cut = text.count - longestKept
    return Markup.escaped(String(text.prefix(half)))
      + "<i class=\"cut\" title=\"\(cut) characters\">…</i>" + Markup.escaped(String(text.suffix(half)))
  }

  private static func mark(_ kind: String, _ text: String, _ tip: String) -> String {
    // Each edit is one stop of the Tab key: the damaged side.
    "<span class=\"\(kind)\" tabindex=\"\(kind == "ins" ? -1 : 0)\">\(text.isEmpty ? "∅" : Markup.escaped(text))"
      + "<span class=\"tip\" role=\"tooltip\">\(tip)</span></span>"
  }

  /// What is told of an edit on hover and by keyboard.
  private static func tip(_ diagnostic: Diagnostic, _ edit: Edit) -> String {
    let hexadecimal = { (bytes: [UInt8]) in
      bytes.isEmpty ? "nothing" : VisibleText.hexadecimal(bytes.prefix(24)) + (bytes.count > 24 ? " …" : "")
    }
    var parts = ["<b>\(Markup.escaped(RuleNames.title(of: edit.rule)))</b>"]
    if diagnostic.count > 1 { parts.append("the first of \(diagnostic.count) places") }
    if !edit.chain.steps.isEmpty { parts.append(Markup.escaped(edit.chain.description)) }
    parts.append("bytes <code>\(hexadecimal(edit.before))</code> → <code>\(hexadecimal(edit.after))</code>")
    let margin = VisibleText.decimal(edit.margin, digits: 1)
    parts.append("margin \(margin) bits, confidence \(VisibleText.decimal(edit.confidence, digits: 4))")
    if let runnerUp = edit.runnerUp {
      let shown = VisibleText.shortened(VisibleText.of(Array(runnerUp.utf8)), to: 60)
      parts.append("next best <q>\(Markup.escaped(shown))</q>")
    }
    return parts.joined(separator: "<br>")
  }
}
