/// The search behind ``SplitCharacter``: which text, edited bytewise and read again, gives the damaged one?
///
/// The damaged text is read from left to right as bytes of a code page. Where a program edited between the two bytes of a
/// character, the true boundaries and the visible ones differ by one byte, until a lost byte, an ASCII trail byte or an
/// eaten ASCII byte brings them together again. A hypothesis is a position, the byte that waits for its trail, and the
/// true text so far, whose bits decide. Bytes that are lost are tried in full (DAMAGE, section 2).
///
/// What may happen at an aligned position is in `SplitLattice+Departures`, at a misaligned one in
/// `SplitLattice+Misaligned`.
struct SplitLattice {
  let scalars: [UInt32]
  let program: BytewiseProgram
  let model: NGramModel
  let evidence: SplitEvidence
  /// Whether the text ends with the last of the scalars, and not only its line.
  let endsText: Bool
  let page: SplitPage
  let folds: [BytewiseProgram.Fold]
  /// Whether full-width ASCII became ASCII, by the program or after the damage.
  let folded: Bool
  /// How much is kept of what does not look best.
  let beam: Beam
  /// Where boundaries may part.
  let departures: [Bool]
  /// How much more each ASCII character costs behind Han in this document than the model takes it to cost anywhere.
  let asciiBits: [Bits]
  /// Those that an invalid pair may have eaten: below 40, and not much rarer here than the commonest.
  let eatable: [UInt32]
  private(set) var steps: [SplitStep] = []
  /// What ``SplitHypothesis/Pending/listed(_:)`` numbers.
  var lists: [[UInt8]] = []
  /// Hypotheses by position, from the current one on; nothing reads more than a few ahead.
  private var fronts: [[SplitHypothesis]] = []
  /// Fronts that have been read, for their memory.
  private var spare: [[SplitHypothesis]] = []
  /// The lowest cost of a repair at each position: what is far above it need not be kept.
  private(set) var lowest: [Bits] = []
  /// The last position that a repair has reached.
  private var furthest = 0
  private(set) var start = 0
  private(set) var limit = 0
  /// Where the last search ended, and the bytes since the last line break there.
  private var known = (position: 0, column: 0)
  /// Hypotheses that end at the `?` under way, with their last character, before the ASCII character is chosen that went
  /// with it; and the lowest of their costs.
  var ends: [(scalar: UInt32, hypothesis: SplitHypothesis)] = []
  var leastEnd = Bits(sixteenths: .max / 2)
  /// Whether the hypothesis under way may lose one byte more.
  private(set) var mayLoseMore = false

  init(
    scalars: [UInt32], program: BytewiseProgram, departures: [Bool], beam: Beam = .full, model: NGramModel,
    evidence: SplitEvidence, endsText: Bool = true
  ) {
    self.endsText = endsText
    self.beam = beam
    self.scalars = scalars
    self.program = program
    self.departures = departures
    self.model = model
    self.evidence = evidence
    page = program.page
    folds = program.folds
    folded =
      program == .foldsWidth || (program == .cutsAtMarks ? evidence.mayBeFolded : evidence.folded)
    let bits = SplitLattice.bits(of: evidence.asciiAfterHan)
    let below = [0x0A] + Array(0x20...0x3E)
    let least = below.map { bits[$0] }.min() ?? .zero
    // The model's word counts for what it says of one character before another.
    asciiBits = bits.indices.map { bits[$0] - model.costAlone(of: UInt32($0)) }
    eatable = below.filter { bits[$0] <= least + Self.guessBits }.map(UInt32.init)
  }

  private static func bits(of counts: [Int]) -> [Bits] {
    let total = counts.reduce(0, +)
    return counts.map { Bits.surprise($0 * 2 + 1, of: total * 2 + 64) }
  }

  /// The outcome of a search.
  struct Outcome {
    /// The last step of the best repair.
    var best: Int32
    /// By how much it is more probable than the text as it stands.
    var gain: Bits
    /// By how much it is more probable than the next one, and the last step of that.
    var rival: (gap: Bits, node: Int32)?
    /// Where the search ended.
    var end: Int
    /// Bytes since the last line break there.
    var column: Int
  }

