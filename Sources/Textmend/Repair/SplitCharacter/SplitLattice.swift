/// The search behind ``SplitCharacter``: which text, cut and filled bytewise, gives the damaged one?
///
/// The damaged text is read from left to right as GBK bytes. Where a mark's code was found across a character boundary, or
/// a reading was inserted there, the true boundaries and the visible ones differ by one byte, until a lost byte, an
/// ASCII trail byte or an eaten ASCII byte brings them together again. A hypothesis is a position, the byte that waits
/// for its trail, and the true text so far, whose bits decide. Bytes that are lost are tried in full: 126 leads
/// before a mark, the private-use pairs that vanish (DAMAGE, section 2).
struct SplitLattice {
  let scalars: [UInt32]
  let model: NGramModel
  let evidence: SplitEvidence
  private let pairs = GBKPairs.shared
  /// What each ASCII character costs behind Han in this document.
  private let asciiBits: [Bits]
  private(set) var steps: [SplitStep] = []
  private var eatenBytes: [[UInt8]] = []
  /// Hypotheses by position, from the current one on; nothing reads more than ``maximumStep`` ahead.
  private var fronts: [[SplitHypothesis]] = []
  /// The lowest cost of a repair at each position: what is far above it need not be kept.
  private var lowest: [Bits] = []
  /// The last position that a repair has reached.
  private var furthest = 0
  private var start = 0

  init(scalars: [UInt32], model: NGramModel, evidence: SplitEvidence) {
    self.scalars = scalars
    self.model = model
    self.evidence = evidence
    let following = evidence.asciiAfterHan.reduce(0, +)
    asciiBits = evidence.asciiAfterHan.map { Bits.surprise($0 * 2 + 1, of: following * 2 + 64) }
  }

