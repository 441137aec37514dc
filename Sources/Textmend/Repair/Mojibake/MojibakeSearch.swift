/// Finds the chain of misreadings that explains a line best.
struct MojibakeSearch {
  let model: LanguageModel
  let chains = MojibakeChains.shared

  /// Deepest chain.
  static let deepest = 4
  /// How many pairs of one kind of proof are read by the model, how many go a layer deeper.
  private static let breadth = 4
  private static let deeperBreadth = 2
  /// How many pairs of a line may have lost bytes filled in; fewer in deeper layers.
  private static let mostLattices = 3

  /// A repair of a line.
  struct Candidate {
    var patch: MojibakePatch
    /// Outermost step first: the order in which the repair takes them back.
    var pairs: [MojibakePair]
    /// Cost of the repaired line, entries and priors included; in sixteenths of a bit.
    var total: Int32
    var changed: Int
    var kept: Int
    var filled: Int
    /// What the demand adds because of where the text stands.
    var demand: Int32
  }

  init(model: LanguageModel) {
    self.model = model
  }

  /// Cost of a line as it stands, in sixteenths of a bit.
  func cost(_ line: [UInt32]) -> Int32 {
    var state = LanguageModel.State()
    let total = model.read(line.span, &state)
    return (total + model.step(&state, 0x0A)).sixteenths
  }

  /// The best repair of `line`; nil where none is better than the line itself by what it must be.
  func best(_ line: [UInt32]) -> (candidate: Candidate, gain: Int32, runnerUp: Candidate?)? {
    let base = cost(line)
    var found: [Candidate] = []
    explore(line, base: base, depth: 1, into: &found)
    found = found.compactMap { candidate in
      guard let demand = MojibakeSetting.demand(line, candidate) else { return nil }
      var candidate = candidate
      candidate.demand = demand
      return candidate
    }
    found.sort { $0.total + $0.demand < $1.total + $1.demand }
    guard let first = found.first else { return nil }
    let gain = base - first.total - first.demand
    guard gain > 0 else { return nil }
    return (first, gain, found.dropFirst().first)
  }

  private struct Option {
    var pair: MojibakePair
    var units: MojibakeUnits
    /// Gain by single characters: cheap, for the order only.
    var estimate: Int32
  }

  private func explore(_ line: [UInt32], base: Int32, depth: Int, into found: inout [Candidate]) {
    let options = self.options(line)
    var layers: [Candidate] = []
    var lattices = MojibakeSearch.mostLattices / depth
    for option in options {
      let proof = option.pair.proof
      var reading = MojibakeReading(line, units: option.units, proof: proof, model: model)
      if lattices > 0,
        MojibakeLattice.mayHelp(line, option.units, reading, gain: base - reading.cost, option.pair)
      {
        lattices -= 1
        if let filled = fill(line, option), filled.cost < reading.cost || reading.patch.edits.isEmpty {
          reading = filled
        }
      }
      if proof == .utf8, let whole = wholeReading(line, option, reading) {
        reading = whole
      }
      let least = max(MojibakeWeights.leastChanged(proof), reading.filled > 0 && depth == 1 ? 2 : 1)
      guard reading.changed >= least, !reading.patch.edits.isEmpty else {
        continue
      }
      let candidate = Candidate(
        patch: reading.patch, pairs: [option.pair], total: reading.cost + option.pair.prior.sixteenths,
        changed: reading.changed, kept: reading.kept, filled: reading.filled, demand: 0)
      let gain = base - reading.cost
      if gain >= MojibakeWeights.gainPerCharacter(proof).sixteenths * Int32(reading.changed) {
        found.append(candidate)
      }
      if proof == .utf8 {
        layers.append(candidate)
        // A layer that looks no better than the text, because what is below it is mojibake too.
        if option.units.failed * 4 <= option.units.changed, reading.changed < option.units.changed {
          var whole = candidate
          whole.patch = option.units.wholePatch
          layers.append(whole)
        }
      }
    }
    guard depth < MojibakeSearch.deepest else { return }
    layers.sort { $0.total < $1.total }
    for layer in layers.prefix(MojibakeSearch.deeperBreadth) {
      let middle = layer.patch.applied(to: line)
      guard MojibakeScan.isSuspicious(middle) else { continue }
      var deeper: [Candidate] = []
      explore(middle, base: cost(middle), depth: depth + 1, into: &deeper)
      for next in deeper {
        found.append(
          Candidate(
            patch: layer.patch.then(next.patch, middle: middle), pairs: layer.pairs + next.pairs,
            total: next.total + layer.pairs[0].prior.sixteenths + MojibakeWeights.layer.sixteenths,
            changed: max(next.changed, layer.changed), kept: next.kept,
            filled: layer.filled + next.filled, demand: 0))
      }
    }
  }

