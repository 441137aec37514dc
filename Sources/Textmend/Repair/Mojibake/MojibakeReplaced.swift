import Synchronization

/// Shift_JIS that was read as UTF-8: what is malformed there became U+FFFD, and ASCII came through.
///
/// A third of Shift_JIS's second bytes are ASCII, and katakana have 83 before it, so that アプリ shows as `�A�v��`. Text is
/// written forward, character by character, and read as UTF-8 on the way; what does not show as the line does is dropped,
/// and the model chooses among the rest.
struct MojibakeReplaced {
  private let model = NGramModel.japanese

  struct Reading {
    var scalars: [UInt32] = []
    /// By how much the best text that differs is less probable; at most ``depth``, beyond which none is looked at.
    let margin: Bits
    /// Of the characters above ASCII.
    fileprivate var cost = Bits.zero
    fileprivate var written = 0
    /// Kana, and characters whose second byte shows as ASCII.
    fileprivate var kana = 0
    fileprivate var shown = 0

    /// Whether it is Japanese beyond doubt. What is right costs 1.4 to 5.2 bits a character, what was made of lines in
    /// eleven other encodings, or with characters lost here and there, 7.3 to 12.2.
    fileprivate var isJapanese: Bool {
      kana >= 3 && shown >= 3 && cost.sixteenths < Int32(written) * Bits(6).sixteenths
    }
  }

  /// What the best text must be ahead of the second. Of 171 lines that were not trained on and show enough to be read, 43
  /// of 48 that are ahead by 3 bits are right, 32 of 34 by 5 bits, and 77 of all.
  static let demand = Bits(5)

  /// Hypotheses that are kept at a place: in a first pass, which tells whether the line is Japanese at all, and in the
  /// second. 32 lose 4 of 32 lines, 128 gain none.
  private static let narrow = 8
  private static let wide = 64
  /// By how much a hypothesis may be dearer than the best at the same place, and than the best of those near it.
  private static let depth = Bits(12).sixteenths
  private static let depthApart = Bits(14).sixteenths
  /// What a character that is tried may cost alone: some that Japanese text hardly has.
  private static let dearest = Bits(18).sixteenths
  /// How much cheaper a character may be after three others than after one.
  private static let most = Bits(6).sixteenths
  /// Longer lines are left alone.
  static let longest = 400

  /// A way to write the line up to some place.
  private struct Hypothesis {
    var cost: Int32 = 0
    var margin = Int32.max
    var state: NGramModel.State
    var node: Int32 = -1
    /// The last three characters, all that the model's costs depend on.
    var recent: UInt64 = 0
    var decoder = ReplacementDecoder()
  }

  /// A character behind a hypothesis, before it is known whether it is among the best.
  private struct Draft {
    var cost: Int32
    /// Index among the hypotheses that are kept.
    var parent: Int32
    var code: Code
    var decoder: ReplacementDecoder
  }

  /// The drafts that end at one place.
  private struct Place {
    let beamWidth: Int
    var drafts: [Draft] = []
    var best = Int32.max
    /// What is dearer cannot be among the best.
    var limit = Int32.max

    mutating func add(_ draft: Draft) {
      best = min(best, draft.cost)
      limit = min(limit, best + depth)
      drafts.append(draft)
      guard drafts.count == 4 * beamWidth else { return }
      // Some of them come to the same: twice as many as will be kept.
      drafts.sort { ($0.cost, $0.code.scalar) < ($1.cost, $1.code.scalar) }
      drafts.removeSubrange((2 * beamWidth)...)
      limit = min(limit, drafts[2 * beamWidth - 1].cost)
    }
  }

  private struct Node {
    let parent: Int32
    let scalar: UInt32
    let cost: Bits
    let isShown: Bool
  }

  private struct Code {
    let lead: UInt8
    /// 0 for none.
    let trail: UInt8
    let scalar: UInt32
    /// What it costs: alone, or after one other.
    let cost: Int32
  }

  /// What the model knows, the most usual first.
  private static let codes: [Code] = {
    var codes: [Code] = []
    func add(_ lead: UInt8, _ trail: UInt8, _ scalar: UInt32) {
      let cost = NGramModel.japanese.costAlone(of: scalar).sixteenths
      if cost < dearest { codes.append(Code(lead: lead, trail: trail, scalar: scalar, cost: cost)) }
    }
    for lead in UInt8(0x81)...0xEF where !(0xA0...0xDF).contains(lead) {
      for trail in UInt8(0x40)...0xFC {
        let scalar = DoubleByteTable.cp932.scalar(lead: lead, trail: trail)
        guard scalar != 0, DoubleByteTable.cp932.code(for: scalar) == UInt16(lead) << 8 | UInt16(trail) else {
          continue
        }
        add(lead, trail, scalar)
      }
    }
    for byte in UInt8(0xA1)...0xDF { add(byte, 0, 0xFF61 + UInt32(byte - 0xA1)) }
    codes.sort { ($0.cost, $0.scalar) < ($1.cost, $1.scalar) }
    return codes
  }()

