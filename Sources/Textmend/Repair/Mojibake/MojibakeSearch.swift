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
    /// Whether every letter of the line that can was taken back: a few are evidence enough.
    var isWholeLine = false
    /// Fillings that stay open: see ``MojibakeDoubt``.
    var doubts: [MojibakeDoubt] = []
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

  /// As ``cost(_:)``, and the cost of the dearest four characters in a row.
  private func costAndPeak(_ line: [UInt32]) -> (cost: Int32, peak: Int32) {
    var state = LanguageModel.State()
    var costs: (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    var total: Int32 = 0
    var peak: Int32 = 0
    for scalar in line {
      costs = (costs.1, costs.2, costs.3, model.step(&state, scalar).sixteenths)
      total += costs.3
      peak = max(peak, costs.0 + costs.1 + costs.2 + costs.3)
    }
    return (total + model.step(&state, 0x0A).sixteenths, peak)
  }

  /// The best repair of `line`; nil where none is better than the line itself by what it must be.
  func best(
    _ line: [UInt32], flags: ScanFlags = .oneByteMojibake
  ) -> (candidate: Candidate, gain: Int32, runnerUp: Candidate?)? {
    let (base, peak) = costAndPeak(line)
    var found: [Candidate] = []
    if let candidate = centralEuropean(line) { found.append(candidate) }
    // Han and Hangul alone cost much more in the wrong place than letters and marks.
    let least =
      flags.contains(.oneByteMojibake) || flags.contains(.debris)
      ? MojibakeWeights.leastPeak : MojibakeWeights.leastEastAsianPeak
    if peak >= least.sixteenths {
      explore(line, base: base, depth: 1, into: &found)
    } else if found.isEmpty {
      return nil
    }
    var refused = Int32.max
    found = found.compactMap { candidate in
      guard let demand = MojibakeSetting.demand(line, candidate) else {
        refused = min(refused, candidate.total)
        return nil
      }
      var candidate = candidate
      candidate.demand = demand
      return candidate
    }
    found.sort { $0.total + $0.demand < $1.total + $1.demand }
    // What is refused must not let a worse reading through.
    guard let first = found.first, first.total <= refused else { return nil }
    let gain = base - first.total - first.demand
    guard gain > 0 else { return nil }
    return (first, gain, found.dropFirst().first)
  }

  /// The whole line in windows-1250, where a letter of it says so.
  private func centralEuropean(_ line: [UInt32]) -> Candidate? {
    guard let patch = MojibakeCentralEuropean(model: model).patch(line),
      let pair = chains.letters(written: .windows1250, readAs: .windows1252)
    else { return nil }
    return Candidate(
      patch: patch, pairs: [pair], total: cost(patch.applied(to: line)) + pair.prior.sixteenths,
      changed: patch.edits.count, kept: 0, filled: 0, demand: 0, isWholeLine: true)
  }

  private struct Option {
    var pair: MojibakePair
    var units: MojibakeUnits
    /// Gain by single characters: cheap, for the order only.
    var estimate: Int32
  }

  private func explore(_ line: [UInt32], base: Int32, depth: Int, into found: inout [Candidate]) {
    var bytes = MojibakeLine(line, chains)
    var layers: [Candidate] = []
    var lattices = MojibakeSearch.mostLattices / depth
    if depth < MojibakeSearch.deepest, let twice = readTwice(line, &bytes, base: base) {
      found.append(twice)
      return
    }
    for proof in [MojibakeProof.utf8, .pairs, .letters] {
      var isDecided = false
      for option in options(line, &bytes, proof) {
        let reading = read(line, option, base: base, &lattices)
        let least = max(MojibakeWeights.leastChanged(proof), reading.filled > 0 && depth == 1 ? 2 : 1)
        guard reading.changed >= least || reading.filled > 0 && option.units.fitsSurely,
          !reading.patch.edits.isEmpty
        else { continue }
        // Marks of loss amid text that stays as it is are gaps in that text, no mojibake.
        if reading.filled > 0, !chains.pages[option.pair.read].isOneByte,
          reading.kept > reading.changed + reading.filled
        {
          continue
        }
        let candidate = Candidate(
          patch: reading.patch, pairs: [option.pair], total: reading.cost + option.pair.prior.sixteenths,
          changed: reading.changed, kept: reading.kept, filled: reading.filled, demand: 0,
          doubts: reading.doubts)
        let gain = base - reading.cost
        if gain >= MojibakeWeights.gainPerCharacter(proof).sixteenths * Int32(reading.changed) {
          found.append(candidate)
        }
        isDecided = isDecided || MojibakeSearch.decides(option, reading, gain: gain)
        guard proof == .utf8 else { continue }
        // Pairs of bytes that happen to be UTF-8 are no layer of a text that stays as it is.
        guard chains.pages[option.pair.read].isOneByte || reading.changed >= reading.kept else { continue }
        layers.append(candidate)
        // A layer that looks no better than the text, because what is below it is mojibake too.
        if option.units.failed * 4 <= option.units.changed, reading.changed < option.units.changed {
          var whole = candidate
          whole.patch = option.units.wholePatch
          layers.append(whole)
        }
      }
      // The model's opinion of letters has nothing to say against UTF-8; two-byte codes may well be an accident.
      if isDecided, proof == .utf8 { break }
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
            filled: layer.filled + next.filled, demand: 0, doubts: layer.patch.before(next.doubts)))
      }
    }
  }

  /// Both layers of UTF-8 read as a one-byte page and then as GBK; nil where that leaves any doubt.
  private func readTwice(_ line: [UInt32], _ bytes: inout MojibakeLine, base: Int32) -> Candidate? {
    guard let outer = chains.utf8(readAs: .gbk), line.contains(where: { $0 >= 0x4E00 && $0 < 0xA000 })
    else { return nil }
    let encoded = bytes[outer.read]
    guard encoded.mayHoldUTF8 else { return nil }
    for encoding in [Encoding.windows1252, .isoLatin1] {
      guard let inner = chains.utf8(readAs: encoding),
        let twice = MojibakeTwice(line, outer: encoded, inner: chains.pages[inner.read])
      else { continue }
      var lattice = MojibakeLattice(model: model, chains: chains, pair: inner)
      lattice.gaps = twice.gaps
      guard let reading = lattice.read(twice.middle),
        reading.kept * 8 <= reading.changed, reading.changed >= MojibakeWeights.leastChanged(.pairs)
      else { continue }
      let gain = base - reading.cost
      let each = MojibakeWeights.decisiveGain(.utf8).sixteenths
      guard gain >= MojibakeWeights.alien.sixteenths + each * Int32(reading.changed) else { continue }
      let priors = outer.prior + inner.prior + MojibakeWeights.layer
      return Candidate(
        patch: twice.patch.then(reading.patch, middle: twice.middle), pairs: [outer, inner],
        total: reading.cost + priors.sixteenths, changed: reading.changed, kept: reading.kept,
        filled: reading.filled, demand: 0, doubts: twice.patch.before(reading.doubts))
    }
    return nil
  }

  /// The best reading of a line by one pair of encodings.
  private func read(
    _ line: [UInt32], _ option: Option, base: Int32, _ lattices: inout Int
  ) -> MojibakeReading {
    let proof = option.pair.proof
    if proof == .utf8, option.units.failed == 0 {
      // Where all of it is UTF-8, there is nothing to choose between.
      let whole = wholeReading(line, option)
      if MojibakeSearch.decides(option, whole, gain: base - whole.cost) { return whole }
    }
    // Read at most once: it costs more than all the rest.
    var filled: MojibakeReading??
    if proof == .utf8, lattices > 0, option.units.failed > 0, option.units.failed * 8 <= option.units.changed
    {
      filled = .some(fill(line, option))
      if let reading = filled ?? nil, MojibakeSearch.decides(option, reading, gain: base - reading.cost) {
        lattices -= 1
        return reading
      }
    }
    var reading = MojibakeReading(line, units: option.units, proof: proof, model: model)
    if lattices > 0,
      MojibakeLattice.mayHelp(line, option.units, reading, gain: base - reading.cost, option.pair)
    {
      lattices -= 1
      if let filled = filled ?? fill(line, option), filled.cost < reading.cost || reading.patch.edits.isEmpty
      {
        reading = filled
      }
    }
    if proof == .utf8, let whole = wholeReading(line, option, reading) { return whole }
    return reading
  }

  /// Whether a reading leaves no doubt about the proof that it rests on: nearly all of the bytes fit, and each
  /// character gains more than an accident could.
  private static func decides(_ option: Option, _ reading: MojibakeReading, gain: Int32) -> Bool {
    let changed = reading.changed
    guard changed >= MojibakeWeights.decisiveChanged, option.units.failed * 8 <= changed,
      reading.kept * 8 <= changed
    else { return false }
    let each = MojibakeWeights.decisiveGain(option.pair.proof).sixteenths
    return gain >= MojibakeWeights.alien.sixteenths + each * Int32(changed)
  }

  /// All of a line decoded.
  private func wholeReading(_ line: [UInt32], _ option: Option) -> MojibakeReading {
    var whole = MojibakeReading()
    whole.patch = option.units.wholePatch
    whole.changed = option.units.changed
    whole.cost = cost(whole.patch.applied(to: line)) + MojibakeWeights.entry(option.pair.proof).sixteenths
    return whole
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
    var whole = wholeReading(line, option)
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
    lattice.scripts = option.units.fit?.scripts ?? MojibakeScripts(option.units.output)
    guard let filled = lattice.read(line) else { return nil }
    guard filled.filled > 0, lattice.read.isOneByte, filled.context < MojibakeWeights.fillContext else {
      return filled
    }
    lattice.fills = false
    return lattice.read(line)
  }

  /// The pairs of one kind of proof that are worth reading, chosen by structure and by single characters.
  private func options(
    _ line: [UInt32], _ bytes: inout MojibakeLine, _ proof: MojibakeProof
  ) -> [Option] {
    var options: [Option] = []
    for read in chains.byRead.indices {
      for pair in chains.byRead[read] where pair.proof == proof {
        let encoded = bytes[read]
        guard encoded.highCount > 0, proof != .utf8 || encoded.mayHoldUTF8 else { break }
        var units = MojibakeUnits(
          line, encoded: encoded, writtenAs: chains.pages[pair.written], readAs: chains.pages[read])
        if proof == .utf8, units.failed > 0, !chains.pages[read].isOneByte {
          units.fit = MojibakeFit(line, encoded: encoded, readAs: chains.pages[read])
        }
        guard units.fits || units.changed >= MojibakeWeights.leastChanged(proof) else { continue }
        if proof == .pairs, units.failed > units.changed { continue }
        if proof == .utf8, units.failed == 0, units.changed >= MojibakeWeights.decisiveChanged,
          pair.prior <= MojibakeWeights.commonest
        {
          // All of the line is UTF-8 read as a page that comes before all others.
          return [Option(pair: pair, units: units, estimate: 0)]
        }
        options.append(
          Option(pair: pair, units: units, estimate: estimate(line, units) - pair.prior.sixteenths))
      }
    }
    options.sort { $0.estimate > $1.estimate }
    var taken: [Option] = []
    for option in options where taken.count < MojibakeSearch.breadth {
      // Pages that agree on these bytes: the commonest stands for all.
      if !option.units.fits, taken.contains(where: { $0.units.output == option.units.output }) { continue }
      taken.append(option)
    }
    return taken
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
