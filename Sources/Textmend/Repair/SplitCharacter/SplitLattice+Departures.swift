/// What may happen where damaged and true boundaries meet.
extension SplitLattice {
  mutating func depart(_ hypothesis: SplitHypothesis, at i: Int) {
    switch program {
    case .cutsAtMarks:
      guard scalars[i] == 0x3F else { return }
      cut(hypothesis, at: i)
      insert(hypothesis, at: i)
    case .wrapsLines(let width): breakLine(hypothesis, width: width, at: i)
    case .foldsWidth, .foldsQuotes, .foldsBlanks: fold(hypothesis, at: i)
    case .removesBlanks: joinPair(hypothesis, at: i)
    case .removesBackslashes: loseTrail(hypothesis, among: [0x5C], at: i)
    case .losesBytes:
      guard !hypothesis.repaired || mayLoseMore else { return }
      loseTrail(hypothesis, among: page.trails, at: i)
      loseLead(hypothesis, at: i)
      loseLeadAlone(hypothesis, at: i)
    }
  }

  /// `?` and a mark: a lead byte was cut off, the mark's first byte is its trail, its second the next lead.
  private mutating func cut(_ hypothesis: SplitHypothesis, at i: Int) {
    guard i + 1 < limit, let code = markCode(scalars[i + 1]) else { return }
    let rank = SplitMarks.rank(of: page.scalar(UInt8(code >> 8), UInt8(code & 0xFF)))
    for lead in SplitPage.leads {
      let restored = page.guess(lead, UInt8(code >> 8))
      guard restored != 0 else { continue }
      var next = hypothesis
      next.cutRank = rank
      restore(restored, to: &next)
      next.cutRank = rank
      next.pending = .byte(UInt8(code & 0xFF))
      next.repaired = true
      if rank == SplitMarks.unlisted { next.cost += Self.unusualCutBits }
      add(next, .cut, consumed: 2, first: restored, at: i)
    }
  }

  /// A reading inserted after the second byte of what looked like a character: the trail of the one before and the lead of
  /// the next. The reading names that character, so its code gives the lead that went with the bracket.
  private mutating func insert(_ hypothesis: SplitHypothesis, at i: Int) {
    guard i > 0, let note = Note.readingAndBracket(scalars, from: i + 1), note.1 <= limit else { return }
    let before = page.code(scalars[i - 1])
    guard before != 0 else { return }
    let eaten = SplitPage.leads.filter { byte in
      let match = page.scalar(UInt8(before & 0xFF), byte)
      return match != 0 && Readings.shared.isReading(note.0, of: match)
    }
    guard !eaten.isEmpty else { return }
    var next = hypothesis
    next.pending = list(eaten)
    next.repaired = true
    add(next, .insertion, consumed: note.1 - i, at: i)
  }

  /// `?` for the last byte of a full line and the break that was put behind it.
  private mutating func breakLine(_ hypothesis: SplitHypothesis, width: Int, at i: Int) {
    guard scalars[i] == 0x3F, Int(hypothesis.column) == width - 1 else { return }
    var next = hypothesis
    next.pending = .any
    next.repaired = true
    next.column = 0
    add(next, .brokenLine, consumed: 1, at: i)
  }

  /// A lead byte before the ASCII byte that was made of its trail and the next lead.
  private mutating func fold(_ hypothesis: SplitHypothesis, at i: Int) {
    let scalar = scalars[i]
    if scalar == 0x3F {
      for first in Set(folds.map(\.first)).sorted() {
        let seconds = folds.filter { $0.first == first && $0.ascii < 0x40 }.map(\.second)
        for lead in SplitPage.leads {
          fold(hypothesis, page.guess(lead, first), pending: list(seconds), consumed: 1, at: i)
        }
      }
      return
    }
    let code = page.code(scalar)
    let trail = UInt8(code & 0xFF)
    for fold in folds where fold.ascii >= 0x40 && fold.ascii == trail && code != 0 {
      self.fold(
        hypothesis, page.scalar(UInt8(code >> 8), fold.first), pending: .byte(fold.second), consumed: 1, at: i
      )
    }
    // The pair vanished: 。 (A1 A3) and a character from C0 on became A140 to A17E.
    if evidence.keepsPrivateUse { return }
    for lead in page.vanishingLeads {
      let seconds = folds.filter { $0.ascii >= 0x40 && page.vanishingTrails(of: lead).contains($0.ascii) }
      guard let first = seconds.first?.first else { continue }
      let restored = page.guess(lead, first)
      guard restored != 0, !CharacterClass.isHan(restored) else { continue }
      fold(hypothesis, restored, pending: list(seconds.map(\.second)), consumed: 0, at: i)
    }
  }