  /// What is known to follow a character, by the character: some hundred are asked for again and again, at most those that
  /// the model knows. Values of a pure function, so that neither order nor threads show.
  private static let known = Mutex<[UInt32: [Code]]>([:])

  /// What the model has seen after `last`, the most probable first. All else costs what it costs alone and a fixed price.
  private func codes(after last: UInt32) -> [Code] {
    if let codes = MojibakeReplaced.known.withLock({ $0[last] }) { return codes }
    var state = model.start
    if last != 0x0A { _ = model.step(&state, last) }
    model.forget(&state, beyond: 1)
    let backOff = model.backOff(state).sixteenths
    var codes: [Code] = []
    for code in MojibakeReplaced.codes {
      var next = state
      let cost = model.step(&next, code.scalar).sixteenths
      guard cost != code.cost + backOff else { continue }
      codes.append(Code(lead: code.lead, trail: code.trail, scalar: code.scalar, cost: cost))
    }
    codes.sort { ($0.cost, $0.scalar) < ($1.cost, $1.scalar) }
    MojibakeReplaced.known.withLock { $0[last] = codes }
    return codes
  }

  /// The most probable text in Shift_JIS that shows as `line` when it is read as UTF-8; nil where that is not Japanese.
  ///
  /// - Complexity: the line's length times ``wide`` times some hundred characters: 6 ms a line of 65 code points.
  func read(_ line: [UInt32]) -> Reading? {
    guard line.count <= MojibakeReplaced.longest, MojibakeReplaced.mayHold(line) else { return nil }
    let line = ReplacedLine(line)
    guard let first = read(line, MojibakeReplaced.narrow), first.isJapanese,
      let reading = read(line, MojibakeReplaced.wide), reading.isJapanese
    else { return nil }
    return reading
  }

  private func read(_ line: borrowing ReplacedLine, _ beamWidth: Int) -> Reading? {
    var nodes: [Node] = []
    var kept = [Hypothesis(state: model.start)]
    var places = [Place](repeating: Place(beamWidth: beamWidth), count: line.count * 4 + 4)
    write(after: kept, from: 0, line, &places)
    var best: Hypothesis?
    for place in places.indices where !places[place].drafts.isEmpty {
      let first = kept.count
      keep(&places[place].drafts, beamWidth, &kept, &nodes)
      var going: [Hypothesis] = []
      for hypothesis in kept[first...] {
        var end = hypothesis
        if end.decoder.end(line) {
          end.cost += model.step(&end.state, 0x0A).sixteenths
          best = best.map { MojibakeReplaced.better($0, end) } ?? end
        } else {
          going.append(hypothesis)
        }
      }
      kept.replaceSubrange(first..., with: going)
      write(after: going, from: first, line, &places)
    }
    return best.map { reading(of: $0, nodes) }
  }

  /// Writes one character more after each hypothesis.
  private func write(
    after hypotheses: [Hypothesis], from first: Int, _ line: borrowing ReplacedLine, _ places: inout [Place]
  ) {
    var leads: [Leads] = []
    for (i, hypothesis) in hypotheses.enumerated() {
      let decoder = hypothesis.decoder
      let known = leads.firstIndex { $0.decoder == decoder } ?? leads.count
      if known == leads.count { leads.append(Leads(decoder, line)) }
      func add(_ code: Code, _ least: Int32, isKnown: Bool) {
        guard var decoder = leads[known].after[Int(code.lead)],
          code.trail == 0 || decoder.read(code.trail, line)
        else { return }
        let place = decoder.progress
        guard hypothesis.cost + least < places[place].limit else { return }
        var state = hypothesis.state
        let cost = hypothesis.cost + model.step(&state, code.scalar).sixteenths
        guard cost < places[place].limit, isKnown || cost == hypothesis.cost + least else { return }
        places[place].add(Draft(cost: cost, parent: Int32(first + i), code: code, decoder: decoder))
      }
      let next = decoder.position + (decoder.count > 0 ? 1 : 0)
      if next < line.count, line.scalars[next] < 0x80 {
        let scalar = line.scalars[next]
        add(Code(lead: UInt8(scalar), trail: 0, scalar: scalar, cost: 0), 0, isKnown: true)
      }
      guard decoder.position < line.count else { continue }
      // A character ends at most three code points on. What is dearer than the limits of all places there, and what is behind
      // the best there by more than one character costs, need not be tried.
      var limit = Int32.min
      var best = Int32.max
      for place in (decoder.progress + 1)...min(decoder.progress + 12, places.count - 1) {
        limit = max(limit, places[place].limit)
        best = min(best, places[place].best)
      }
      if best < .max { limit = min(limit, best + MojibakeReplaced.depthApart) }
      if limit < .max { limit -= hypothesis.cost }
      for code in codes(after: hypothesis.state.lastScalar) {
        let least = max(8, code.cost - MojibakeReplaced.most)
        if least >= limit { break }
        add(code, least, isKnown: true)
      }
      let backOff = model.backOff(hypothesis.state).sixteenths
      for code in MojibakeReplaced.codes {
        if code.cost + backOff >= limit { break }
        add(code, code.cost + backOff, isKnown: false)
      }
    }
  }

