/// What the whole document says about split characters in it.
struct SplitEvidence: Sendable {
  /// What a program did to the document, as far as its text shows; cutting at marks shows in single places, too.
  private(set) var program = BytewiseProgram.cutsAtMarks
  /// Whether the document holds a split character beyond doubt.
  private(set) var proven = false
  /// The document's own words.
  private(set) var cache = DocumentCache(threshold: 1)
  /// Whether full-width ASCII was folded after the damage: Han text with ASCII marks only.
  private(set) var folded = false
  /// The same, or a text without other marks: then the one in question speaks for itself.
  private(set) var mayBeFolded = false
  /// How often each ASCII character follows a Han character or a full-width mark; index 10 is the line feed.
  private(set) var asciiAfterHan = [Int](repeating: 0, count: 128)
  /// Whether the document shows private-use characters: then codes without a character did not vanish from it.
  private(set) var keepsPrivateUse = false
  /// Whether less than an eighth of the document is strange.
  private(set) var isCalm = false
  /// Whether only a sample of the document was read.
  private(set) var isOfSample = false
  /// See ``SplitCharacter/demandWhereKnown``.
  var demandWhereKnown: Bits {
    isOfSample ? SplitCharacter.demandWhereKnownInLarge : SplitCharacter.demandWhereKnown
  }
  /// What a repair must gain over the text as it stands.
  var demand: Bits {
    if program.removesKnownBytes { return demandWhereKnown }
    if program.losesUnknownBytes { return SplitCharacter.demandOfLoss }
    return proven ? SplitCharacter.demandAfterProof : SplitCharacter.demand
  }
  /// The marks and symbols of the document, full-width forms for ASCII ones.
  private(set) var marks: Set<UInt32> = []

  /// Whether lines without a sign of damage may be damaged, too.
  var concernsEveryLine: Bool { program != .cutsAtMarks }
  /// Whether lost bytes explain the text better than a wrong encoding does: nearly all of it is as it should be.
  var precedesMojibake: Bool { program.losesUnknownBytes && isCalm }
  /// Whether characters may be split between two lines.
  var joinsLines: Bool { program.width != nil }

  /// - Parameter isSample: whether the text is but a sample of its document.
  mutating func gather(_ windows: [Window], text: [UInt8], isSample: Bool) {
    let telling: ScanFlags = [.splitCharacter, .eastAsianMojibake, .oddCharacter]
    guard windows.contains(where: { !$0.flags.isDisjoint(with: telling) }) else { return }
    isOfSample = isSample || text.count > SplitEvidence.wholeTextLimit
    let sample =
      isOfSample ? SplitEvidence.sample(windows, telling) : Scalars.decode(text, in: 0..<text.count)
    let plausible = SplitPrograms(sample)
    let programs = plausible.plausible
    guard !programs.isEmpty else { return }
    isCalm = plausible.isCalm
    var widths = Widths()
    let width = WrappedLines.width(of: sample)
    for line in sample.split(separator: 0x0A, omittingEmptySubsequences: false) {
      // Line feeds that the program put there say nothing about where lines end.
      let isBroken =
        width.map { line.contains(0x3F) || WrappedLines.column(of: line.endIndex, in: line, width: $0) == $0 }
        ?? false
      read(line, isBroken: isBroken, &widths)
    }
    keepsPrivateUse = sample.contains(where: SplitPage.isPrivateUse)
    folded = widths.full * 8 < widths.half
    mayBeFolded = widths.full * 8 < max(widths.half, 1)
    cache = SplitEvidence.words(of: sample, programs)
    choose(among: programs, sample)
  }

  /// Texts up to this size, in bytes, are read whole.
  private static let wholeTextLimit = 1 << 18
  /// Code points that are read of a larger one: bounded work and memory for a text of any size, and the damaged lines
  /// speak for their document.
  private static let sampleLimit = 1 << 16

  private static func sample(_ windows: [Window], _ telling: ScanFlags) -> [UInt32] {
    var sample: [UInt32] = []
    for window in windows where !window.flags.isDisjoint(with: telling) {
      guard sample.count < sampleLimit else { break }
      sample += window.scalars.prefix(sampleLimit - sample.count)
      sample.append(0x0A)
    }
    return sample
  }

  /// Marks beside Han in full width and in ASCII.
  private struct Widths {
    var full = 0
    var half = 0
  }

  /// Learns the marks of one line.
  private mutating func read(_ line: ArraySlice<UInt32>, isBroken: Bool, _ widths: inout Widths) {
    var previous: UInt32 = 0x0A
    for scalar in isBroken ? line : line + CollectionOfOne(0x0A) {
      if (0xFF01...0xFF5E).contains(scalar) { widths.full += 1 }
      if scalar == 0x2C || scalar == 0x3B || scalar == 0x3A, CharacterClass.isHan(previous) {
        widths.half += 1
      }
      if scalar < 0x80, previous >= 0x2E80 { asciiAfterHan[Int(scalar)] += 1 }
      if !CharacterClass.isHan(scalar) {
        marks.insert(scalar)
        if (0x21...0x7E).contains(scalar) { marks.insert(scalar + 0xFEE0) }
        // What was opened is closed somewhere, unless the closing marks went.
        let closing = SplitMarks.closing(of: scalar)
        if closing != 0 { marks.insert(closing) }
      }
      previous = scalar
    }
  }

