/// Runs the rules over one window to a bounded fix-point.
enum RepairLoop {
  /// The rules in the order in which they may see text. Mojibake first: what is decoded wrongly means nothing to the
  /// others. Readings before split characters: a reading that stands well-formed after its character is recognised
  /// without context, and the context that decides a gap must not be full of readings. Trail bytes before both, for
  /// the same reason. Then what the split
  /// characters hid (their own readings) in the next round, stray marks, debris.
  static let rules: [any Rule] = [
    Mojibake(), Debris(), TrailCase(), TrailBackslash(), Annotation(), SplitCharacter(), StrayPunctuation(),
  ]

  /// Layers of damage seen in the wild are at most three; every round but the last must change something.
  static let roundLimit = 6

  /// What the rules make of `window`, as one rewrite of its scalars, and what they refused, in positions of
  /// the window as it came.
  static func mend(
    _ window: Window, context: RepairContext
  ) -> (rewrite: Rewrite<UInt32>, refusals: [Refusal]) {
    var current = window
    var rewrite = Rewrite<UInt32>()
    var refusals: [Refusal] = []
    // Misaligned text looks like mojibake of something, and two bytes of it like one letter of UTF-8.
    let rules: [any Rule] =
      context.evidence.splitCharacters.precedesMojibake ? [SplitCharacter()] + rules : rules
    for _ in 0..<roundLimit {
      var changed = false
      refusals.removeAll { !$0.isOfRepair }
      for rule in rules {
        var proposals = Proposals()
        rule.propose(in: current, context: context, into: &proposals)
        if !proposals.refusals.isEmpty {
          let sources = SourceMap(rewrite)
          for var refusal in proposals.refusals {
            refusal.range = sources.source(of: refusal.range)
            // What a repair left open is reported by it.
            if refusal.reason == .lost,
              refusals.contains(where: { $0.isOfRepair && $0.range.overlaps(refusal.range) })
            {
              continue
            }
            refusals.append(refusal)
          }
        }
        guard !proposals.replacements.isEmpty else { continue }
        let next = Rewrite(
          proposals.replacements.map {
            Rewrite<UInt32>.Change(
              source: $0.range, after: $0.scalars,
              reason: Reason(
                rules: [$0.rule], chain: $0.chain, margin: $0.margin, runnerUp: $0.runnerUp,
                weighing: $0.weighing, trace: $0.trace))
          })
        rewrite = rewrite.composed(with: next, middle: current.scalars)
        current.scalars = next.applied(to: current.scalars)
        current.isDecoded =
          current.isDecoded || proposals.replacements.contains { $0.rule.family == .mojibake }
        changed = true
      }
      if !changed { break }
    }
    return (rewrite.minimal(source: window.scalars), refusals)
  }
}
