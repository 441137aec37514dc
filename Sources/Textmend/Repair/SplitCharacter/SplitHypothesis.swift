/// One way of reading the bytes under a damaged text, up to some position in it.
struct SplitHypothesis: Sendable {
  /// What waits for its second byte.
  enum Pending: Hashable, Sendable {
    /// Nothing: the damaged and the true reading have the same boundaries here.
    case none
    /// A lead byte that is known.
    case byte(UInt8)
    /// The second byte of a pair that vanished; its first byte is given.
    case vanished(UInt8)
    /// The byte eaten with the `?` before an inserted reading: any of a list that the reading allows.
    case eaten(Int)
  }

  var pending: Pending
  var state: NGramModel.State
  var cost: Bits
  /// The last step in the arena of steps; -1 at the start.
  var node: Int32
  /// The step after `node`, which enters the arena only when the hypothesis survives.
  var last: SplitStep?
  /// The rank of the mark at whose code the text was cut right before; see ``SplitMarks``.
  var cutRank = SplitMarks.unlisted
  /// The closing mark that the last open quotation mark or bracket waits for; 0 for none.
  var closing: UInt32 = 0
  /// Pairs that vanished since the last visible character.
  var vanishedRun: UInt8 = 0
  /// Whether anything but copying has happened.
  var repaired = false
  /// By how much the nearest other text that ended alike was worse, and where its steps end.
  var rivalGap = Bits(1000)
  var rivalNode: Int32 = -1
  /// The last four characters, for merging hypotheses that the model cannot tell apart any more.
  var recent: UInt64 = 0
}

/// One step of a hypothesis: what it read of the damaged text, and which characters it wrote.
struct SplitStep: Sendable {
  enum Kind: UInt8, Sendable {
    /// A character as it stands.
    case copy
    /// `?` and a mark: a lead byte, cut off; the mark's first byte is its trail.
    case cut
    /// `?` alone: a lead byte, cut off before a mark that was one in truth.
    case lostLead
    /// `?` for a lead byte and an ASCII byte that went with it.
    case eatenASCII
    /// `?` and an inserted reading, where the boundaries part.
    case insertion
    /// `?` and an inserted reading, where they meet again.
    case insertionEnd
    /// A visible character whose two bytes belong to two characters.
    case shifted
    /// An ASCII character that is a trail byte.
    case looseTrail
    /// A pair that vanished.
    case vanished
  }

  var parent: Int32
  var kind: Kind
  /// How many characters of the damaged text it read.
  var consumed: UInt8
  /// The characters it wrote; 0 for none.
  var first: UInt32
  var second: UInt32
}
