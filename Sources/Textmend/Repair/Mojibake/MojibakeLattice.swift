/// Reads a line some of whose bytes are lost: what the wrong decoder could not map.
///
/// Each character of the damaged line stands for known bytes, or, where it marks a loss (U+FFFD, `?`, `・`),
/// for a set of bytes; pairs that vanished are put back where the structure asks for them. A beam of
/// hypotheses reads on from left to right; the original encoding's structure leaves some tens of candidates
/// for a lost byte, and the model chooses.
///
/// - Complexity: O(line × beam width × candidates for a loss).
struct MojibakeLattice {
  let model: LanguageModel
  let written: MojibakePage
  let read: MojibakePage
  let entry: Int32
  /// One-byte pages: the bytes that the page leaves open, which decoders lose.
  let openBytes: [UInt8]
  /// What a filling costs beyond its language by its script: see ``scripts``.
  var scripts = MojibakeScripts()
  let isUTF8: Bool
  /// Whether `?` stands for a byte that is a control in the page, and never for more.
  let losesControls: Bool
  /// What partials may become: many hypotheses ask for the same.
  let known = MojibakeCandidates()
  /// What `?` may stand for where it ends a character, by its index in the line: see ``MojibakeTwice``.
  var gaps: [Int: UInt64] = [:]
  /// Whether lost bytes are filled in; otherwise the character becomes U+FFFD.
  var fills = true
  /// By its index in the line, whether a character is certainly no text as it stands; empty where none is.
  var isDamaged: [Bool] = []

  init(model: LanguageModel, chains: MojibakeChains, pair: MojibakePair) {
    self.model = model
    written = chains.pages[pair.written]
    read = chains.pages[pair.read]
    entry = MojibakeWeights.entry(pair.proof).sixteenths
    openBytes = read.openBytes
    isUTF8 = written.isUTF8
    losesControls = isUTF8 && read.encoding == .isoLatin1
  }

  /// Whether there may be lost bytes that this chain explains: UTF-8 all through but for a few bytes; else marks of
  /// loss among characters of which a good part decodes, or, without marks, a reading without losses that is better
  /// than the line already.
  static func mayHelp(
    _ line: [UInt32], _ units: borrowing MojibakeUnits, _ reading: MojibakeReading, gain: Int32,
    _ pair: MojibakePair
  ) -> Bool {
    if units.fits, units.failed > 0 || line.contains(0x3F) { return true }
    guard pair.proof != .letters, units.changed > 0 else { return false }
    let isPromising = gain > MojibakeWeights.alien.sixteenths && reading.changed * 2 >= reading.kept
    if isPromising, units.failed > 0 || line.contains(0x3F) { return true }
    var marks = 0
    for scalar in line where scalar == 0xFFFD || scalar == 0x30FB { marks += 1 }
    return marks > 0 && units.changed >= 2 && units.failed <= 4 * units.changed + 2 * marks
  }

  struct Hypothesis {
    var cost: Int32
    var node: Int32
    var state = LanguageModel.State()
    var partial = MojibakePartial()
    var isDecoding = false
    var filled: Int32 = 0
    /// The last four characters written: the model tells hypotheses apart by little more.
    var recent: UInt64 = 0

    /// For comparing hypotheses of which some have bytes not yet paid for.
    var estimate: Int32 {
      cost + Int32(partial.count) * MojibakeWeights.pendingByte.sixteenths
    }

    /// Whether it stands between characters that were left alone.
    var isKeeper: Bool { partial.isEmpty && !isDecoding }

    func endsLike(_ other: Hypothesis) -> Bool {
      recent == other.recent && isDecoding == other.isDecoding && partial == other.partial
    }
  }

  /// What a hypothesis has written, as a tree.
  struct Node {
    var parent: Int32
    var scalar: UInt32
    /// Offset in the line after the characters consumed so far, where both texts are at a boundary; else -1.
    var end: Int32
    var isKept: Bool
    /// Which of ``MojibakeCandidates/lists`` it was chosen from, or one of ``Filling``'s.
    var filling: Int32

    var isFilled: Bool { filling != Filling.none }
  }

  /// What a node was filled with, where not from a list.
  enum Filling {
    static let none: Int32 = -1
    /// U+FFFD.
    static let lost: Int32 = -2
    /// ASCII that went with the byte before it.
    static let eaten: Int32 = -3
  }

  /// Completes what a lost last byte left open, and pays for the end of the line.
  private func finish(_ beam: inout [Hypothesis], _ line: [UInt32], _ nodes: inout [Node]) {
    guard isUTF8, fills else { return }
    for hypothesis in beam where !hypothesis.partial.isEmpty {
      for filled in withVanished(hypothesis, &nodes) where filled.partial.isEmpty {
        nodes[Int(filled.node)].end = Int32(line.count)
        beam.append(filled)
      }
    }
    for index in beam.indices {
      beam[index].cost += model.step(&beam[index].state, 0x0A).sixteenths
    }
  }

  /// Memory bound: a line that needs more has too little that is certain.
  private static let mostNodesPerScalar = 4_000
  private static let mostNodes = 600_000

