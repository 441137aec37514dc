/// Inverts one kind of damage.
///
/// A rule looks at one window of text and proposes replacements that it has already accepted: it has
/// compared candidate and original in bits, two-sided, and the gain covers the prior of the damage. What it
/// refuses goes into `findings`. Rules keep no state between windows; what they need to know of the whole
/// document is in the ``RepairContext``.
protocol Rule: Sendable {
  /// The codes this rule may report, with their pages for `textmend rules`.
  static var pages: [RulePage] { get }

  func propose(in window: Window, context: RepairContext, into proposals: inout Proposals)
}

/// A replacement of code points in a window, with its reason.
struct Replacement: Sendable {
  /// Indices into the window's scalars.
  var range: Range<Int>
  var scalars: [UInt32]
  var rule: RuleCode
  var chain: Chain
  /// Gain over the original beyond the rule's demand.
  var margin: Bits
  var runnerUp: String?
  var weighing: Weighing?
  var trace: Trace?

  init(
    range: Range<Int>, scalars: [UInt32], rule: RuleCode, chain: Chain, margin: Bits,
    runnerUp: String? = nil, weighing: Weighing? = nil, trace: Trace? = nil
  ) {
    self.range = range
    self.scalars = scalars
    self.rule = rule
    self.chain = chain
    self.margin = margin
    self.runnerUp = runnerUp
    self.weighing = weighing
    self.trace = trace
  }
}

/// What a rule left alone; the range is in window scalars.
struct Refusal: Sendable {
  var range: Range<Int>
  var rule: RuleCode
  var reason: Finding.Reason
  var candidates: [String]
  var margin: Bits?
  /// How the damage came about, where that shows.
  var chain: Chain
  /// Whether it is about what a repair of the same round leaves open: the next round no longer sees it.
  var isOfRepair = false

  init(
    range: Range<Int>, rule: RuleCode, reason: Finding.Reason, candidates: [String] = [],
    margin: Bits? = nil, chain: Chain = Chain([])
  ) {
    self.range = range
    self.rule = rule
    self.reason = reason
    self.candidates = candidates
    self.margin = margin
    self.chain = chain
  }
}

/// What rules answer. Replacements must be sorted and not overlap.
struct Proposals: Sendable {
  var replacements: [Replacement] = []
  var refusals: [Refusal] = []
}

/// Text under repair: whole lines without their last line end, as code points.
struct Window: Sendable {
  /// Code points. Lone surrogates never occur.
  var scalars: [UInt32]
  /// What the scan saw in these lines; a rule whose flag is not set need not look.
  var flags: ScanFlags
  /// Whether mojibake was taken back here: whether there is more of it, the scan has not seen.
  var isDecoded = false
  /// Whether the text ends here.
  var endsText = false
}

/// What every rule may consult: the model, the options, and what is known of the whole document.
struct RepairContext: Sendable {
  var model: LanguageModel
  var selection: RuleSelection
  var evidence: Evidence
  /// The mojibake of this document that earlier passes took back.
  var mojibake = MojibakeDocument()
}

/// The page of `textmend rules RULE`.
public struct RulePage: Hashable, Sendable {
  public var code: RuleCode
  /// A few words, such as `split characters`.
  public var name: String
  /// What it is.
  public var summary: String
  /// How the damage comes about and is taken back.
  public var mechanism: String
  /// When it refuses.
  public var refusal: String
  public var before: String
  public var after: String
}