  /// Places that are searched for each program: what damages a document shows soon.
  private static let tries = 5

  /// Chooses the program that explains most of what is strange in the text.
  private mutating func choose(among programs: [SplitPrograms.Candidate], _ sample: [UInt32]) {
    let spots = SplitStarts.spots(in: sample, .shared, count: SplitEvidence.tries)
    var best = Bits.zero
    for candidate in programs {
      var lattice = SplitLattice(
        scalars: sample, program: candidate.program, departures: candidate.starts.departures,
        beam: .narrow, model: .shared, evidence: self)
      let demand = demandOfChoice(candidate.program)
      var found = gain(at: candidate.starts.positions(near: spots), of: &lattice, demand)
      if candidate.program.removesKnownBytes, found.beyond < candidate.proof(in: sample.count) {
        found = gain(at: candidate.starts.costliest, of: &lattice, demand)
      }
      // Lost bytes explain nearly everything, also what something else explains; not what one and the same byte explains.
      if candidate.program.losesUnknownBytes, !program.removesKnownBytes {
        for _ in 0..<found.places { found.gain -= SplitLattice.lossBits }
      }
      guard found.gain > best, found.beyond >= candidate.proof(in: sample.count) else { continue }
      best = found.gain
      program = candidate.program
      proven = true
    }
  }

  /// What each place must gain that is to tell of a program.
  private func demandOfChoice(_ program: BytewiseProgram) -> Bits {
    if program.removesKnownBytes { return demandWhereKnown }
    if program.losesUnknownBytes { return SplitCharacter.demandOfTellingLoss }
    return SplitCharacter.demand
  }

  /// What a program gains over the text as it stands, at the first place of each group that gains what is demanded:
  /// how many places those are, their gain, and what of it is beyond the demand.
  private func gain(
    at groups: [[Int]], of lattice: inout SplitLattice, _ demand: Bits
  ) -> (places: Int, gain: Bits, beyond: Bits) {
    var found = (places: 0, gain: Bits.zero, beyond: Bits.zero)
    var end = 0
    for positions in groups {
      for position in positions where position >= end {
        guard let outcome = lattice.search(from: position, atBreak: true), outcome.gain > demand,
          outcome.gain > SplitCharacter.demand || !lattice.hasGuessed(outcome)
        else { continue }
        found.places += 1
        found.gain += outcome.gain
        found.beyond += outcome.gain - demand
        end = outcome.end
        // A `?` is a place of its own; strange text shows one place in several positions.
        if lattice.program != .cutsAtMarks { break }
      }
    }
    return found
  }

  /// The words of a text, without the readings inserted in it, which would hide them, and without what is misaligned:
  /// damage would confirm itself.
  private static func words(of sample: [UInt32], _ programs: [SplitPrograms.Candidate]) -> DocumentCache {
    var cache = DocumentCache(threshold: 1)
    var strange =
      programs.contains { $0.program != .cutsAtMarks }
      ? SplitStarts.strange(sample, .shared) : Array(repeating: false, count: sample.count)
    for i in loneOddities(sample, programs) { strange[i] = true }
    var piece: [UInt32] = []
    var i = 0
    while i < sample.count {
      var end = i + 1
      if sample[i] == 0x0A || strange[i] {
        cache.add(piece)
        piece.removeAll(keepingCapacity: true)
      } else if sample[i] == 0x3F, SplitCharacter.mayDepart(sample, at: i) {
        let line = sample[i...].prefix { $0 != 0x0A }
        let question = line.dropFirst().prefix(longestDeparture).firstIndex(of: 0x3F)
        end = min(question ?? i + usualDeparture, line.endIndex - 1) + 1
        piece.append(0x20)
      } else {
        piece.append(sample[i])
        if CharacterClass.isHan(sample[i]), let note = Note(sample, after: i) { end = note.range.upperBound }
      }
      i = end
    }
    cache.add(piece)
    return cache
  }

  /// Where a character may be two between which bytes were removed, but for those that stand before the same character
  /// elsewhere, too: names do.
  private static func loneOddities(_ sample: [UInt32], _ programs: [SplitPrograms.Candidate]) -> [Int] {
    let positions = Set(
      programs.lazy.filter(\.program.removesKnownBytes).flatMap { $0.starts.places.lazy.map(\.position) })
    func pair(_ i: Int) -> UInt64? {
      guard i + 1 < sample.count, CharacterClass.isHan(sample[i + 1]) else { return nil }
      return UInt64(sample[i]) << 32 | UInt64(sample[i + 1])
    }
    var counts: [UInt64: Int] = [:]
    for i in positions { if let pair = pair(i) { counts[pair, default: 0] += 1 } }
    return positions.filter { i in pair(i).map { counts[$0] == 1 } ?? true }
  }

  /// How far behind a departure the boundaries usually meet again, in characters, and how far at most where a
  /// `?` shows the end.
  private static let usualDeparture = 16
  private static let longestDeparture = 80
}