  /// Searches from `start`, where boundaries may part.
  ///
  /// - Parameter atBreak: whether a `?` at `start` is taken for the end of a full line, whatever stands before it.
  mutating func search(from start: Int, atBreak: Bool = false) -> Outcome? {
    var original = begin(at: start, atBreak: atBreak)
    fronts[0] = [original]
    var quiet = 0
    for i in start...limit {
      var read = fronts[i - start]
      fronts[i - start] = []
      var front = prune(read)
      read.removeAll(keepingCapacity: true)
      if read.capacity > 0 { spare.append(read) }
      if i == limit || (i > start && quiet >= Self.lookahead) {
        if i == scalars.count { endLine(&front, &original) }
        return outcome(front, original: original, end: i)
      }
      // Quiet: nothing is misaligned any more, and no new departure is near.
      let open = front.contains { $0.pending != .none } || program.width != nil && hasSeveralColumns(front)
      quiet = open || departures[i] ? 0 : quiet + 1
      if i > start, i >= furthest || front.first?.repaired == true {
        guard let first = front.first, first.repaired, first.cost < original.cost + beam.hopeless
        else { return nil }
      }
      expandVanished(&front, at: i)
      expandLostTrails(&front, at: i)
      var guesses = 0
      for (rank, hypothesis) in front.enumerated() {
        mayLoseMore = rank < beam.lossWidth
        // An unknown byte at a `?`: 126 characters each.
        let isMisaligned = hypothesis.pending != .none && hypothesis.vanishedRun == 0
        if scalars[i] == 0x3F, isMisaligned, rank >= beam.guessWidth { continue }
        if scalars[i] == 0x3F, hypothesis.vanishedRun > 0 {
          // Two unknown bytes before, one after: 94 × 126 characters each.
          guesses += 1
          if guesses > Self.doubleGuessWidth { continue }
        }
        if hypothesis.pending == .none {
          if hypothesis.vanishedRun == 0 { copy(hypothesis, at: i) }
          if departures[i], hypothesis.repaired || scalars[i] == 0x3F || i - start <= Self.departureReach {
            depart(hypothesis, at: i)
          }
        } else {
          readMisaligned(hypothesis, at: i)
        }
      }
      if !ends.isEmpty { eatASCII(at: i) }
      if !isInsertedBreak(original, at: i) { original.cost += step(&original.state, scalars[i]) }
      advanceColumn(of: &original, over: scalars[i])
    }
    return nil
  }

  /// Whether the end of the line will tell hypotheses apart that have restored different numbers of bytes.
  private func hasSeveralColumns(_ front: [SplitHypothesis]) -> Bool {
    front.contains { $0.repaired && $0.column != front[0].column }
  }

  /// The text as it stands before `start`.
  private mutating func begin(at start: Int, atBreak: Bool) -> SplitHypothesis {
    self.start = start
    limit = min(scalars.count, start + Self.lengthLimit)
    steps.removeAll(keepingCapacity: true)
    lists.removeAll(keepingCapacity: true)
    fronts = Array(repeating: [], count: limit - start + 1)
    lowest = Array(repeating: Bits(sixteenths: .max / 2), count: limit - start + 1)
    furthest = start
    var root = SplitHypothesis(pending: .none, state: model.start, cost: .zero, node: -1)
    for i in max(0, start - Self.contextLength)..<start { _ = step(&root.state, scalars[i]) }
    for i in max(0, start - Self.quotationReach)..<start { root.open.follow(scalars[i]) }
    if let width = program.width {
      let column =
        atBreak ? width - 1 : WrappedLines.column(of: start, in: scalars[...], width: width, from: known)
      root.column = Int16(truncatingIfNeeded: column)
    }
    return root
  }

  /// What stands last has its say in whether a line may end there: 印。 is likelier than 樱.
  private func endLine(_ front: inout [SplitHypothesis], _ original: inout SplitHypothesis) {
    for k in front.indices { front[k].cost += step(&front[k].state, 0x0A) }
    original.cost += step(&original.state, 0x0A)
  }

  private func outcome(
    _ front: [SplitHypothesis], original: SplitHypothesis, end: Int
  ) -> Outcome? {
    let done = front.filter { $0.pending == .none && $0.repaired }.sorted { $0.cost < $1.cost }
    guard let best = done.first else { return nil }
    var rivals = done.dropFirst().prefix(1).map { ($0.cost - best.cost, $0.node) }
    if best.rivalNode >= 0 { rivals.append((best.rivalGap, best.rivalNode)) }
    return Outcome(
      best: best.node, gain: original.cost - best.cost,
      rival: rivals.min { $0.0 < $1.0 }, end: end, column: Int(best.column))
  }

