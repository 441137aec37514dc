/// Puts characters together again that a program split by editing GBK bytewise (DAMAGE kinds A, B and AB).
struct SplitCharacter: Rule {
  static let pages = [
    RulePage(
      code: .splitCharacter, name: "split characters",
      summary:
        "Characters cut in half by a program that edited GBK or Big5 byte by byte: cut, inserted, folded, removed.",
      mechanism: """
        The bytes of ； (A3 BB) also stand between 模 (C4 A3) and 化 (BB AF). A program that cuts there leaves a lone \
        lead byte, shown as ?, and reads everything after the mark one byte off. The rule reads the visible \
        characters as bytes, puts the boundaries back, tries every value for the bytes that were lost and takes the text \
        that the language model and the document's own words find most probable. Other programs put line breaks behind so \
        many bytes, made ASCII of full-width marks, removed backslashes (5C) or full-width blanks (A1A1), or lost \
        bytes: the document as a whole shows which it was.
        """,
      refusal: """
        Genuine question marks (？！ in dialogue, ?; in code), and gaps for which two fillings are about equally \
        probable: those are reported with both.
        """,
      before: "高端化、規?;?、國際化", after: "高端化、規模化、國際化")
  ]

  /// What a repair must gain over the text as it stands: split characters are rarer than one text in a thousand,
  /// and there are about ten thousand ways to read one.
  static let demand = Bits(16)
  /// Each split character that the document has already shown makes the next one more believable.
  static let demandAfterProof = Bits(8)
  /// What a repair of lost bytes must gain where the document is proven to have lost some: the bits that a loss costs say
  /// how rare it is. Asking for 8 left one more of 60 documents unrepaired.
  static let demandOfLoss = Bits(2)
  /// What a place must gain to tell of lost bytes: of 7,900 clean texts no strange stretch gained anything.
  static let demandOfTellingLoss = Bits(4)
  /// Where all bytes that were lost are known, there is nothing to choose.
  static let demandWhereKnown = Bits(2)
  /// The same in a document that is too large to be read before: of a million clean characters ten gain more than 2 bits,
  /// and none more than 6.
  static let demandWhereKnownInLarge = Bits(6)
  /// What the best filling must be ahead of the second: anything but a tie. Asking for more left
  /// more documents of kind A unrepaired than it spared wrong fillings.
  static let gapDemand = Bits(sixteenths: 1)

  /// Restored characters above which a doubtful one is filled in as it is most probable.
  static let longStretch = 6

  func propose(in window: Window, context: RepairContext, into proposals: inout Proposals) {
    let evidence = context.evidence.splitCharacters
    guard context.selection.contains(.splitCharacter) else { return }
    if evidence.program == .cutsAtMarks {
      guard window.flags.contains(.splitCharacter), window.scalars.contains(0x3F) else { return }
    }
    let starts = SplitStarts(window.scalars, program: evidence.program, model: context.model)
    guard !starts.places.isEmpty else { return }
    let demand = evidence.demand
    var lattice = SplitLattice(
      scalars: window.scalars, program: evidence.program, departures: starts.departures, model: .shared,
      evidence: evidence, endsText: window.endsText)
    var end = 0
    for (position, _) in starts.places where position >= end {
      var found = lattice.search(from: position)
      if evidence.joinsLines, found.map({ $0.gain < demand }) ?? true {
        // What was not repaired before hides how long the line is.
        found = lattice.search(from: position, atBreak: true)
      }
      guard let outcome = found, outcome.gain >= demand else { continue }
      if evidence.program.removesKnownBytes, outcome.gain < Self.demandAfterProof, lattice.hasGuessed(outcome)
      {
        continue
      }
      accept(outcome, of: lattice, from: position, window: window, into: &proposals)
      lattice.follow(outcome)
      end = outcome.end
    }
  }

  /// Where cutting at marks may have parted boundaries.
  static func departures(in scalars: [UInt32]) -> [Int] {
    questionMarks(in: scalars).filter { mayDepart(scalars, at: $0) }
  }

