/// Something seen and left alone: damage that nothing can repair, or a repair that was refused.
public struct Finding: Hashable, Sendable {
  /// Why the text was left as it is.
  public enum Reason: Hashable, Sendable {
    /// The information is gone (锟斤拷, 占쏙옙, U+FFFD).
    case lost
    /// The best candidate is not enough better than the text, or than the second candidate.
    case undecided
    /// Bytes that are malformed in the file's encoding.
    case malformed
    /// A character that the encoding to be written does not have.
    case unencodable
  }

  /// Where in the input, in bytes.
  public var source: Range<Int>
  public var rule: RuleCode
  public var reason: Reason
  /// The candidates that were weighed, best first. May be empty.
  public var candidates: [String]
  /// How many bits the best candidate gains; below what its rule demands. Nil where there was no candidate.
  public var margin: Double?
  /// How the damage came about, as far as what is left of the text shows. May be empty.
  public var chain: Chain

  public init(
    source: Range<Int>, rule: RuleCode, reason: Reason, candidates: [String] = [],
    margin: Double? = nil, chain: Chain = Chain([])
  ) {
    self.source = source
    self.rule = rule
    self.reason = reason
    self.candidates = candidates
    self.margin = margin
    self.chain = chain
  }
}
