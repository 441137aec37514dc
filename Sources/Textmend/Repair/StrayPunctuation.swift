/// Deletes commas that a machine put before other marks (DAMAGE kind D) and merges marks that a machine
/// doubled (kind DUP).
///
/// One stray mark says little: authors slip, and 。。 is somebody's ellipsis. The evidence is the document: a machine
/// hits a large share of all marks, an author a few.
struct StrayPunctuation: Rule {
  static let pages = [
    RulePage(
      code: .strayMark, name: "stray mark",
      summary: "A comma that a machine put before another punctuation mark.",
      mechanism: """
        An anti-copying or text-recognition step puts a comma before a share of all marks (20 % to 70 %). \
        An ASCII comma directly before 。、，； in Han text is never an author's and is deleted wherever it \
        stands. Full-width ，。 ，、 ，； are deleted where they are at least three and at least 12 % of the marks; \
        ASCII ,, and ,; where the marks around prove the machine, in numbers (2,,704) only beside such as ,。 in Han text.
        """,
      refusal: "A single ，。 or 。， stays, also in reviews (，。。); code, CSV and tables stay.",
      before: "復工復產,、多措并舉,。", after: "復工復產、多措并舉。"),
    RulePage(
      code: .doubledMark, name: "doubled mark",
      summary: "A punctuation mark that a machine doubled.",
      mechanism: """
        ，， is a slip and becomes ，. 、、 and 。。 are merged where the document doubles \
        different marks at a rate (3 % of them) that no author has, and 。。 where it stands twice or more among many single 。.
        """,
      refusal: "。。 as an ellipsis, runs of three and more, ,, in CSV and code stay.",
      before: "知名度，，現場", after: "知名度，現場"),
  ]

  func propose(in window: Window, context: RepairContext, into proposals: inout Proposals) {
    guard window.flags.contains(.strayMark) else { return }
    let scalars = window.scalars
    let evidence = context.evidence.strayMarks
    lazy var mayBeRow = !evidence.provesComma && !StrayMark.isProse(scalars)
    var i = 0
    while i + 1 < scalars.count {
      defer { i += 1 }
      guard let kind = StrayMark.kind(scalars, at: i) else { continue }
      let accepted =
        switch kind {
        case .halfWidthComma: true
        case .fullWidthComma: evidence.commasBeforeMarks
        case .doubledComma: true
        case .doubled: evidence.doublesMarks
        case .halfWidthBeforeHalfWidth: evidence.halfWidthCommas && !mayBeRow
        case .halfWidthInNumber: evidence.commasInNumbers
        }
      let rule: RuleCode = kind == .doubledComma || kind == .doubled ? .doubledMark : .strayMark
      guard context.selection.contains(rule) else { continue }
      let range = i..<(i + 1)
      guard accepted else {
        // Where no machine is seen, these are fields of a table.
        if kind == .halfWidthInNumber { continue }
        proposals.refusals.append(
          Refusal(
            range: i..<(i + 2), rule: rule, reason: .undecided,
            candidates: [Scalars.string([scalars[i + 1]])]))
        continue
      }
      proposals.replacements.append(
        Replacement(
          range: range, scalars: [], rule: rule, chain: Chain([.markInserted]),
          margin: evidence.margin(of: kind)))
    }
  }
}
