/// Lines that one chain explains from the first character to the last, without a loss. Most damaged lines are such, and
/// are decided here without a search for the part of the line that is damaged and for what is lost.
///
/// Whatever leaves a doubt is left to the search: a part that does not decode, a second chain that comes close, a word
/// that is likelier as it stands.
extension MojibakeSearch {
  /// A line as it stands, with what its beginnings cost.
  struct Costs {
    /// The cost before each character, and of all; in sixteenths of a bit.
    var before: [Int32]
    /// All, with the end of the line.
    var total: Int32
    /// From the first to the last four characters in a row that cost too much, and some around them: no run that
    /// needs repair lies elsewhere. Nil where there are none.
    var suspicious: Range<Int>?

    private static let around = 24

    /// - Parameter least: what four characters in a row cost at least where text is damaged.
    init(_ line: [UInt32], least: Bits, model: LanguageModel) {
      var state = LanguageModel.State()
      before = []
      before.reserveCapacity(line.count + 1)
      before.append(0)
      var total: Int32 = 0
      var first = line.count
      var last = -1
      for (i, scalar) in line.enumerated() {
        total += model.step(&state, scalar).sixteenths
        before.append(total)
        if total - before[max(0, i - 3)] >= least.sixteenths {
          first = min(first, i)
          last = i
        }
      }
      self.total = total + model.step(&state, 0x0A).sixteenths
      if last >= 0 {
        suspicious = max(0, first - Costs.around)..<min(line.count, last + Costs.around)
      }
    }

    func callAsFunction(_ range: Range<Int>) -> Int32 { before[range.upperBound] - before[range.lowerBound] }
  }

  /// The repairs of a line all of which is explained by one chain; nil where that is in doubt.
  ///
  /// `・` may be its own bytes or a byte that Shift_JIS lost: see ``MojibakeUnits``.
  ///
  /// - Complexity: O(line), and for each page that has all of its characters.
  func decideWhole(
    _ line: [UInt32], _ costs: Costs, _ bytes: inout MojibakeLine, depth: Int
  ) -> [Candidate]? {
    let pages = bytes.pages.all
    guard pages != 0 else { return nil }
    let pairs = chains.utf8.filter { pair in
      pages & 1 << UInt32(pair.read) != 0 && bytes[pair.read].isUTF8
        && !(chains.pages[pair.read].isShiftJIS && line.contains(0x30FB))
    }
    if !pairs.isEmpty { return decideUTF8(line, costs, &bytes, pairs, depth: depth) }
    return decideByModel(line, costs, &bytes, pages)
  }

  /// All of the line is UTF-8: the model has only to confirm it, here or a layer deeper.
  private func decideUTF8(
    _ line: [UInt32], _ costs: Costs, _ bytes: inout MojibakeLine, _ pairs: [MojibakePair], depth: Int
  ) -> [Candidate]? {
    var best: (whole: Whole, candidate: Candidate)?
    for pair in pairs {
      guard let whole = Whole(line, bytes[pair.read], chains.pages[pair.written]),
        whole.changed >= MojibakeWeights.leastChanged(.utf8)
      else { continue }
      var reading = cost(whole.output) + MojibakeWeights.entry(.utf8).sixteenths
      if whole.changed <= 2, MojibakeEvidence(line, whole.patch, pair).isImpossible {
        reading -= MojibakeWeights.impossible.sixteenths
      }
      let candidate = whole.candidate(pair, cost: reading)
      if candidate.total < best?.candidate.total ?? .max { best = (whole, candidate) }
      // One page can hardly be wrong.
      if whole.changed >= MojibakeWeights.decisiveChanged { break }
    }
    guard let (whole, candidate) = best else { return nil }
    let reading = candidate.total - candidate.pairs[0].prior.sixteenths
    var found: [Candidate] = []
    if whole.isDecisive(costs.total - reading, .utf8) { found.append(candidate) }
    if depth < MojibakeSearch.deepest, MojibakeScan.isSuspicious(whole.output) {
      let inner = Costs(whole.output, least: MojibakeWeights.leastPeak, model: model)
      if inner.suspicious != nil {
        var innerBytes = MojibakeLine(whole.output, chains)
        var deeper = decideWhole(whole.output, inner, &innerBytes, depth: depth + 1) ?? []
        if deeper.isEmpty {
          // The layer below is in doubt; where this one proves nothing alone, all is.
          if found.isEmpty { return nil }
          explore(whole.output, inner, &innerBytes, depth: depth + 1, into: &deeper)
        }
        for next in deeper { found.append(candidate.then(next, middle: whole.output)) }
      }
    }
    return found.isEmpty ? nil : found
  }

