/// One replacement of source bytes, with the reason for it.
public struct Edit: Hashable, Sendable {
  /// Where in the input, in bytes. Edits of a report are sorted by it and do not overlap.
  public var source: Range<Int>
  /// The input's bytes in `source`; kept so that a report can be checked and reversed.
  public var before: [UInt8]
  /// What stands in the output instead. UTF-8.
  public var after: [UInt8]
  /// The rules that made this edit, in the order in which they applied. Never empty.
  public var rules: [RuleCode]
  /// How the damage came about.
  public var chain: Chain
  /// By how many bits the text after is more probable than the text before, beyond what the rule demands.
  public var margin: Double
  /// The best text that was not chosen, where there was a choice.
  public var runnerUp: String?
  /// What was weighed; nil where the damage proves itself.
  public var weighing: Weighing?
  /// The bytes before and after, aligned, for `textmend explain`. Nil where the text speaks for itself.
  public var trace: Trace?

  public init(
    source: Range<Int>, before: [UInt8], after: [UInt8], rules: [RuleCode], chain: Chain,
    margin: Double, runnerUp: String? = nil, weighing: Weighing? = nil, trace: Trace? = nil
  ) {
    self.source = source
    self.before = before
    self.after = after
    self.rules = rules
    self.chain = chain
    self.margin = margin
    self.runnerUp = runnerUp
    self.weighing = weighing
    self.trace = trace
  }

  /// The rule that names this edit: the last one that applied.
  public var rule: RuleCode { rules[rules.count - 1] }

  /// 0…1: the probability that belongs to `margin`, as odds of 2 to the power of the margin to one.
  public var confidence: Double { Edit.confidence(margin: margin) }

  static func confidence(margin: Double) -> Double {
    // 2^-60 is far below what a Double near 1 can show; the bound keeps the loop below short.
    let bits = min(max(margin, -60), 60)
    var odds = 1.0
    var whole = bits.magnitude
    while whole >= 1 {
      odds *= 2
      whole -= 1
    }
    // 2^f for 0 ≤ f < 1 by its tangent-corrected quadratic, error below 0.3 %: no Foundation in this module.
    odds *= 1 + whole * (0.6565 + 0.3435 * whole)
    return bits >= 0 ? odds / (1 + odds) : 1 / (1 + odds)
  }
}