  func read(_ line: [UInt32]) -> MojibakeReading? {
    var nodes: [Node] = []
    nodes.reserveCapacity(line.count * 8)
    var beam = [Hypothesis(cost: 0, node: -1)]
    var next: [Hypothesis] = []
    let mostNodes = min(
      MojibakeLattice.mostNodes, 20_000 + line.count * MojibakeLattice.mostNodesPerScalar)
    for i in line.indices {
      guard nodes.count < mostNodes else { return nil }
      next.removeAll(keepingCapacity: true)
      known.limit = .max
      let bytes = bytes(of: line[i])
      for (rank, hypothesis) in beam.enumerated() {
        if hypothesis.partial.isEmpty { keep(line[i], at: i, hypothesis, &next, &nodes) }
        decode(line, at: i, bytes, hypothesis, rank: rank, &next, &nodes)
      }
      for hypothesis in next where hypothesis.partial.isEmpty && hypothesis.node >= 0 {
        nodes[Int(hypothesis.node)].end = Int32(i + 1)
      }
      prune(&next)
      guard !next.isEmpty else { return nil }
      swap(&beam, &next)
    }
    finish(&beam, line, &nodes)
    guard let best = beam.filter(\.partial.isEmpty).min(by: { $0.cost < $1.cost }) else { return nil }
    return reading(of: best, line, nodes)
  }

  private func keep(
    _ scalar: UInt32, at i: Int, _ hypothesis: Hypothesis, _ next: inout [Hypothesis], _ nodes: inout [Node]
  ) {
    // ASCII reads the same either way: one hypothesis is enough.
    if hypothesis.isDecoding, scalar < 0x80 { return }
    if !isDamaged.isEmpty, isDamaged[i] { return }
    var kept = hypothesis
    kept.cost += model.step(&kept.state, scalar).sixteenths
    kept.isDecoding = false
    guard kept.estimate <= known.limit || !hypothesis.isDecoding else { return }
    emit(scalar, &kept, &nodes, isKept: true)
    add(kept, to: &next)
  }

  /// Adds a hypothesis about the present character, unless others are better by far.
  func add(_ hypothesis: Hypothesis, to next: inout [Hypothesis]) {
    let estimate = hypothesis.estimate
    guard estimate <= known.limit || hypothesis.isKeeper else { return }
    known.limit = min(known.limit, estimate + MojibakeWeights.beamDepth.sixteenths)
    next.append(hypothesis)
  }

  func emit(
    _ scalar: UInt32, _ hypothesis: inout Hypothesis, _ nodes: inout [Node], isKept: Bool = false,
    filling: Int32 = Filling.none
  ) {
    nodes.append(
      Node(parent: hypothesis.node, scalar: scalar, end: -1, isKept: isKept, filling: filling))
    hypothesis.node = Int32(nodes.count - 1)
    hypothesis.recent = hypothesis.recent << 16 ^ UInt64(scalar)
  }

  /// Keeps the best; of those that end alike, which no later text will tell apart, only the cheapest.
  private func prune(_ beam: inout [Hypothesis]) {
    guard beam.count > 1 else { return }
    var lowest = Int32.max
    var keeper: Hypothesis?
    for hypothesis in beam {
      lowest = min(lowest, hypothesis.estimate)
      if hypothesis.isKeeper, hypothesis.cost < keeper?.cost ?? .max { keeper = hypothesis }
    }
    // Thousands of hypotheses of some 200 bytes: what is sorted are their numbers.
    var order: [UInt64] = []
    order.reserveCapacity(beam.count)
    for i in beam.indices {
      let behind = beam[i].estimate - lowest
      if behind <= MojibakeWeights.beamDepth.sixteenths { order.append(UInt64(behind) << 32 | UInt64(i)) }
    }
    order.sort()
    var kept: [Hypothesis] = []
    kept.reserveCapacity(MojibakeWeights.beamWidth + 1)
    for entry in order where kept.count < MojibakeWeights.beamWidth {
      let i = Int(entry & 0xFFFF_FFFF)
      if !kept.contains(where: { $0.endsLike(beam[i]) }) { kept.append(beam[i]) }
    }
    // The way back, should the bytes turn out to be malformed.
    if let keeper, !kept.contains(where: \.isKeeper) { kept.append(keeper) }
    swap(&beam, &kept)
  }

  private func reading(of best: Hypothesis, _ line: [UInt32], _ nodes: [Node]) -> MojibakeReading {
    var path: [Node] = []
    var index = best.node
    while index >= 0 {
      path.append(nodes[Int(index)])
      index = nodes[Int(index)].parent
    }
    path.reverse()
    var result = MojibakeReading()
    result.doubts = settle(&path, line)
    result.cost = best.cost
    var position = 0
    var pending: [UInt32] = []
    var certain = 0
    for node in path {
      pending.append(node.scalar)
      result.filled += node.isFilled ? 1 : 0
      certain += node.isFilled ? 0 : 1
      guard node.end >= 0 else { continue }
      let range = position..<Int(node.end)
      if node.isKept || line[range].elementsEqual(pending) {
        if node.scalar >= 0x80 { result.kept += 1 }
      } else {
        result.patch.append(range, pending)
        // What was filled in proves nothing.
        result.changed += certain
      }
      certain = 0
      pending.removeAll(keepingCapacity: true)
      position = range.upperBound
    }
    return result
  }
}

/// A memory of the candidates for bytes that are partly lost, of one line.
final class MojibakeCandidates {
  var byPartial: [MojibakePartial: Int32] = [:]
  var lists: [[UInt32]] = []
  /// What a hypothesis may cost to be kept at the present character; falls with each that is better.
  var limit = Int32.max
  /// The bytes of one character, to be decoded.
  var buffer: [UInt8] = []
}
