/// One stretch of damaged text in which boundaries were off, as the winning path read it.
struct SplitSpot {
  /// In the window.
  var range: Range<Int>
  /// What stands there instead.
  var scalars: [UInt32]
  var chain: Chain
  var trace: Trace

  /// The spots along a path that begins at `start`.
  static func spots(along path: [SplitStep], from start: Int, of lattice: SplitLattice) -> [SplitSpot] {
    var spots: [SplitSpot] = []
    var position = start
    var current: (start: Int, steps: [SplitStep])?
    for step in path {
      if step.kind == .copy {
        if let open = current { spots.append(SplitSpot(open.steps, open.start..<position, lattice)) }
        current = nil
      } else {
        if current == nil { current = (position, []) }
        current!.steps.append(step)
        // Boundaries meet again: what follows is another spot.
        if step.aligns {
          let end = position + Int(step.consumed)
          spots.append(SplitSpot(current!.steps, current!.start..<end, lattice))
          current = nil
        }
      }
      position += Int(step.consumed)
    }
    if let open = current { spots.append(SplitSpot(open.steps, open.start..<position, lattice)) }
    return spots
  }

  /// What a path writes for the characters of `range`, which begins and ends where boundaries meet.
  static func text(
    along path: [SplitStep], from start: Int, in range: Range<Int>, folded: Bool
  ) -> [UInt32] {
    var text: [UInt32] = []
    var position = start
    for step in path {
      if position >= range.lowerBound, position < range.upperBound {
        text.append(contentsOf: step.written(folded: folded))
      }
      position += Int(step.consumed)
    }
    return text
  }

  private init(_ steps: [SplitStep], _ range: Range<Int>, _ lattice: SplitLattice) {
    self.range = range
    scalars = steps.flatMap { $0.written(folded: lattice.folded) }
    let encoding = lattice.page.encoding
    var happened: [Chain.Step] = [.written(as: encoding)]
    if steps.contains(where: { $0.kind == .insertion || $0.kind == .insertionEnd }) {
      happened.append(.insertedBytewise)
    }
    if lattice.program != .cutsAtMarks || steps.contains(where: { $0.kind == .cut || $0.kind == .lostLead }) {
      happened += lattice.program.steps
    }
    happened.append(.read(as: encoding, profile: encoding == .gbk ? .privateUseDropped : .strict))
    if lattice.folded, lattice.program == .cutsAtMarks { happened.append(.foldedToASCII) }
    chain = Chain(happened)
    trace = SplitTrace.trace(of: steps, reading: range, of: lattice)
  }
}

extension SplitStep {
  /// The characters this step puts into the text; full-width ASCII is folded where the document is.
  func written(folded: Bool) -> [UInt32] {
    [first, second].compactMap { scalar in
      if scalar == 0 { return nil }
      return folded && scalar >= 0xFF01 && scalar <= 0xFF5E ? scalar - 0xFEE0 : scalar
    }
  }
}