  /// Where all of a line is UTF-8 and most of it is taken back, the rest goes with it, though the model knows
  /// nothing of what it becomes: a symbol at the end of a sentence. So do one or two sequences that no writer
  /// can have meant.
  private func wholeReading(
    _ line: [UInt32], _ option: Option, _ reading: MojibakeReading
  ) -> MojibakeReading? {
    let left = option.units.changed - reading.changed
    let isLittle = option.units.changed <= 2
    guard
      isLittle
        || left > 0 && option.units.failed == 0 && reading.filled == 0
          && reading.changed >= MojibakeWeights.provenWhole * left
    else { return nil }
    var whole = MojibakeReading()
    whole.patch = option.units.wholePatch
    whole.changed = option.units.changed
    whole.cost = cost(whole.patch.applied(to: line)) + MojibakeWeights.entry(.utf8).sixteenths
    if isLittle {
      guard MojibakeEvidence(line, whole.patch, option.pair).isImpossible else { return nil }
      whole.cost -= MojibakeWeights.impossible.sixteenths
      return whole.cost < reading.cost ? whole : nil
    }
    return whole.cost < reading.cost + MojibakeWeights.alien.sixteenths ? whole : nil
  }

  /// Reads with lost bytes filled in, or with U+FFFD for them where there is too little context.
  private func fill(_ line: [UInt32], _ option: Option) -> MojibakeReading? {
    var lattice = MojibakeLattice(model: model, chains: chains, pair: option.pair)
    lattice.scripts = MojibakeScripts(option.units.output)
    guard let filled = lattice.read(line) else { return nil }
    guard filled.filled > 0, lattice.read.isOneByte, filled.context < MojibakeWeights.fillContext else {
      return filled
    }
    lattice.fills = false
    return lattice.read(line)
  }

  /// The pairs worth reading, chosen by structure and by single characters.
  private func options(_ line: [UInt32]) -> [Option] {
    var byProof: [MojibakeProof: [Option]] = [:]
    for read in chains.byRead.indices where !chains.byRead[read].isEmpty {
      let encoded = MojibakeBytes(line, as: chains.pages[read])
      guard encoded.highCount > 0 else { continue }
      for pair in chains.byRead[read] {
        let units = MojibakeUnits(
          line, encoded: encoded, writtenAs: chains.pages[pair.written], readAs: chains.pages[read])
        guard units.changed >= MojibakeWeights.leastChanged(pair.proof) else { continue }
        if pair.proof == .pairs, units.failed > units.changed { continue }
        byProof[pair.proof, default: []].append(
          Option(
            pair: pair, units: units, estimate: estimate(line, units) - pair.prior.sixteenths))
      }
    }
    var result: [Option] = []
    for proof in [MojibakeProof.utf8, .pairs, .letters] {
      guard var options = byProof[proof] else { continue }
      options.sort { $0.estimate > $1.estimate }
      var taken: [Option] = []
      for option in options where taken.count < MojibakeSearch.breadth {
        // Pages that agree on these bytes: the commonest stands for all.
        if taken.contains(where: { $0.units.output == option.units.output }) { continue }
        taken.append(option)
      }
      result += taken
    }
    return result
  }

  private func estimate(_ line: [UInt32], _ units: borrowing MojibakeUnits) -> Int32 {
    var gain: Int32 = 0
    for unit in units.units where unit.kind == .decoded {
      for i in unit.start..<unit.end { gain += model.unigram(line[i]).sixteenths }
      for i in unit.outputStart..<unit.outputEnd {
        gain -= model.unigram(units.output[i]).sixteenths
      }
    }
    return gain
  }
}