  /// The `?` of all lines but those that are riddled with them. Bytewise edits leave one `?` among ten characters; a
  /// conversion to a set without half of the characters leaves one in three, and nothing to search. Three in a row are
  /// characters that are lost for good, or a shout.
  static func questionMarks(in scalars: [UInt32]) -> [Int] {
    var result: [Int] = []
    var start = 0
    while start < scalars.count {
      let end = scalars[start...].firstIndex(of: 0x0A) ?? scalars.count
      var questions: [Int] = []
      var count = 0
      var ideographs = 0
      var i = start
      while i < end {
        if scalars[i] == 0x3F {
          let run = i..<(scalars[i..<end].firstIndex { $0 != 0x3F } ?? end)
          count += run.count
          if run.count < lostForGood { questions += run }
          i = run.upperBound
        } else {
          if CharacterClass.isHan(scalars[i]) { ideographs += 1 }
          i += 1
        }
      }
      if ideographs > 0, count < fewQuestions || count * 3 <= ideographs { result += questions }
      start = end + 1
    }
    return result
  }

  /// So many `?` in a row show no place where boundaries part.
  private static let lostForGood = 3
  /// Below this many `?` a line is searched whatever else it holds.
  private static let fewQuestions = 4

  /// Whether a search from position `i` could find anything: a `?` before a mark or a reading, in Han text.
  static func mayDepart(_ scalars: [UInt32], at i: Int) -> Bool {
    guard scalars[i] == 0x3F, i + 1 < scalars.count else { return false }
    let before = i > 0 ? scalars[i - 1] : 0x0A
    let afterMark = i + 2 < scalars.count ? scalars[i + 2] : 0x0A
    guard before >= 0x80 || before == 0x29 || afterMark >= 0x2E80 else { return false }
    switch scalars[i + 1] {
    case 0x2C, 0x3B, 0x3F, 0x21, 0x3A, 0x3001, 0x3002, 0xFF0C, 0xFF1B, 0xFF1F, 0xFF01, 0xFF1A: return true
    default: return Note.readingAndBracket(scalars, from: i + 1) != nil
    }
  }

  private func accept(
    _ outcome: SplitLattice.Outcome, of lattice: SplitLattice, from start: Int, window: Window,
    into proposals: inout Proposals
  ) {
    let spots = SplitSpot.spots(along: lattice.path(to: outcome.best), from: start, of: lattice)
    var gap = outcome.rival?.gap ?? outcome.gain
    var runnerUp: String?
    if let rival = outcome.rival, let first = spots.first, let last = spots.last {
      let text = SplitSpot.text(
        along: lattice.path(to: rival.node), from: start, in: first.range.lowerBound..<last.range.upperBound,
        folded: lattice.folded)
      let own = SplitSpot.text(
        along: lattice.path(to: outcome.best), from: start,
        in: first.range.lowerBound..<last.range.upperBound, folded: lattice.folded)
      if text == own { gap = outcome.gain } else { runnerUp = Scalars.string(text) }
    }
    // In a long stretch one doubtful character must not keep all the certain ones from being restored.
    let restored = spots.reduce(0) { $0 + $1.scalars.count }
    guard gap >= Self.gapDemand || restored > Self.longStretch else {
      if let first = spots.first, let last = spots.last {
        proposals.refusals.append(
          Refusal(
            range: first.range.lowerBound..<last.range.upperBound, rule: .splitCharacter,
            reason: .undecided,
            candidates: [Scalars.string(spots.flatMap(\.scalars)), runnerUp].compactMap { $0 },
            margin: gap - Self.gapDemand))
      }
      return
    }
    let weighing = Weighing(
      gain: outcome.gain.double, runnerUpGain: runnerUp.map { _ in (outcome.gain - gap).double })
    for spot in spots {
      proposals.replacements.append(
        Replacement(
          range: spot.range, scalars: spot.scalars, rule: .splitCharacter, chain: spot.chain,
          margin: min(outcome.gain - Self.demandAfterProof, gap), runnerUp: runnerUp,
          weighing: weighing, trace: spot.trace))
    }
  }
}
