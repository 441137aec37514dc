import Synchronization
import Textmend
import TextmendFiles

/// `fix --review`: asks a person on the terminal about each edit.
final class Reviewer: Sendable {
  /// What was said of all that follows.
  private struct State {
    var terminal = Terminal()
    var rules: Set<RuleCode> = []
    /// As they are shown: two edits came about the same way when a person reads the same of both.
    var chains: Set<String> = []
    var hasQuit = false
  }

  private let state: Mutex<State>
  private let palette: Palette

  init(palette: Palette) {
    self.palette = palette
    state = Mutex(State())
  }

  /// What is left of a file's mending when everything that was not accepted is taken out of it.
  func chosen(_ mended: Mended, of outcome: FileOutcome) -> Mended {
    var outcome = outcome
    outcome.mended = mended
    return state.withLock { state in
      let edits = choose(mended.report.edits, of: outcome, &state)
      var result = mended
      result.report.edits = edits
      // The edits are those of this source, or fewer: they apply.
      if let bytes = try? result.report.apply(to: outcome.source) { result.bytes = bytes }
      return result
    }
  }

  private func choose(_ edits: [Edit], of outcome: FileOutcome, _ state: inout State) -> [Edit] {
    let diagnostics = Diagnostic.all(of: outcome, areGathered: true).filter { $0.edit != nil }
    var after: [Range<Int>: [UInt8]] = [:]
    var rules: Set<RuleCode> = []
    // Without its conversion the rest of the text cannot become UTF-8: it is asked about first, and decides.
    let conversion = edits.first { $0.rules.contains { $0.family == .encoding } }
    if let conversion {
      let diagnostic = diagnostics.first { $0.edit == conversion }
      let count = edits.count { $0.rules.contains { $0.family == .encoding } }
      guard let diagnostic, takesConversion(diagnostic, count, outcome, &state) else { return [] }
    }
    review: for (number, diagnostic) in diagnostics.enumerated() {
      guard let edit = diagnostic.edit, !edit.rules.contains(where: { $0.family == .encoding }) else {
        continue
      }
      if state.hasQuit { break }
      if !state.rules.contains(edit.rule) && !state.chains.contains(edit.chain.description) {
        switch ask(diagnostic, edit, "\(number + 1) of \(diagnostics.count)", outcome, &state) {
        case .yes: break
        case .no: continue
        case .rule: state.rules.insert(edit.rule)
        // What tells of no chain has its rule in common.
        case .chain where edit.chain.steps.isEmpty: state.rules.insert(edit.rule)
        case .chain: state.chains.insert(edit.chain.description)
        case .text(let text): after[edit.source] = text
        case .skip: break review
        case .quit:
          state.hasQuit = true
          break review
        }
      }
      if diagnostic.count > 1 { rules.insert(edit.rule) }
      if after[edit.source] == nil { after[edit.source] = edit.after }
    }
    return edits.compactMap { edit in
      var edit = edit
      if let text = after[edit.source] {
        edit.after = text
        return edit
      }
      return edit.rules.contains { $0.family == .encoding } || rules.contains(edit.rule) ? edit : nil
    }
  }

  private enum Answer {
    case yes, no, rule, chain, skip, quit
    case text([UInt8])
  }

  private func takesConversion(
    _ diagnostic: Diagnostic, _ count: Int, _ outcome: FileOutcome, _ state: inout State
  ) -> Bool {
    if state.hasQuit { return false }
    show(diagnostic, outcome, &state)
    while true {
      switch state.terminal.ask("Convert the file to UTF-8, \(count) places? [y, n, q, ?] ") {
      case "y": return true
      case "n", "s": return false
      case "q", nil:
        state.hasQuit = true
        return false
      default: state.terminal.show("y converts it; n leaves the whole file as it is; q ends the review.\n")
      }
    }
  }

  private func ask(
    _ diagnostic: Diagnostic, _ edit: Edit, _ place: String, _ outcome: FileOutcome, _ state: inout State
  ) -> Answer {
    show(diagnostic, outcome, &state)
    while true {
      switch state.terminal.ask("(\(place)) Make this edit? [y, n, r, c, e, s, q, ?] ") {
      case "y": return .yes
      case "n": return .no
      case "r": return .rule
      case "c": return .chain
      case "s": return .skip
      case "q", nil: return .quit
      case "e":
        let text = state.terminal.ask("Put in its place (an empty line asks again): ") ?? ""
        if !text.isEmpty { return .text(Array(text.utf8)) }
      default:
        state.terminal.show(
          """
          y  make this edit                    n  leave this place as it is
          r  make this and all others of the rule \(edit.rule)
          c  make this and all others that came about the same way
          e  put something else there          s  leave the rest of this file
          q  leave everything that follows; what was accepted is done

          """)
      }
    }
  }

  private func show(_ diagnostic: Diagnostic, _ outcome: FileOutcome, _ state: inout State) {
    let place = palette.position("\(outcome.path):\(diagnostic.start.lineAndColumn)")
    let times = diagnostic.count > 1 ? ", \(diagnostic.count) places" : ""
    var text = "\n\(place): \(palette.rule(RuleNames.title(of: diagnostic.rule)))\(times)\n"
    let mark = Frame.Mark(source: diagnostic.range, after: diagnostic.edit?.after)
    for (frame, _) in Frame.frames([mark], in: outcome.source) {
      text += frame.lines(palette).map { $0 + "\n" }.joined()
    }
    if !diagnostic.chain.steps.isEmpty { text += "  = \(palette.faint(diagnostic.chain.description))\n" }
    state.terminal.show(text)
  }
}
