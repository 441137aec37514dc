/// Lays the bytes of the author's text under the damaged one, for a spot whose boundaries were off.
///
/// Every step of the search read some characters of the damaged text and accounts for a number of the author's bytes,
/// one after another. So the damaged row is cut from the repaired row's bytes, never worked out a second time.
struct SplitTrace {
  private let window: [UInt32]
  private let lattice: SplitLattice
  private var page: SplitPage { lattice.page }
  /// The author's bytes that no damaged cell shows yet.
  private var rest: ArraySlice<UInt8> = []
  private var damaged: [Trace.Cell] = []
  private var repaired: [Trace.Cell] = []

  /// The trace of the steps that read `range` of the window.
  ///
  /// The character before is shown with them, and the mark behind if the text was cut there.
  static func trace(of steps: [SplitStep], reading range: Range<Int>, of lattice: SplitLattice) -> Trace {
    var builder = SplitTrace(lattice)
    builder.appendNeighbour(at: range.lowerBound - 1)
    builder.append(steps, from: range.lowerBound)
    if steps.last?.kind == .lostLead { builder.appendNeighbour(at: range.upperBound) }
    return Trace(encoding: lattice.page.encoding, damaged: builder.damaged, repaired: builder.repaired)
  }

  private init(_ lattice: SplitLattice) {
    self.lattice = lattice
    window = lattice.scalars
  }

  private mutating func appendNeighbour(at index: Int) {
    guard window.indices.contains(index), window[index] != 0x0A else { return }
    let bytes = self.bytes(of: window[index])
    guard !bytes.isEmpty else { return }
    let cell = Trace.Cell(bytes: bytes, text: Scalars.string([window[index]]), role: .whole)
    damaged.append(cell)
    repaired.append(cell)
  }

  private mutating func append(_ steps: [SplitStep], from start: Int) {
    var author: [UInt8] = []
    for scalar in steps.flatMap({ [$0.first, $0.second] }) where scalar != 0 {
      let bytes = scalar < 0x80 ? [UInt8(scalar)] : pairBytes(page.code(scalar))
      author += bytes
      repaired.append(Trace.Cell(bytes: bytes, text: shown(scalar), role: .restored))
    }
    rest = author[...]
    var position = start
    for step in steps {
      append(step, at: position)
      position += Int(step.consumed)
    }
    assert(rest.isEmpty, "every byte of the author's belongs to a step")
  }

  private mutating func append(_ step: SplitStep, at position: Int) {
    let lead = UInt8(page.code(step.first) >> 8)
    let trail = UInt8(page.code(step.first) & 0xFF)
    switch step.kind {
    case .copy:
      break
    case .cut:
      let leads = SplitPage.leads.count { page.guess($0, trail) != 0 }
      take(1, as: .lostLead, text: "?", candidates: leads)
      take(2, as: .cutMark, text: Scalars.string([window[position + 1]]))
    case .lostLead:
      take(1, as: .lostLead, text: "?", candidates: trails(of: lead))
    case .eatenASCII:
      take(2, as: .invalidPair, text: "?", candidates: trails(of: lead))
    case .insertion:
      take(1, as: .beforeInsertion, text: "?")
      insert(position + 1..<position + Int(step.consumed))
    case .insertionEnd:
      take(1, as: .beforeInsertion, text: "?")
      insert(position + 1..<position + Int(step.consumed))
    case .shifted:
      take(2, as: .misaligned, text: Scalars.string([window[position]]))
    case .brokenLine:
      take(1, as: .beforeBreak, text: "?", candidates: SplitPage.leads.count)
    case .insertedBreak:
      damaged.append(Trace.Cell(bytes: [0x0A], text: "\n", role: .inserted))
    case .foldedPair:
      let shown = step.consumed == 0 ? "" : Scalars.string([window[position]])
      let leads = SplitPage.leads.count { page.guess($0, trail) != 0 }
      take(3, as: .folded, text: shown, candidates: shown == "?" ? leads : 1)
    case .foldedTrail:
      take(2, as: .folded, text: Scalars.string([window[position]]))
    case .removedPair:
      take(4, as: .removed, text: Scalars.string([window[position]]))
    case .lostTrail:
      take(1, as: .removed, text: "", candidates: lostBytes)
    case .lostBetween:
      take(
        step.aligns && step.second == 0 ? 2 : 3, as: .removed, text: Scalars.string([window[position]]),
        candidates: lostBytes)
    case .looseTrail:
      take(1, as: .misaligned, text: Scalars.string([window[position]]))
    case .vanished:
      take(2, as: .vanished, text: "", candidates: vanishedPairs(behind: lead))
    }
  }

  /// Cells cut from the author's bytes.
  private mutating func take(_ count: Int, as role: Trace.Role, text: String, candidates: Int = 1) {
    damaged.append(
      Trace.Cell(bytes: Array(rest.prefix(count)), text: text, role: role, candidates: candidates))
    rest = rest.dropFirst(count)
  }

  /// A reading with its brackets. The opening one is not visible: it went into the `?` with the byte before it.
  private mutating func insert(_ range: Range<Int>) {
    let note = [0x28] + window[range]
    damaged.append(
      Trace.Cell(bytes: note.flatMap(bytes), text: Scalars.string(note), role: .inserted))
  }

  /// How many values the search tries for a byte that the program lost.
  private var lostBytes: Int {
    if case .losesBytes = lattice.program { page.trails.count } else { 1 }
  }

  /// How many bytes the search tries behind a lead byte.
  private func trails(of lead: UInt8) -> Int {
    SplitPage.leads.count { page.guess(lead, $0) != 0 }
  }

  /// How many pairs the search tries whose first byte ends a character that begins with `lead`.
  private func vanishedPairs(behind lead: UInt8) -> Int {
    page.vanishingLeads.reduce(0) { sum, byte in
      guard page.guess(lead, byte) != 0 else { return sum }
      return sum + page.vanishingTrails(of: byte).count { $0 >= 0x81 }
    }
  }

  /// The bytes under a visible character: where full width was folded, those of the full-width form.
  private func bytes(of scalar: UInt32) -> [UInt8] {
    if scalar >= 0x80 { return pairBytes(page.code(scalar)) }
    let isMark = lattice.folded && scalar > 0x20 && SplitMarks.isMark(scalar + 0xFEE0)
    return isMark ? pairBytes(SplitPage.fullWidthCode(scalar)) : [UInt8(scalar)]
  }

  private func pairBytes(_ code: UInt16) -> [UInt8] {
    code == 0 ? [] : [UInt8(code >> 8), UInt8(code & 0xFF)]
  }

  /// A restored character as it is written into the text.
  private func shown(_ scalar: UInt32) -> String {
    let isFullWidth = (0xFF01...0xFF5E).contains(scalar)
    return Scalars.string([lattice.folded && isFullWidth ? scalar - 0xFEE0 : scalar])
  }
}
