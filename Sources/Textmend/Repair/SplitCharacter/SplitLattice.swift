/// The search behind ``SplitCharacter``: which text, cut and filled bytewise, gives the damaged one?
///
/// The damaged text is read from left to right as GBK bytes. Where a mark's code was found across a character boundary, or
/// a reading was inserted there, the true boundaries and the visible ones differ by one byte, until a lost byte, an
/// ASCII trail byte or an eaten ASCII byte brings them together again. A hypothesis is a position, the byte that waits
/// for its trail, and the true text so far, whose bits decide. Bytes that are lost are tried in full: 126 leads
/// before a mark, the private-use pairs that vanish (DAMAGE, section 2).
struct SplitLattice {
  /// Hypotheses kept at one position. Halving it loses about one gap of two characters in thirty.
  static let beamWidth = 220
  /// Only the best may assume that a pair vanished: each tries about 20 × 94 codes.
  static let vanishingWidth = 24
  /// Hypotheses worse than the best by more are dropped.
  static let beamBits = Bits(34)
  /// A pair that vanishes is rare: about one misaligned pair in twenty falls into private use.
  static let vanishingBits = Bits(3)
  /// Characters read behind the last repair, for their bits.
  static let lookahead = 6
  /// The longest stretch that is searched at once, in characters: bounded memory for text that never recovers.
  static let lengthLimit = 400

  let scalars: [UInt32]
  let model: LanguageModel
  let cache: DocumentCache
  /// Whether full-width ASCII was folded to ASCII after the damage.
  let folded: Bool
  private let pairs = GBKPairs.shared
  private(set) var steps: [SplitStep] = []
  private var eatenBytes: [[UInt8]] = []
  /// Hypotheses by position, from the current one on; nothing reads more than ``maximumStep`` ahead.
  private var fronts: [[SplitHypothesis]] = []

  init(scalars: [UInt32], model: LanguageModel, cache: DocumentCache, folded: Bool) {
    self.scalars = scalars
    self.model = model
    self.cache = cache
    self.folded = folded
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
  }

  /// Searches from `start`, where a `?` makes a departure possible.
  mutating func search(from start: Int) -> Outcome? {
    var state = LanguageModel.State()
    let contextStart = max(0, start - 12)
    for i in contextStart..<start { _ = step(&state, scalars[i]) }
    let limit = min(scalars.count, start + Self.lengthLimit)
    steps.removeAll(keepingCapacity: true)
    eatenBytes.removeAll(keepingCapacity: true)
    fronts = Array(repeating: [], count: limit - start + 1)
    let root = SplitHypothesis(pending: .none, state: state, cost: .zero, node: -1)
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
      guard !front.isEmpty else { return nil }
      expandVanished(&front)
      for hypothesis in front { expand(hypothesis, at: i, start: start, limit: limit) }
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

  /// Adds, for the best of the front, the assumption that a pair vanished here; repeatedly.
  private mutating func expandVanished(_ front: inout [SplitHypothesis]) {
    var index = 0
    var added: [SplitHypothesis] = []
    for hypothesis in front where hypothesis.pending != .none {
      guard index < Self.vanishingWidth else { break }
      index += 1
      vanish(hypothesis, into: &added)
    }
    guard !added.isEmpty else { return }
    let again = prune(added)
    front.append(contentsOf: again)
    // A second pair in a row, from the best of the first.
    var twice: [SplitHypothesis] = []
    for hypothesis in again.prefix(8) { vanish(hypothesis, into: &twice) }
    front.append(contentsOf: prune(twice).prefix(64))
  }

  private mutating func vanish(
    _ hypothesis: SplitHypothesis, into result: inout [SplitHypothesis]
  ) {
    guard hypothesis.vanishedRun < 2 else { return }
    let leads = candidates(hypothesis.pending)
    for lead in leads {
      for byte in pairs.vanishingLeads {
        let scalar = pairs.scalar(lead, byte)
        guard scalar != 0 else { continue }
        var next = hypothesis
        next.cost += Self.vanishingBits
        write(scalar, to: &next)
        next.pending = .vanished(byte)
        next.vanishedRun += 1
        next.repaired = true
        record(.vanished, consumed: 0, first: scalar, in: &next)
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
        record(.copy, consumed: 1, first: scalar, in: &copy)
        fronts[i + 1 - start].append(copy)
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
        write(restored, to: &next)
        next.pending = .none
        next.vanishedRun = 0
        next.repaired = true
        record(.looseTrail, consumed: 1, first: restored, in: &next)
        fronts[i + 1 - start].append(next)
      }
    }
  }

  /// From aligned text at a `?`.
  private mutating func depart(
    _ hypothesis: SplitHypothesis, at i: Int, start: Int, limit: Int
  ) {
    if i + 1 < limit, let code = markCode(scalars[i + 1]) {
      let trail = UInt8(code >> 8)
      for lead in GBKPairs.leads {
        let restored = pairs.scalar(lead, trail)
        guard restored != 0 else { continue }
        var next = hypothesis
        write(restored, to: &next)
        next.pending = .byte(UInt8(code & 0xFF))
        next.repaired = true
        record(.cut, consumed: 2, first: restored, in: &next)
        fronts[i + 2 - start].append(next)
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
      record(.insertion, consumed: UInt8(min(note.1 - i, 255)), in: &next)
      fronts[note.1 - start].append(next)
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
          let restored = pairs.scalar(lead, trail)
          guard restored != 0, Readings.shared.isReading(note.0, of: restored) else { continue }
          end(
            hypothesis, .insertionEnd, restored, 0, consumed: note.1 - i, at: note.1 - start)
        }
      }
    }
    let beforeMark = markCode(next) != nil || i + 1 == scalars.count
    for lead in leads {
      for trail in GBKPairs.leads {
        let restored = pairs.scalar(lead, trail)
        guard restored != 0 else { continue }
        if beforeMark {
          end(hypothesis, .lostLead, restored, 0, consumed: 1, at: i + 1 - start)
        } else {
          for ascii in Self.eatable {
            end(hypothesis, .eatenASCII, restored, ascii, consumed: 1, at: i + 1 - start)
          }
        }
      }
    }
  }

