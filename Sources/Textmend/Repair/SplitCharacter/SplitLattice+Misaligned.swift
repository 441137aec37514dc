/// What may happen where a lead byte waits for its trail.
extension SplitLattice {
  mutating func readMisaligned(_ hypothesis: SplitHypothesis, at i: Int) {
    let scalar = scalars[i]
    guard hypothesis.cost <= lowest[i + 1 - start] + beam.bits else { return }
    let leads = candidates(hypothesis.pending)
    if scalar == 0x3F {
      endInsertion(hypothesis, leads, at: i)
      returnAtQuestionMark(hypothesis, leads, at: i)
    }
    let code = visibleCode(scalar)
    if code != 0 { shift(hypothesis, leads, code, at: i) }
    if scalar >= 0x40, scalar < 0x7F { takeLooseTrail(hypothesis, leads, UInt8(scalar), at: i) }
    // A byte 80 that no pair takes is the euro sign in code page 936.
    if scalar == 0x20AC, page.encoding == .gbk { takeLooseTrail(hypothesis, leads, 0x80, at: i) }
    if scalar == 0xFFFD { returnAtLostByte(hypothesis, leads, at: i) }
    if scalar < 0x80 { takeFold(hypothesis, leads, UInt8(scalar), at: i) }
    if scalar == 0x0A, let width = program.width, Int(hypothesis.column) == width {
      var next = hypothesis
      next.column = 0
      add(next, .insertedBreak, consumed: 1, at: i)
    }
  }

  /// The bytes that may be waiting.
  func candidates(_ pending: SplitHypothesis.Pending) -> [UInt8] {
    switch pending {
    case .none: []
    case .byte(let byte): [byte]
    case .any: SplitPage.leads
    case .vanished(let lead): page.vanishingBeforeLead(lead)
    case .listed(let number): lists[number]
    }
  }

  /// Adds, for the best of the front, the assumption that a pair vanished here; twice in a row for the very best.
  mutating func expandVanished(_ front: inout [SplitHypothesis], at i: Int) {
    guard !page.vanishingLeads.isEmpty, !evidence.keepsPrivateUse else { return }
    var added: [SplitHypothesis] = []
    for hypothesis in front.lazy.filter({ $0.pending != .none }).prefix(beam.vanishingWidth)
    where mayHide(hypothesis, at: i) {
      vanish(hypothesis, into: &added)
    }
    guard !added.isEmpty else { return }
    let once = prune(added).prefix(beam.vanishedWidth)
    front.append(contentsOf: once)
    added.removeAll(keepingCapacity: true)
    for hypothesis in once.prefix(2) { vanish(hypothesis, into: &added) }
    front.append(contentsOf: prune(added).prefix(beam.vanishedWidth / 4))
  }

  /// Whether something invisible may stand here. What waits must be nearly known, or nothing could tell what; and where
  /// it goes on as text does, nothing is missing.
  private func mayHide(_ hypothesis: SplitHypothesis, at i: Int) -> Bool {
    switch hypothesis.pending {
    case .none, .any: return false
    case .listed(let number): return lists[number].count <= Self.nearlyKnown
    case .vanished: return true
    case .byte(let lead):
      guard i < scalars.count else { return false }
      let code = visibleCode(scalars[i])
      let first = page.scalar(lead, UInt8(code >> 8))
      guard first != 0 else { return true }
      var state = hypothesis.state
      var cost = step(&state, first)
      guard cost <= Self.plainBits, i + 1 < scalars.count else { return cost > Self.plainBits }
      let next = visibleCode(scalars[i + 1])
      let second = page.scalar(UInt8(code & 0xFF), UInt8(next >> 8))
      guard second != 0 else { return false }
      cost += step(&state, second)
      return cost > Self.plainBits + Self.plainBits
    }
  }

  private func vanish(_ hypothesis: SplitHypothesis, into result: inout [SplitHypothesis]) {
    guard hypothesis.vanishedRun < 2 else { return }
    for lead in candidates(hypothesis.pending) {
      for byte in page.vanishingLeads {
        let scalar = page.guess(lead, byte)
        guard scalar != 0 else { continue }
        var next = hypothesis
        next.cost += Self.vanishingBits
        restore(scalar, to: &next)
        next.pending = .vanished(byte)
        next.vanishedRun += 1
        next.column &+= 2
        next.repaired = true
        next.last = SplitStep(
          parent: hypothesis.node, kind: .vanished, consumed: 0, first: scalar, second: 0)
        result.append(next)
      }
    }
  }