  private mutating func fold(
    _ hypothesis: SplitHypothesis, _ restored: UInt32, pending: SplitHypothesis.Pending, consumed: Int,
    at i: Int
  ) {
    guard restored != 0 else { return }
    var next = hypothesis
    restore(restored, to: &next)
    next.pending = pending
    next.repaired = true
    if consumed > 0 {
      add(next, .foldedPair, consumed: consumed, first: restored, at: i)
    } else if next.cost <= lowest[i + 1 - start] + beam.bits {
      // Nothing of it is visible: what follows is read at once.
      next.last = SplitStep(
        parent: hypothesis.node, kind: .foldedPair, consumed: 0, first: restored, second: 0)
      next.node = enter(next)
      next.last = nil
      readMisaligned(next, at: i)
    }
  }

  /// A character made of bytes between which a full-width blank seemed to stand: A1 is the trail of one and the lead of
  /// the next.
  private mutating func joinPair(_ hypothesis: SplitHypothesis, at i: Int) {
    let code = page.code(scalars[i])
    let first = page.guess(UInt8(code >> 8), 0xA1)
    let second = page.guess(0xA1, UInt8(code & 0xFF))
    guard code != 0, first != 0, second != 0 else { return }
    var next = hypothesis
    restore(first, to: &next)
    restore(second, to: &next)
    next.align()
    add(next, .removedPair, consumed: 1, first: first, second: second, at: i)
  }

  /// A visible character is the lead of one whose trail is gone, and the lead of the next.
  private mutating func loseTrail(_ hypothesis: SplitHypothesis, among trails: [UInt8], at i: Int) {
    let code = page.code(scalars[i])
    guard code != 0 else {
      if scalars[i] == 0xFFFD, trails.count == 1 { loseTrailAlone(hypothesis, trails[0], at: i) }
      return
    }
    let follower = UInt8(code & 0xFF)
    guard follower != 0x80, follower != 0xFF else { return }
    for trail in trails {
      let restored = page.guess(UInt8(code >> 8), trail)
      guard restored != 0 else { continue }
      var next = hypothesis
      if trails.count > 1 { next.cost += Self.lossBits }
      leave(next, with: restored, follower, at: i)
    }
  }

  /// Goes on behind a restored character with the byte that follows it in what is visible: a letter, or a lead.
  private mutating func leave(
    _ hypothesis: SplitHypothesis, with restored: UInt32, _ follower: UInt8, at i: Int
  ) {
    var next = hypothesis
    restore(restored, to: &next)
    if follower < 0x80 {
      write(UInt32(follower), to: &next)
      next.align()
      add(next, .lostBetween, consumed: 1, first: restored, second: UInt32(follower), at: i)
    } else {
      next.repaired = true
      next.pending = .byte(follower)
      add(next, .lostBetween, consumed: 1, first: restored, at: i)
    }
  }

  /// U+FFFD for a lead byte whose trail is gone. Nothing of the character is visible, so that the text before it must
  /// name it.
  private mutating func loseTrailAlone(_ hypothesis: SplitHypothesis, _ trail: UInt8, at i: Int) {
    for lead in SplitPage.leads {
      let restored = page.guess(lead, trail)
      guard restored != 0 else { continue }
      var next = hypothesis
      restore(restored, to: &next)
      guard next.cost - hypothesis.cost <= Self.namedBits else { continue }
      next.align()
      add(next, .lostBetween, consumed: 1, first: restored, at: i)
    }
  }

  /// A visible character is the trail of one whose lead is gone, and the lead of the next.
  private mutating func loseLead(_ hypothesis: SplitHypothesis, at i: Int) {
    let code = page.code(scalars[i])
    guard code != 0 else { return }
    let follower = UInt8(code & 0xFF)
    guard follower != 0x80, follower != 0xFF else { return }
    for lead in SplitPage.leads {
      let restored = page.guess(lead, UInt8(code >> 8))
      guard restored != 0 else { continue }
      var next = hypothesis
      next.cost += Self.lossBits
      leave(next, with: restored, follower, at: i)
    }
  }

  /// An ASCII character is the trail of a character whose lead is gone.
  private mutating func loseLeadAlone(_ hypothesis: SplitHypothesis, at i: Int) {
    guard scalars[i] >= 0x40, scalars[i] < 0x7F else { return }
    for lead in SplitPage.leads {
      let restored = page.guess(lead, UInt8(scalars[i]))
      guard restored != 0 else { continue }
      var next = hypothesis
      next.cost += Self.lossBits
      restore(restored, to: &next)
      next.align()
      add(next, .lostBetween, consumed: 1, first: restored, at: i)
    }
  }

  /// Numbers a list of bytes.
  mutating func list(_ bytes: [UInt8]) -> SplitHypothesis.Pending {
    if let known = lists.firstIndex(of: bytes) { return .listed(known) }
    lists.append(bytes)
    return .listed(lists.count - 1)
  }

  /// The code of a mark at which programs cut.
  func markCode(_ scalar: UInt32) -> UInt16? {
    if scalar >= 0x80 { return SplitMarks.isMark(scalar) ? page.code(scalar) : nil }
    return folded && SplitMarks.isMark(scalar + 0xFEE0) ? SplitPage.fullWidthCode(scalar) : nil
  }
}