  /// The text goes on as `outcome` says: the bytes it restored count for the width of the line.
  mutating func follow(_ outcome: Outcome) {
    known = (outcome.end, outcome.column)
  }

  private mutating func copy(_ hypothesis: SplitHypothesis, at i: Int) {
    var copy = hypothesis
    if !isInsertedBreak(copy, at: i) { write(scalars[i], to: &copy) }
    advanceColumn(of: &copy, over: scalars[i])
    add(copy, .copy, consumed: 1, first: scalars[i], at: i)
  }

  /// Puts a hypothesis with its last step into the front behind what the step read, unless that has much better ones.
  mutating func add(
    _ hypothesis: SplitHypothesis, _ kind: SplitStep.Kind, consumed: Int, first: UInt32 = 0,
    second: UInt32 = 0,
    at i: Int
  ) {
    let front = i + consumed - start
    if hypothesis.repaired {
      guard hypothesis.cost <= lowest[front] + beam.bits, keepsWidth(hypothesis, before: i + consumed)
      else { return }
      lowest[front] = min(lowest[front], hypothesis.cost)
      furthest = max(furthest, i + consumed)
    }
    var hypothesis = hypothesis
    hypothesis.last = SplitStep(
      parent: hypothesis.node, kind: kind, consumed: UInt8(min(consumed, 255)), first: first, second: second,
      aligns: hypothesis.pending == .none)
    if fronts[front].isEmpty, let room = spare.popLast() { fronts[front] = room }
    fronts[front].append(hypothesis)
  }

  /// The best hypotheses, sorted; of those that end alike only the best. What survives enters the arena.
  mutating func prune(_ front: [SplitHypothesis]) -> [SplitHypothesis] {
    var best = Bits(sixteenths: .max / 2)
    for hypothesis in front where hypothesis.repaired { best = min(best, hypothesis.cost) }
    let bound = best + beam.bits
    // Thousands of hypotheses of some 200 bytes: what is sorted are their costs above the best and their numbers.
    var order: [UInt64] = []
    order.reserveCapacity(front.count)
    var unrepaired: SplitHypothesis?
    for (index, hypothesis) in front.enumerated() {
      if !hypothesis.repaired {
        unrepaired = hypothesis
      } else if hypothesis.cost <= bound {
        order.append(UInt64(hypothesis.cost.sixteenths - best.sixteenths) << 32 | UInt64(index))
      }
    }
    order.sort()
    var seen: [Merge: Int] = [:]
    var result: [SplitHypothesis] = []
    for entry in order {
      let hypothesis = front[Int(entry & 0xFFFF_FFFF)]
      let key = Merge(
        recent: hypothesis.recent, pending: hypothesis.pending, run: hypothesis.vanishedRun,
        column: hypothesis.column)
      if let winner = seen[key] {
        let gap = hypothesis.cost - result[winner].cost
        if gap < result[winner].rivalGap {
          result[winner].rivalGap = gap
          result[winner].rivalNode = enter(hypothesis)
        }
      } else if result.count < beam.width {
        seen[key] = result.count
        var survivor = hypothesis
        survivor.node = enter(hypothesis)
        survivor.last = nil
        result.append(survivor)
      }
    }
    // The copy of the text as it stands always goes on: a departure may come later.
    if var copy = unrepaired {
      copy.node = enter(copy)
      copy.last = nil
      result.append(copy)
    }
    return result
  }

  /// Puts the last step of a hypothesis into the arena.
  mutating func enter(_ hypothesis: SplitHypothesis) -> Int32 {
    guard let last = hypothesis.last else { return hypothesis.node }
    steps.append(last)
    return Int32(steps.count - 1)
  }

  private struct Merge: Hashable {
    var recent: UInt64
    var pending: SplitHypothesis.Pending
    var run: UInt8
    var column: Int16
  }

  /// Whether a repair holds bytes of which nothing is visible, and that no program is known to have removed.
  func hasGuessed(_ outcome: Outcome) -> Bool {
    path(to: outcome.best).contains { $0.kind == .eatenASCII || $0.kind == .lostLead }
  }

  /// The steps that end with `last`, first step first.
  func path(to last: Int32) -> [SplitStep] {
    var path: [SplitStep] = []
    var node = last
    while node >= 0 {
      path.append(steps[Int(node)])
      node = steps[Int(node)].parent
    }
    return path.reversed()
  }
}