  /// How many characters of a line tell which pairs of encodings are read to its end.
  private static let sample = 96
  /// How many pairs are read in that sample.
  private static let contenders = 8

  /// The line in two-byte codes, or in letters of another page: only the model tells which.
  private func decideByModel(
    _ line: [UInt32], _ costs: Costs, _ bytes: inout MojibakeLine, _ pages: UInt32
  ) -> [Candidate]? {
    guard let start = line.firstIndex(where: { $0 >= 0x80 }) else { return nil }
    let sample = start..<min(line.count, start + MojibakeSearch.sample)
    var readings: [(pair: MojibakePair, output: [UInt32], cost: Int32)] = []
    var seen: [[UInt8]] = []
    for read in chains.byRead.indices where pages & 1 << UInt32(read) != 0 {
      let encoded = bytes[read]
      // Pages that agree on these bytes: the commonest stands for all.
      if seen.contains(encoded.bytes) { continue }
      // UTF-8 with losses decodes as nearly anything.
      if encoded.isMostlyUTF8 || encoded.mayHaveLostControls { return nil }
      seen.append(encoded.bytes)
      for pair in chains.byRead[read] where pair.proof != .utf8 {
        guard let output = Whole.output(encoded, chains.pages[pair.written], sample),
          !readings.contains(where: { $0.output == output })
        else { continue }
        let alone = output.reduce(0) { $0 + model.unigramOfAnyCase($1).sixteenths }
        readings.append((pair, output, alone))
      }
    }
    // Characters alone tell which are worth reading in their context.
    readings.sort { $0.cost < $1.cost }
    var best: (pair: MojibakePair, cost: Int32)?
    var second: Int32 = .max
    for (pair, output, _) in readings.prefix(MojibakeSearch.contenders) {
      var state = LanguageModel.State()
      let priors = pair.prior + MojibakeWeights.entry(pair.proof)
      let cost = (model.read(output.span, &state) + priors).sixteenths
      if cost < best?.cost ?? .max {
        second = best?.cost ?? .max
        best = (pair, cost)
      } else {
        second = min(second, cost)
      }
    }
    // Pages that differ in a few letters come close: a sample that is all of the line decides between them.
    let doubt = sample.upperBound == line.count ? MojibakeWeights.letter : MojibakeWeights.alien
    guard let best, second - best.cost >= doubt.sixteenths,
      costs(sample) - best.cost >= MojibakeWeights.alien.sixteenths,
      let whole = Whole(line, bytes[best.pair.read], chains.pages[best.pair.written])
    else { return nil }
    let decoded = Costs(whole.output, least: MojibakeWeights.leastPeak, model: model)
    let reading = decoded.total + MojibakeWeights.entry(best.pair.proof).sixteenths
    guard whole.isDecisive(costs.total - reading, best.pair.proof), whole.gainsEverywhere(costs, decoded)
    else { return nil }
    return [whole.candidate(best.pair, cost: reading)]
  }

  /// All of a line decoded.
  struct Whole {
    var output: [UInt32] = []
    var patch = MojibakePatch()
    /// Where each edit of the patch stands in the output.
    private var places: [Range<Int>] = []
    /// Characters that decoding made.
    var changed = 0

