/// What a hypothesis pays for the characters it writes.
extension SplitLattice {
  /// Writes a character that the damage hid.
  func restore(_ scalar: UInt32, to hypothesis: inout SplitHypothesis) {
    let rank = SplitMarks.rank(of: scalar)
    if program == .cutsAtMarks {
      // A mark of the list that programs cut at would have been found before, unless a cut at a mark that is looked for
      // earlier destroyed it.
      if rank < SplitMarks.unlisted, hypothesis.cutRank >= rank { hypothesis.cost += Self.overlookedMarkBits }
      hypothesis.cutRank = SplitMarks.unlisted
    }
    if rank < SplitMarks.unlisted, SplitMarks.rank(of: hypothesis.state.lastScalar) < SplitMarks.unlisted {
      hypothesis.cost += Self.doubleMarkBits
    }
    // A mark that stands nowhere else is hardly it; where bytes are known and not guessed, an everyday one may be.
    if !CharacterClass.isHan(scalar), !evidence.marks.contains(scalar),
      !program.removesKnownBytes || !SplitMarks.isEveryday(scalar)
    {
      hypothesis.cost += Self.strangeMarkBits
    }
    if SplitMarks.isClosing(scalar) {
      hypothesis.cost += hypothesis.open.closing == scalar ? Self.balancedBits : Self.unbalancedBits
    }
    write(scalar, to: &hypothesis)
  }

  func write(_ scalar: UInt32, to hypothesis: inout SplitHypothesis) {
    hypothesis.cost += step(&hypothesis.state, scalar)
    if !CharacterClass.isHan(scalar) { hypothesis.open.follow(scalar) }
    hypothesis.recent = hypothesis.recent << 16 ^ UInt64(scalar)
  }

  /// Marks are scored in the width in which the model knows them beside Han.
  func step(_ state: inout NGramModel.State, _ scalar: UInt32) -> Bits {
    var scored = scalar
    if folded, state.lastScalar >= 0x2E80 {
      switch scalar {
      case 0x2C, 0x3B, 0x3F, 0x21, 0x3A, 0x28, 0x29: scored = scalar + 0xFEE0
      default: break
      }
    }
    return model.step(&state, scored, cache: evidence.cache)
  }

  /// Counts the bytes of a character that is copied.
  func advanceColumn(of hypothesis: inout SplitHypothesis, over scalar: UInt32) {
    guard program.width != nil else { return }
    hypothesis.column = scalar == 0x0A ? 0 : hypothesis.column &+ (scalar < 0x80 ? 1 : 2)
  }

  /// Whether a line feed stands where the program put one, between two characters: the text goes on behind it.
  func isInsertedBreak(_ hypothesis: SplitHypothesis, at i: Int) -> Bool {
    scalars[i] == 0x0A && program.width.map { Int(hypothesis.column) == $0 } ?? false
  }

  /// Whether the program would have let the line go on before position `i`.
  func keepsWidth(_ hypothesis: SplitHypothesis, before i: Int) -> Bool {
    guard let width = program.width else { return true }
    return hypothesis.column < width
      || hypothesis.column == width && (i == scalars.count || scalars[i] == 0x0A)
  }
}
