/// The most probable text that a case conversion turned into a line: each converted character was itself or its
/// partner.
struct TrailCaseReading {
  /// Indices into the line, ascending, with the character that stood there.
  private(set) var changes: [(index: Int, scalar: UInt32)] = []
  /// By how much it is more probable than the line as it stands.
  private(set) var gain = Bits.zero

  private static let beamWidth = 24

  private struct Hypothesis {
    var cost = Bits.zero
    var state: NGramModel.State
    /// The last change in the list of changes; -1 for none.
    var node: Int32 = -1
    /// The last four characters: the model tells hypotheses apart by little more.
    var recent: UInt64 = 0
  }

  private struct Change {
    var parent: Int32
    var index: Int
    var scalar: UInt32
  }

  /// - Complexity: linear in the line; up to 48 questions to the model for a character between converted ones.
  init(_ line: ArraySlice<UInt32>, _ conversion: TrailCaseConversion, _ model: NGramModel) {
    var beam = [Hypothesis(state: model.start)]
    var made: [Change] = []
    var asIs = beam[0]
    for index in line.indices {
      let scalar = line[index]
      let strangeness = conversion.strangeness(of: scalar)
      asIs.cost += model.step(&asIs.state, scalar) + strangeness
      var next: [Hypothesis] = []
      let partner = conversion.original(of: scalar)
      for hypothesis in beam {
        var kept = TrailCaseReading.reading(scalar, after: hypothesis, model)
        kept.cost += strangeness
        next.append(kept)
        guard let partner else { continue }
        var changed = TrailCaseReading.reading(partner, after: hypothesis, model)
        changed.cost += conversion.strangeness(of: partner)
        made.append(Change(parent: hypothesis.node, index: index, scalar: partner))
        changed.node = Int32(made.count - 1)
        next.append(changed)
      }
      if next.count > 1 { TrailCaseReading.prune(&next) }
      beam = next
    }
    asIs.cost += model.step(&asIs.state, 0x0A)
    for i in beam.indices { beam[i].cost += model.step(&beam[i].state, 0x0A) }
    guard let best = beam.min(by: { $0.cost < $1.cost }) else { return }
    gain = asIs.cost - best.cost
    var node = best.node
    while node >= 0 {
      let change = made[Int(node)]
      changes.append((change.index, change.scalar))
      node = change.parent
    }
    changes.reverse()
  }

  private static func reading(
    _ scalar: UInt32, after hypothesis: Hypothesis, _ model: NGramModel
  ) -> Hypothesis {
    var next = hypothesis
    next.cost += model.step(&next.state, scalar)
    next.recent = next.recent << 16 ^ UInt64(scalar)
    return next
  }

  private static func prune(_ beam: inout [Hypothesis]) {
    beam.sort { $0.cost < $1.cost }
    var kept: [Hypothesis] = []
    for hypothesis in beam where kept.count < beamWidth {
      if !kept.contains(where: { $0.recent == hypothesis.recent }) { kept.append(hypothesis) }
    }
    beam = kept
  }
}
