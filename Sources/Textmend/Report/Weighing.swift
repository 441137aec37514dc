/// How a repair was chosen: what the language model holds of the texts that were compared, in bits. Fewer bits are
/// more probable; eight bits are 256 times.
public struct Weighing: Hashable, Sendable {
  /// What the text costs as it stands, for all that was decided together; nil where only differences were worked out.
  public var original: Double?
  /// By how much the repaired text is more probable than the damaged one, the rarity of the damage taken off.
  public var gain: Double
  /// By how much the edit's runner-up is more probable than the damaged text; nil where there was none.
  public var runnerUpGain: Double?

  public init(original: Double? = nil, gain: Double, runnerUpGain: Double? = nil) {
    self.original = original
    self.gain = gain
    self.runnerUpGain = runnerUpGain
  }
}
