/// Something that is done to a whole text, and only where its rules are selected: escapes, widths, compatibility
/// characters. Unlike a ``Rule`` it decides without the language model where no choice has to be made.
protocol Normalizer {
  static var pages: [RulePage] { get }

  /// What the selected rules ask for, as a rewrite of valid UTF-8 that leaves valid UTF-8.
  ///
  /// - Complexity: O(bytes); one scan where nothing is there to do.
  static func rewrite(_ text: [UInt8], options: Options) -> Rewrite<UInt8>
}

extension RuleSelection {
  /// Whether any of the pages' rules is on.
  func containsAny(of pages: [RulePage]) -> Bool { pages.contains { contains($0.code) } }
}

extension Rewrite<UInt8>.Change {
  /// A change that follows from a table or a form, not from probabilities: its margin is that of certainty.
  static func certain(
    _ source: Range<Int>, _ after: [UInt8], _ rule: RuleCode, _ chain: Chain, margin: Bits = Bits(60)
  ) -> Self {
    Self(source: source, after: after, reason: Reason(rules: [rule], chain: chain, margin: margin))
  }
}