  /// What each byte leads to from one place.
  private struct Leads {
    let decoder: ReplacementDecoder
    let after: [ReplacementDecoder?]

    init(_ decoder: ReplacementDecoder, _ line: borrowing ReplacedLine) {
      self.decoder = decoder
      after = (0..<256).map {
        var next = decoder
        return next.read(UInt8($0), line) ? next : nil
      }
    }
  }

  /// Keeps the best drafts of a place; of those that no later text tells apart, only the cheapest.
  private func keep(
    _ drafts: inout [Draft], _ beamWidth: Int, _ kept: inout [Hypothesis], _ nodes: inout [Node]
  ) {
    let order = drafts.indices.sorted { (drafts[$0].cost, $0) < (drafts[$1].cost, $1) }
    let first = kept.count
    let limit = drafts[order[0]].cost + MojibakeReplaced.depth
    for i in order {
      let draft = drafts[i]
      guard draft.cost <= limit, kept.count < first + beamWidth else { break }
      let parent = kept[Int(draft.parent)]
      let recent = (parent.recent << 16 ^ UInt64(draft.code.scalar)) & 0xFFFF_FFFF_FFFF
      let same = kept[first...].firstIndex { $0.recent == recent && $0.decoder == draft.decoder }
      if let same {
        kept[same].margin = min(kept[same].margin, draft.cost - kept[same].cost)
        continue
      }
      var longer = parent
      let cost = model.step(&longer.state, draft.code.scalar)
      longer.cost += cost.sixteenths
      nodes.append(
        Node(
          parent: parent.node, scalar: draft.code.scalar, cost: cost,
          isShown: draft.code.trail >= 0x40 && draft.code.trail < 0x80))
      longer.node = Int32(nodes.count - 1)
      longer.recent = recent
      longer.decoder = draft.decoder
      kept.append(longer)
    }
    drafts = []
  }

  /// The better of two readings of the whole line, which knows how near the other was.
  private static func better(_ a: Hypothesis, _ b: Hypothesis) -> Hypothesis {
    var (winner, loser) = a.cost <= b.cost ? (a, b) : (b, a)
    winner.margin = min(winner.margin, loser.cost - winner.cost)
    return winner
  }

  /// Whether second bytes show often enough, so that nowhere more than three characters in a row are lost. Where letters of a
  /// Latin word are lost, more letters follow.
  private static func mayHold(_ line: [UInt32]) -> Bool {
    var marks = 0
    var run = 0
    var shown = 0
    var words = 0
    for i in line.indices {
      if line[i] == 0xFFFD {
        marks += 1
        run += 1
        if run > longestRun || marks > mostMarks { return false }
      } else {
        if run > 0, (0x40...0x7E).contains(line[i]) {
          if i + 1 < line.count, isLetter(line[i]), isLetter(line[i + 1]) { words += 1 } else { shown += 1 }
        }
        run = 0
      }
    }
    return shown >= 2 && shown * 4 >= marks && words * 4 <= shown
  }

  private static func isLetter(_ scalar: UInt32) -> Bool { (0x61...0x7A).contains(scalar | 0x20) }

  private static let longestRun = 7
  private static let mostMarks = 64

  private func reading(of best: Hypothesis, _ nodes: [Node]) -> Reading {
    var reading = Reading(margin: Bits(sixteenths: min(best.margin, MojibakeReplaced.depth)))
    var index = best.node
    while index >= 0 {
      let node = nodes[Int(index)]
      reading.scalars.append(node.scalar)
      if node.scalar >= 0x80 {
        reading.cost += node.cost
        reading.written += 1
      }
      if (0x3041...0x30FE).contains(node.scalar) { reading.kana += 1 }
      if node.isShown { reading.shown += 1 }
      index = node.parent
    }
    reading.scalars.reverse()
    return reading
  }
}