  /// Whether full-width ASCII was folded to ASCII after the damage.
  var folded: Bool { evidence.folded }

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
  }

  /// Searches from `start`, where a `?` makes a departure possible.
  mutating func search(from start: Int) -> Outcome? {
    var state = model.start
    let contextStart = max(0, start - 12)
    for i in contextStart..<start { _ = step(&state, scalars[i]) }
    var closing: UInt32 = 0
    for i in max(0, start - Self.quotationReach)..<start { Self.follow(scalars[i], &closing) }
    let limit = min(scalars.count, start + Self.lengthLimit)
    steps.removeAll(keepingCapacity: true)
    eatenBytes.removeAll(keepingCapacity: true)
    fronts = Array(repeating: [], count: limit - start + 1)
    furthest = start
    self.start = start
    lowest = Array(repeating: Bits(sixteenths: .max / 2), count: limit - start + 1)
    var root = SplitHypothesis(pending: .none, state: state, cost: .zero, node: -1)
    root.closing = closing
    fronts[0] = [root]
    var original = root
    var quiet = 0
    for i in start...limit {
      var front = fronts[i - start]
      fronts[i - start] = []
      front = prune(front)
      if i == limit || (i > start && quiet >= Self.lookahead) {
        return outcome(front, original: original, end: i)
      }
      // Quiet: nothing is misaligned any more, and no new departure is near.
      let open = front.contains { $0.pending != .none }
      quiet = open || scalars[i] == 0x3F ? 0 : quiet + 1
      if i > start, i >= furthest || front.first?.repaired == true {
        guard let first = front.first, first.repaired, first.cost < original.cost + Self.hopelessBits
        else { return nil }
      }
      expandVanished(&front)
      var guesses = 0
      for hypothesis in front {
        if scalars[i] == 0x3F, hypothesis.vanishedRun > 0 {
          // Two unknown bytes before, one after: 94 × 126 characters each.
          guesses += 1
          if guesses > Self.doubleGuessWidth { continue }
        }
        expand(hypothesis, at: i, start: start, limit: limit)
      }
      advanceOriginal(&original, at: i)
    }
    return nil
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
      rival: rivals.min { $0.0 < $1.0 }, end: end)
  }

  private mutating func advanceOriginal(_ original: inout SplitHypothesis, at i: Int) {
    original.cost += step(&original.state, scalars[i])
  }

  // MARK: expansion

  /// Adds, for the best of the front, the assumption that a pair vanished here; twice in a row for the very best.
  private mutating func expandVanished(_ front: inout [SplitHypothesis]) {
    var added: [SplitHypothesis] = []
    for hypothesis in front.lazy.filter({ $0.pending != .none }).prefix(Self.vanishingWidth) {
      vanish(hypothesis, into: &added)
    }
    guard !added.isEmpty else { return }
    let once = prune(added).prefix(Self.vanishedWidth)
    front.append(contentsOf: once)
    added.removeAll(keepingCapacity: true)
    for hypothesis in once.prefix(2) { vanish(hypothesis, into: &added) }
    front.append(contentsOf: prune(added).prefix(Self.vanishedWidth / 4))
  }

  private func vanish(_ hypothesis: SplitHypothesis, into result: inout [SplitHypothesis]) {
    guard hypothesis.vanishedRun < 2 else { return }
    for lead in candidates(hypothesis.pending) {
      for byte in pairs.vanishingLeads {
        let scalar = pairs.guess(lead, byte)
        guard scalar != 0 else { continue }
        var next = hypothesis
        next.cost += Self.vanishingBits
        restore(scalar, to: &next)
        next.pending = .vanished(byte)
        next.vanishedRun += 1
        next.repaired = true
        next.last = SplitStep(
          parent: hypothesis.node, kind: .vanished, consumed: 0, first: scalar, second: 0)
        result.append(next)
      }
    }
  }

  private mutating func expand(
    _ hypothesis: SplitHypothesis, at i: Int, start: Int, limit: Int
  ) {
    let scalar = scalars[i]
    if hypothesis.pending == .none {
      if hypothesis.vanishedRun == 0 {
        var copy = hypothesis
        write(scalar, to: &copy)
        add(copy, .copy, consumed: 1, first: scalar, to: i + 1 - start)
      }
      if scalar == 0x3F { depart(hypothesis, at: i, start: start, limit: limit) }
      return
    }
    let leads = candidates(hypothesis.pending)
    if scalar == 0x3F {
      returnAtQuestionMark(hypothesis, leads: leads, at: i, start: start, limit: limit)
    }
    let code = visibleCode(scalar)
    if code != 0 {
      shift(hypothesis, leads: leads, code: code, to: i + 1 - start)
    }
    if scalar >= 0x40, scalar < 0x7F {
      for lead in leads {
        let restored = pairs.scalar(lead, UInt8(scalar))
        guard restored != 0 else { continue }
        var next = hypothesis
        restore(restored, to: &next)
        next.pending = .none
        next.vanishedRun = 0
        next.repaired = true
        add(next, .looseTrail, consumed: 1, first: restored, to: i + 1 - start)
      }
    }
  }

  /// From aligned text at a `?`.
  private mutating func depart(
    _ hypothesis: SplitHypothesis, at i: Int, start: Int, limit: Int
  ) {
    if i + 1 < limit, let code = markCode(scalars[i + 1]) {
      let rank = SplitMarks.rank(of: pairs.scalar(UInt8(code >> 8), UInt8(code & 0xFF)))
      let trail = UInt8(code >> 8)
      for lead in GBKPairs.leads {
        let restored = pairs.guess(lead, trail)
        guard restored != 0 else { continue }
        var next = hypothesis
        next.cutRank = rank
        restore(restored, to: &next)
        next.cutRank = rank
        next.pending = .byte(UInt8(code & 0xFF))
        next.repaired = true
        if rank == SplitMarks.unlisted { next.cost += Self.unusualCutBits }
        add(next, .cut, consumed: 2, first: restored, to: i + 2 - start)
      }
    }
    // A reading inserted after the second byte of what looked like a character: the trail of the one before
    // and the lead of the next. The reading names that character, so its code gives the eaten lead.
    if i > 0, let note = Note.readingAndBracket(scalars, from: i + 1), note.1 <= limit {
      let before = pairs.code(scalars[i - 1])
      guard before != 0 else { return }
      let eaten = GBKPairs.leads.filter { byte in
        let match = pairs.scalar(UInt8(before & 0xFF), byte)
        return match != 0 && Readings.shared.isReading(note.0, of: match)
      }
      guard !eaten.isEmpty else { return }
      eatenBytes.append(eaten)
      var next = hypothesis
      next.pending = .eaten(eatenBytes.count - 1)
      next.repaired = true
      add(next, .insertion, consumed: note.1 - i, to: note.1 - start)
    }
  }

  /// From misaligned text at a `?`: the boundaries meet again.
  private mutating func returnAtQuestionMark(
    _ hypothesis: SplitHypothesis, leads: [UInt8], at i: Int, start: Int, limit: Int
  ) {
    let next = i + 1 < scalars.count ? scalars[i + 1] : 0x0A
    if let note = Note.readingAndBracket(scalars, from: i + 1), note.1 <= limit {
      for lead in leads {
        for trail in GBKPairs.leads {
          let restored = pairs.guess(lead, trail)
          guard restored != 0, Readings.shared.isReading(note.0, of: restored) else { continue }
          var next = hypothesis
          restore(restored, to: &next)
          next.pending = .none
          next.vanishedRun = 0
          next.repaired = true
          add(next, .insertionEnd, consumed: note.1 - i, first: restored, to: note.1 - start)
        }
      }
    }
    let beforeMark = markCode(next) != nil || i + 1 == scalars.count
    let front = i + 1 - start
    for lead in leads {
      for trail in GBKPairs.leads {
        let restored = pairs.guess(lead, trail)
        guard restored != 0 else { continue }
        var base = hypothesis
        restore(restored, to: &base)
        guard base.cost <= lowest[front] + Self.beamBits else { continue }
        base.pending = .none
        base.vanishedRun = 0
        base.repaired = true
        if beforeMark {
          add(base, .lostLead, consumed: 1, first: restored, to: front)
        } else {
          for ascii in Self.eatable where asciiBits[Int(ascii)] < Self.beamBits {
            eat(ascii, after: restored, base, to: front)
          }
        }
      }
    }
  }

  /// The ASCII character that an invalid pair took with it.
  private mutating func eat(
    _ ascii: UInt32, after restored: UInt32, _ hypothesis: SplitHypothesis, to front: Int
  ) {
    var next = hypothesis
    // The document knows better than the model which ASCII follows its Han: line ends or blanks.
    next.cost += asciiBits[Int(ascii)]
    if ascii >= 0x30, ascii <= 0x39 { next.cost += digitBits(ascii, before: start + front) }
    guard next.cost <= lowest[front] + Self.beamBits else { return }
    let cost = next.cost
    write(ascii, to: &next)
    next.cost = cost
    add(next, .eatenASCII, consumed: 1, first: restored, second: ascii, to: front)
  }

  /// ASCII bytes below 40 that text commonly holds between Han: what an invalid pair may have eaten.
  private static let eatable: [UInt32] =
    [0x0A, 0x20, 0x22, 0x28, 0x29, 0x2C, 0x2D, 0x2E, 0x3A] + Array(0x30...0x39)

  /// The cost of a digit that was eaten before position `i`, beyond what the document says of it: nothing but the year
  /// 1996 or the first digit's habits (Benford) tells digits apart.
  private func digitBits(_ digit: UInt32, before i: Int) -> Bits {
    let following = scalars[i..<min(i + 5, scalars.count)].prefix { (0x30...0x39).contains($0) }
    let isYear = following.count == 3 && i + 3 < scalars.count && scalars[i + 3] == 0x5E74
    if isYear, let first = following.first {
      return digit == (first >= 0x35 ? 0x31 : 0x32) ? Bits(-1) : Bits(6)
    }
    // −log2 of Benford's shares, less the log2(10) that the model takes for any digit.
    let benford: [Int32] = [48, -25, -12, -4, 2, 7, 11, 14, 17, 19]
    return Bits(sixteenths: benford[Int(digit - 0x30)])
  }

  /// A visible pair in misaligned text: its first byte ends a character, its second begins one.
  private mutating func shift(
    _ hypothesis: SplitHypothesis, leads: [UInt8], code: UInt16, to front: Int
  ) {
    let trail = UInt8(code >> 8)
    let lead = UInt8(code & 0xFF)
    guard lead != 0x80, lead != 0xFF else { return }
    for first in leads {
      let restored = leads.count == 1 ? pairs.scalar(first, trail) : pairs.guess(first, trail)
      guard restored != 0 else { continue }
      var next = hypothesis
      restore(restored, to: &next)
      next.vanishedRun = 0
      next.repaired = true
      var ascii: UInt32 = 0
      if lead < 0x80 {
        ascii = UInt32(lead)
        write(ascii, to: &next)
        next.pending = .none
      } else {
        next.pending = .byte(lead)
      }
      add(next, .shifted, consumed: 1, first: restored, second: ascii, to: front)
    }
  }

  // MARK: parts

  private func candidates(_ pending: SplitHypothesis.Pending) -> [UInt8] {
    switch pending {
    case .none: []
    case .byte(let byte): [byte]
    case .vanished(let lead): pairs.vanishingTrails(of: lead).filter { $0 >= 0x81 }
    case .eaten(let index): eatenBytes[index]
    }
  }

  /// The code under a visible character: its own, or that of the full-width form it was folded from.
  private func visibleCode(_ scalar: UInt32) -> UInt16 {
    if scalar >= 0x80 { return pairs.code(scalar) }
    return folded && scalar > 0x20 && scalar < 0x7F ? GBKPairs.fullWidthCode(scalar) : 0
  }

  /// The code of a mark at which programs cut.
  private func markCode(_ scalar: UInt32) -> UInt16? {
    if scalar >= 0x80 { return SplitMarks.isMark(scalar) ? pairs.code(scalar) : nil }
    return folded && SplitMarks.isMark(scalar + 0xFEE0) ? GBKPairs.fullWidthCode(scalar) : nil
  }

  /// Writes a character that the damage hid. A mark of the list that programs cut at would have been found before, unless
  /// a cut at a mark that is looked for earlier destroyed it.
  private func restore(_ scalar: UInt32, to hypothesis: inout SplitHypothesis) {
    let rank = SplitMarks.rank(of: scalar)
    if rank < SplitMarks.unlisted, hypothesis.cutRank >= rank {
      hypothesis.cost += Self.overlookedMarkBits
    }
    hypothesis.cutRank = SplitMarks.unlisted
    if rank < SplitMarks.unlisted, SplitMarks.rank(of: hypothesis.state.lastScalar) < SplitMarks.unlisted {
      hypothesis.cost += Self.doubleMarkBits
    }
    if !CharacterClass.isHan(scalar), !evidence.marks.contains(scalar) {
      hypothesis.cost += Self.strangeMarkBits
    }
    if SplitMarks.isClosing(scalar) {
      hypothesis.cost += hypothesis.closing == scalar ? Self.balancedBits : Self.unbalancedBits
    }
    write(scalar, to: &hypothesis)
  }

  /// Keeps track of the quotation mark or bracket that is open.
  private static func follow(_ scalar: UInt32, _ closing: inout UInt32) {
    let opened = SplitMarks.closing(of: scalar)
    if opened != 0 { closing = opened } else if SplitMarks.isClosing(scalar) { closing = 0 }
  }

  private func write(_ scalar: UInt32, to hypothesis: inout SplitHypothesis) {
    hypothesis.cost += step(&hypothesis.state, scalar)
    if !CharacterClass.isHan(scalar) { Self.follow(scalar, &hypothesis.closing) }
    hypothesis.recent = hypothesis.recent << 16 ^ UInt64(scalar)
  }

  /// Marks are scored in the width in which the model knows them beside Han.
  private func step(_ state: inout NGramModel.State, _ scalar: UInt32) -> Bits {
    var scored = scalar
    if folded, state.lastScalar >= 0x2E80 {
      switch scalar {
      case 0x2C, 0x3B, 0x3F, 0x21, 0x3A, 0x28, 0x29: scored = scalar + 0xFEE0
      default: break
      }
    }
    return model.step(&state, scored, cache: evidence.cache)
  }

  /// Puts a hypothesis with its last step into a front, unless the front has much better ones.
  private mutating func add(
    _ hypothesis: SplitHypothesis, _ kind: SplitStep.Kind, consumed: Int, first: UInt32 = 0,
    second: UInt32 = 0, to front: Int
  ) {
    if hypothesis.repaired {
      guard hypothesis.cost <= lowest[front] + Self.beamBits else { return }
      lowest[front] = min(lowest[front], hypothesis.cost)
      furthest = max(furthest, start + front)
    }
    var hypothesis = hypothesis
    hypothesis.last = SplitStep(
      parent: hypothesis.node, kind: kind, consumed: UInt8(min(consumed, 255)), first: first,
      second: second)
    fronts[front].append(hypothesis)
  }

  /// The best hypotheses, sorted; of those that end alike only the best. What survives enters the arena.
  private mutating func prune(_ front: [SplitHypothesis]) -> [SplitHypothesis] {
    var best = Bits(sixteenths: .max / 2)
    for hypothesis in front where hypothesis.repaired { best = min(best, hypothesis.cost) }
    let bound = best + Self.beamBits
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
        recent: hypothesis.recent, pending: hypothesis.pending, run: hypothesis.vanishedRun)
      if let winner = seen[key] {
        let gap = hypothesis.cost - result[winner].cost
        if gap < result[winner].rivalGap {
          result[winner].rivalGap = gap
          result[winner].rivalNode = enter(hypothesis)
        }
      } else if result.count < Self.beamWidth {
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
  private mutating func enter(_ hypothesis: SplitHypothesis) -> Int32 {
    guard let last = hypothesis.last else { return hypothesis.node }
    steps.append(last)
    return Int32(steps.count - 1)
  }

  private struct Merge: Hashable {
    var recent: UInt64
    var pending: SplitHypothesis.Pending
    var run: UInt8
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