  /// ASCII bytes below 40 that text commonly holds between Han: what an invalid pair may have eaten. Digits are tried as
  /// one, because nothing could choose between them.
  private static let eatable: [UInt32] = [0x0A, 0x20, 0x22, 0x28, 0x29, 0x2C, 0x2D, 0x2E, 0x3A]

  private mutating func end(
    _ hypothesis: SplitHypothesis, _ kind: SplitStep.Kind, _ first: UInt32, _ second: UInt32,
    consumed: Int, at front: Int
  ) {
    var next = hypothesis
    write(first, to: &next)
    if second != 0 { write(second, to: &next) }
    next.pending = .none
    next.vanishedRun = 0
    next.repaired = true
    record(kind, consumed: UInt8(min(consumed, 255)), first: first, second: second, in: &next)
    fronts[front].append(next)
  }

  /// A visible pair in misaligned text: its first byte ends a character, its second begins one.
  private mutating func shift(
    _ hypothesis: SplitHypothesis, leads: [UInt8], code: UInt16, to front: Int
  ) {
    let trail = UInt8(code >> 8)
    let lead = UInt8(code & 0xFF)
    guard lead != 0x80, lead != 0xFF else { return }
    for first in leads {
      let restored = pairs.scalar(first, trail)
      guard restored != 0 else { continue }
      var next = hypothesis
      write(restored, to: &next)
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
      record(.shifted, consumed: 1, first: restored, second: ascii, in: &next)
      fronts[front].append(next)
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
    switch scalar {
    case 0x3001, 0x3002, 0xFF0C, 0xFF1B, 0xFF1F, 0xFF01, 0xFF1A: pairs.code(scalar)
    case 0x2C, 0x3B, 0x3F, 0x21, 0x3A: folded ? GBKPairs.fullWidthCode(scalar) : nil
    default: nil
    }
  }

  private func write(_ scalar: UInt32, to hypothesis: inout SplitHypothesis) {
    hypothesis.cost += step(&hypothesis.state, scalar)
    hypothesis.recent = hypothesis.recent << 16 ^ UInt64(scalar)
  }

  /// Marks are scored in the width in which the model knows them beside Han.
  private func step(_ state: inout LanguageModel.State, _ scalar: UInt32) -> Bits {
    var scored = scalar
    if folded, state.lastScalar >= 0x2E80 {
      switch scalar {
      case 0x2C, 0x3B, 0x3F, 0x21, 0x3A, 0x28, 0x29: scored = scalar + 0xFEE0
      default: break
      }
    }
    return model.step(&state, scored, cache: cache)
  }

  private mutating func record(
    _ kind: SplitStep.Kind, consumed: UInt8, first: UInt32 = 0, second: UInt32 = 0,
    in hypothesis: inout SplitHypothesis
  ) {
    steps.append(
      SplitStep(
        parent: hypothesis.node, kind: kind, consumed: consumed, first: first, second: second))
    hypothesis.node = Int32(steps.count - 1)
  }

  /// The best hypotheses, sorted; of those that end alike only the best.
  private func prune(_ front: [SplitHypothesis]) -> [SplitHypothesis] {
    guard front.count > 1 else { return front }
    let sorted = front.sorted { $0.cost < $1.cost }
    guard let bound = sorted.first(where: \.repaired).map({ $0.cost + Self.beamBits }) else { return front }
    var seen: [Merge: Int] = [:]
    var result: [SplitHypothesis] = []
    var unrepaired: SplitHypothesis?
    for hypothesis in sorted {
      if !hypothesis.repaired {
        unrepaired = hypothesis
        continue
      }
      guard result.count < Self.beamWidth, hypothesis.cost <= bound else { continue }
      let key = Merge(
        recent: hypothesis.recent, pending: hypothesis.pending, run: hypothesis.vanishedRun)
      if let winner = seen[key] {
        let gap = hypothesis.cost - result[winner].cost
        if gap < result[winner].rivalGap {
          result[winner].rivalGap = gap
          result[winner].rivalNode = hypothesis.node
        }
      } else {
        seen[key] = result.count
        result.append(hypothesis)
      }
    }
    // The copy of the text as it stands always goes on: a departure may come later.
    if let unrepaired { result.append(unrepaired) }
    return result
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