  /// Adds, for the best of the front, the assumption that the trail that is waited for was removed: boundaries meet.
  mutating func expandLostTrails(_ front: inout [SplitHypothesis], at i: Int) {
    let trails: [UInt8]
    var width = beam.vanishingWidth
    switch program {
    case .removesBackslashes: trails = [0x5C]
    case .losesBytes: (trails, width) = (page.trails, beam.lossWidth)
    default: return
    }
    var added: [SplitHypothesis] = []
    for hypothesis in front.lazy.filter({ $0.pending != .none }).prefix(width)
    where mayHide(hypothesis, at: i) {
      for lead in candidates(hypothesis.pending) {
        for trail in trails {
          let scalar = page.guess(lead, trail)
          guard scalar != 0 else { continue }
          var next = hypothesis
          if trails.count > 1 { next.cost += Self.lossBits }
          restore(scalar, to: &next)
          next.align()
          next.last = SplitStep(
            parent: hypothesis.node, kind: .lostTrail, consumed: 0, first: scalar, second: 0, aligns: true)
          added.append(next)
        }
      }
    }
    if !added.isEmpty { front.append(contentsOf: prune(added).prefix(beam.vanishedWidth)) }
  }

  /// `?` for the trail of a character and the bracket of a reading that names it.
  private mutating func endInsertion(_ hypothesis: SplitHypothesis, _ leads: [UInt8], at i: Int) {
    guard program == .cutsAtMarks, let note = Note.readingAndBracket(scalars, from: i + 1), note.1 <= limit
    else { return }
    for lead in leads {
      for trail in SplitPage.leads {
        let restored = page.guess(lead, trail)
        guard restored != 0, Readings.shared.isReading(note.0, of: restored) else { continue }
        var next = hypothesis
        restore(restored, to: &next)
        next.align()
        add(next, .insertionEnd, consumed: note.1 - i, first: restored, at: i)
      }
    }
  }

  /// `?` for a trail byte: alone before a mark that was cut at and at the end, elsewhere with an ASCII byte.
  private mutating func returnAtQuestionMark(_ hypothesis: SplitHypothesis, _ leads: [UInt8], at i: Int) {
    let isLast = i + 1 == scalars.count
    // A piece ends before a mark that was cut at, and where the text ends.
    let isAlone = isLast ? endsText : program == .cutsAtMarks && markCode(scalars[i + 1]) != nil
    for lead in leads {
      for trail in SplitPage.leads {
        let restored = page.guess(lead, trail)
        guard restored != 0 else { continue }
        var next = hypothesis
        restore(restored, to: &next)
        guard next.cost <= lowest[i + 1 - start] + beam.bits else { continue }
        guard isAlone || next.cost <= leastEnd + Self.guessBits else { continue }
        next.align()
        if isAlone {
          next.column &+= 1
          add(next, .lostLead, consumed: 1, first: restored, at: i)
        } else {
          leastEnd = min(leastEnd, next.cost)
          ends.append((restored, next))
        }
      }
    }
  }

  /// Ends what ``returnAtQuestionMark(_:_:at:)`` found, the best of it with each ASCII character.
  mutating func eatASCII(at i: Int) {
    var order = ends.indices.map { (cost: ends[$0].hypothesis.cost, number: $0) }
    order.sort { ($0.cost, $0.number) < ($1.cost, $1.number) }
    for (cost, number) in order.prefix(beam.endWidth) where cost <= leastEnd + Self.guessBits {
      eatASCII(after: ends[number].scalar, ends[number].hypothesis, at: i)
    }
    ends.removeAll(keepingCapacity: true)
    leastEnd = Bits(sixteenths: .max / 2)
  }

  /// U+FFFD for a trail byte, from programs that leave the ASCII byte behind it.
  private mutating func returnAtLostByte(_ hypothesis: SplitHypothesis, _ leads: [UInt8], at i: Int) {
    for lead in leads {
      for trail in SplitPage.leads {
        let restored = page.guess(lead, trail)
        guard restored != 0 else { continue }
        var next = hypothesis
        restore(restored, to: &next)
        next.align()
        next.column &+= 1
        add(next, .lostLead, consumed: 1, first: restored, at: i)
      }
    }
  }

