/// Finds the chain of misreadings that explains a line best.
struct MojibakeSearch {
  let model: LanguageModel
  let document: MojibakeDocument
  let chains = MojibakeChains.shared

  /// Deepest chain.
  static let deepest = 4
  /// How many pairs of one kind of proof are read by the model: a long line tells at a glance which is best, and
  /// of letters there are many pages.
  private static func breadth(_ line: [UInt32], _ proof: MojibakeProof) -> Int {
    (line.count < 128 ? 4 : line.count < 512 ? 2 : 1) * (proof == .letters ? 3 : 1)
  }

  /// How many go a layer deeper.
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

    /// This one, and then `next` on what it makes of the line.
    func then(_ next: Candidate, middle: [UInt32]) -> Candidate {
      Candidate(
        patch: patch.then(next.patch, middle: middle), pairs: pairs + next.pairs,
        total: next.total + pairs[0].prior.sixteenths + MojibakeWeights.layer.sixteenths,
        changed: max(next.changed, changed), kept: next.kept, filled: filled + next.filled, demand: 0,
        doubts: patch.before(next.doubts))
    }
  }

  init(model: LanguageModel, document: MojibakeDocument) {
    self.model = model
    self.document = document
  }

  /// Cost of a line as it stands, in sixteenths of a bit.
  func cost(_ line: [UInt32]) -> Int32 {
    var state = LanguageModel.State()
    let total = model.read(line.span, &state)
    return (total + model.step(&state, 0x0A)).sixteenths
  }

  /// The best repair of `line`; nil where none is better than the line itself by what it must be.
  func best(
    _ line: [UInt32], flags: ScanFlags = .oneByteMojibake
  ) -> (candidate: Candidate, gain: Int32, runnerUp: Candidate?)? {
    var found: [Candidate] = []
    if let candidate = centralEuropean(line) { found.append(candidate) }
    if let candidate = takenBackLikeMost(line) { found.append(candidate) }
    var bytes = MojibakeLine(line, chains)
    if let candidate = latinWords(line, &bytes) { found.append(candidate) }
    // Han and Hangul alone cost much more in the wrong place than letters and marks.
    let least =
      flags.contains(.oneByteMojibake) || flags.contains(.debris)
      ? MojibakeWeights.leastPeak : MojibakeWeights.leastEastAsianPeak
    let costs = Costs(line, least: least, model: model)
    let base = costs.total
    if costs.suspicious != nil, !flags.isDisjoint(with: Mojibake.interesting) {
      if let whole = decideWhole(line, costs, &bytes, depth: 1) {
        found += whole
      } else {
        explore(line, costs, &bytes, depth: 1, into: &found)
      }
    }
    if found.isEmpty { return nil }
    var refused = Int32.max
    found = found.compactMap { candidate in
      guard let demand = MojibakeSetting.demand(line, candidate) else {
        refused = min(refused, candidate.total)
        return nil
      }
      var candidate = candidate
      candidate.demand = demand
      if !candidate.isWholeLine { candidate.demand -= document.relief(candidate.pairs, chains).sixteenths }
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
  }

  func explore(
    _ line: [UInt32], _ costs: Costs, _ bytes: inout MojibakeLine, depth: Int, into found: inout [Candidate]
  ) {
    let base = costs.total
    var layers: [Candidate] = []
    var lattices = MojibakeSearch.mostLattices / depth
    if depth < MojibakeSearch.deepest, let twice = readTwice(line, &bytes, base: base) {
      found.append(twice)
      return
    }
    for proof in [MojibakeProof.utf8, .pairs, .letters] {
      var isDecided = false
      var bestGain: Int32 = 0
      for option in options(line, costs, &bytes, proof) {
        let reading = read(line, option, base: base, toBeat: bestGain, &lattices)
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
        bestGain = max(bestGain, gain)
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
        if isDecided { break }
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
      let costs = Costs(middle, least: MojibakeWeights.leastPeak, model: model)
      guard costs.suspicious != nil else { continue }
      var middleBytes = MojibakeLine(middle, chains)
      explore(middle, costs, &middleBytes, depth: depth + 1, into: &deeper)
      for next in deeper {
        found.append(layer.then(next, middle: middle))
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
  ///
  /// - Parameter bestGain: what another pair gained, in sixteenths of a bit.
  private func read(
    _ line: [UInt32], _ option: Option, base: Int32, toBeat bestGain: Int32, _ lattices: inout Int
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
    // What lost bytes add does not make up for nearly all of the rest.
    if lattices > 0, 8 * (base - reading.cost) >= bestGain,
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
    // The commonest misreading needs fewer characters, each of which gains more.
    let isCommon = option.pair.proof == .utf8 && option.pair.prior <= MojibakeWeights.commonest
    guard changed >= (isCommon ? MojibakeWeights.decisiveCommon : MojibakeWeights.decisiveChanged),
      option.units.failed * (option.pair.proof == .utf8 ? 3 : 8) <= changed || option.units.fitsSurely,
      reading.kept * 8 <= changed
    else { return false }
    let each =
      changed < MojibakeWeights.decisiveChanged
      ? MojibakeWeights.letter : MojibakeWeights.decisiveGain(option.pair.proof)
    return gain >= MojibakeWeights.alien.sixteenths + each.sixteenths * Int32(changed)
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
    if option.units.failed * 8 <= option.units.changed || option.units.fitsSurely {
      lattice.isDamaged = [Bool](repeating: false, count: line.count)
      for unit in option.units.units where unit.kind == .decoded {
        for i in unit.start..<unit.end { lattice.isDamaged[i] = true }
      }
    }
    guard let filled = lattice.read(line) else { return nil }
    guard filled.filled > 0, lattice.read.isOneByte, filled.context < MojibakeWeights.fillContext else {
      return filled
    }
    lattice.fills = false
    return lattice.read(line)
  }

  /// The pairs of one kind of proof that are worth reading, chosen by structure and at a glance.
  private func options(
    _ line: [UInt32], _ costs: Costs, _ bytes: inout MojibakeLine, _ proof: MojibakeProof
  ) -> [Option] {
    var promising: [(pair: MojibakePair, gain: Int32, fit: MojibakeFit?)] = []
    for read in chains.byRead.indices {
      let mayBe = proof == .utf8 ? bytes.pages.adjacent : bytes.pages.some
      guard mayBe & 1 << UInt32(read) != 0 else { continue }
      for pair in chains.byRead[read] where pair.proof == proof {
        let encoded = bytes[read]
        guard encoded.highCount > 0, proof != .utf8 || encoded.mayHoldUTF8 else { break }
        let page = chains.pages[pair.written]
        let gain = MojibakeGlance.gain(
          line, costs, encoded, page, proof, hidesDots: page.isUTF8 && chains.pages[read].isShiftJIS,
          model: model)
        let prior = pair.prior - document.relief([pair], chains)
        let fit =
          proof == .utf8
            && (!chains.pages[read].isOneByte || MojibakeFit.mayLoseControls(line, chains.pages[read]))
          ? MojibakeFit(line, encoded: encoded, readAs: chains.pages[read]) : nil
        if gain > prior.sixteenths || fit?.holds ?? false
          || proof == .utf8 && MojibakeUnits.holdsLoneLead(line, chains.pages[read])
        {
          promising.append((pair, gain - prior.sixteenths, fit))
        }
      }
    }
    promising.sort { $0.gain > $1.gain }
    let breadth = MojibakeSearch.breadth(line, proof)
    var taken: [Option] = []
    for (pair, _, fit) in promising {
      var units = MojibakeUnits(
        line, encoded: bytes[pair.read], writtenAs: chains.pages[pair.written],
        readAs: chains.pages[pair.read])
      if units.failed > 0 { units.fit = fit }
      guard units.fits || units.changed >= MojibakeWeights.leastChanged(proof) else { continue }
      if proof == .pairs, units.failed > units.changed { continue }
      // Pages that agree on these bytes: the commonest stands for all.
      if !units.fits, taken.contains(where: { $0.units.output == units.output }) { continue }
      taken.append(Option(pair: pair, units: units))
      if taken.count == breadth { break }
    }
    return taken
  }
}