    /// Nil where the bytes are malformed anywhere.
    init?(_ line: [UInt32], _ encoded: borrowing MojibakeBytes, _ page: MojibakePage) {
      output.reserveCapacity(line.count)
      var position = 0
      var index = 0
      var run: (start: Int, output: Int)?
      while position < encoded.bytes.count {
        let (scalar, length) = page.decode(encoded.bytes, at: position)
        guard length > 0 else { return nil }
        let isAligned = encoded.starts[index] == position
        if isAligned, line[index] == scalar, encoded.starts[index + 1] == position + length {
          close(&run, at: index)
          index += 1
        } else {
          if run == nil { run = (index, output.count) }
          changed += 1
          while encoded.starts[index] < position + length { index += 1 }
        }
        output.append(scalar)
        position += length
      }
      close(&run, at: line.count)
    }

    private mutating func close(_ run: inout (start: Int, output: Int)?, at end: Int) {
      guard let (start, first) = run else { return }
      patch.append(start..<end, output[first...])
      places.append(first..<output.count)
      run = nil
    }

    /// What the characters of `range` become, and those that begin in it; nil where they do not decode.
    static func output(
      _ encoded: borrowing MojibakeBytes, _ page: MojibakePage, _ range: Range<Int>
    ) -> [UInt32]? {
      var output: [UInt32] = []
      output.reserveCapacity(range.count)
      var position = encoded.starts[range.lowerBound]
      let end = encoded.starts[range.upperBound]
      while position < end {
        let (scalar, length) = page.decode(encoded.bytes, at: position)
        guard length > 0 else { return nil }
        output.append(scalar)
        position += length
      }
      return output
    }

    func isDecisive(_ gain: Int32, _ proof: MojibakeProof) -> Bool {
      let each = MojibakeWeights.decisiveGain(proof).sixteenths * Int32(changed)
      if changed >= MojibakeWeights.decisiveChanged { return gain >= MojibakeWeights.alien.sixteenths + each }
      // Nothing but UTF-8 is proven by so little.
      return proof == .utf8 && gain >= each
    }

    /// Whether no run of the line is likelier as it stands.
    func gainsEverywhere(_ costs: Costs, _ decoded: Costs) -> Bool {
      zip(patch.edits, places).allSatisfy { edit, place in
        decoded(place) <= costs(edit.range) + MojibakeWeights.letter.sixteenths
      }
    }

    func candidate(_ pair: MojibakePair, cost: Int32) -> Candidate {
      Candidate(
        patch: patch, pairs: [pair], total: cost + pair.prior.sixteenths, changed: changed, kept: 0,
        filled: 0,
        demand: 0)
    }
  }
}

extension MojibakeBytes {
  /// Whether all of it is UTF-8, and not all of it ASCII.
  fileprivate var isUTF8: Bool {
    let (inside, outside) = countUTF8(atMost: 0)
    return outside == 0 && inside > 0
  }

  /// Whether `?` stands behind a lead of UTF-8 and before more of it, as where an encoder lacked a C1 control.
  fileprivate var mayHaveLostControls: Bool {
    for i in bytes.indices.dropFirst().dropLast() where bytes[i] == 0x3F {
      if bytes[i - 1] >= 0xC2, bytes[i + 1] >= 0x80 { return true }
    }
    return false
  }

  /// Whether three in four bytes above ASCII stand in sequences of UTF-8.
  fileprivate var isMostlyUTF8: Bool {
    let (inside, outside) = countUTF8(atMost: .max)
    return inside >= 3 * outside
  }

  /// Bytes above ASCII inside and outside of sequences of UTF-8; ends behind the first outside beyond `most`.
  private func countUTF8(atMost most: Int) -> (inside: Int, outside: Int) {
    var inside = 0
    var outside = 0
    var i = 0
    while i < bytes.count, outside <= most {
      if bytes[i] < 0x80 {
        i += 1
      } else {
        let (_, length) = MojibakePage.decodeUTF8(bytes, at: i)
        if length > 0 { inside += length } else { outside += 1 }
        i += max(1, length)
      }
    }
    return (inside, outside)
  }
}