  /// The ASCII character that an invalid pair took with it: any of those that form no pair.
  private mutating func eatASCII(after restored: UInt32, _ hypothesis: SplitHypothesis, at i: Int) {
    if let width = program.width, Int(hypothesis.column) + 1 == width {
      // The line is full: it was the break, and the text goes on behind it.
      var next = hypothesis
      next.column = 0
      add(next, .eatenASCII, consumed: 1, first: restored, second: 0x0A, at: i)
      return
    }
    let endsLine = i + 1 == scalars.count || scalars[i + 1] == 0x0A
    // Behind an eaten line end nothing but an empty line would end here.
    for ascii in eatable where ascii != 0x0A || !endsLine {
      var next = hypothesis
      // The document knows better than the model which ASCII follows its Han, line ends or blanks; the model knows
      // behind what: behind a full stop rather than a comma the line ends.
      write(ascii, to: &next)
      next.cost += asciiBits[Int(ascii)]
      if ascii >= 0x30, ascii <= 0x39 { next.cost += digitBits(ascii, before: i + 1) }
      guard next.cost <= lowest[i + 1 - start] + beam.bits else { continue }
      next.column = ascii == 0x0A ? 0 : next.column &+ 2
      add(next, .eatenASCII, consumed: 1, first: restored, second: ascii, at: i)
    }
  }

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
  private mutating func shift(_ hypothesis: SplitHypothesis, _ leads: [UInt8], _ code: UInt16, at i: Int) {
    let trail = UInt8(code >> 8)
    let lead = UInt8(code & 0xFF)
    guard lead != 0x80, lead != 0xFF else { return }
    for first in leads {
      let restored = leads.count == 1 ? page.scalar(first, trail) : page.guess(first, trail)
      guard restored != 0 else { continue }
      var next = hypothesis
      restore(restored, to: &next)
      next.vanishedRun = 0
      next.repaired = true
      next.column &+= 2
      if lead < 0x80 {
        write(UInt32(lead), to: &next)
        next.pending = .none
        add(next, .shifted, consumed: 1, first: restored, second: UInt32(lead), at: i)
        continue
      }
      next.pending = .byte(lead)
      add(next, .shifted, consumed: 1, first: restored, at: i)
      if case .losesBytes = program, mayLoseMore { loseNextLead(next, restored, lead, at: i) }
    }
  }

  /// The second byte of a visible pair as the trail of a character whose lead is gone: boundaries meet.
  private mutating func loseNextLead(
    _ hypothesis: SplitHypothesis, _ first: UInt32, _ trail: UInt8, at i: Int
  ) {
    for lost in SplitPage.leads {
      let second = page.guess(lost, trail)
      guard second != 0 else { continue }
      var next = hypothesis
      next.cost += Self.lossBits
      restore(second, to: &next)
      next.align()
      add(next, .lostBetween, consumed: 1, first: first, second: second, at: i)
    }
  }

  /// An ASCII character that is the trail of what waits.
  private mutating func takeLooseTrail(
    _ hypothesis: SplitHypothesis, _ leads: [UInt8], _ trail: UInt8, at i: Int
  ) {
    for lead in leads {
      let restored = page.scalar(lead, trail)
      guard restored != 0 else { continue }
      var next = hypothesis
      restore(restored, to: &next)
      next.align()
      next.column &+= 1
      add(next, .looseTrail, consumed: 1, first: restored, at: i)
    }
  }

  /// An ASCII character that was made of the trail of what waits and the lead of the next.
  private mutating func takeFold(_ hypothesis: SplitHypothesis, _ leads: [UInt8], _ ascii: UInt8, at i: Int) {
    for fold in folds where fold.ascii == ascii {
      for lead in leads {
        let restored = leads.count == 1 ? page.scalar(lead, fold.first) : page.guess(lead, fold.first)
        guard restored != 0 else { continue }
        var next = hypothesis
        restore(restored, to: &next)
        next.pending = .byte(fold.second)
        next.vanishedRun = 0
        next.repaired = true
        add(next, .foldedTrail, consumed: 1, first: restored, at: i)
      }
    }
  }

  /// The code under a visible character: its own, or that of the full-width form it was folded from after the damage.
  private func visibleCode(_ scalar: UInt32) -> UInt16 {
    if scalar >= 0x80 { return page.code(scalar) }
    return folded && program == .cutsAtMarks && scalar > 0x20 && scalar < 0x7F
      ? SplitPage.fullWidthCode(scalar) : 0
  }
}
