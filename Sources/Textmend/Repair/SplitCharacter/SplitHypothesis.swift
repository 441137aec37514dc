/// One way of reading the bytes under a damaged text, up to some position in it.
struct SplitHypothesis: Sendable {
  /// What waits for its second byte.
  enum Pending: Hashable, Sendable {
    /// Nothing: the damaged and the true reading have the same boundaries here.
    case none
    /// A lead byte that is known.
    case byte(UInt8)
    /// A lead byte of which nothing is known.
    case any
    /// The second byte of a pair that vanished; its first byte is given.
    case vanished(UInt8)
    /// One of a list of bytes.
    case listed(Int)
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
  /// Quotation marks and brackets that are open.
  var open = SplitMarks.Open()
  /// Pairs that vanished since the last visible character.
  var vanishedRun: UInt8 = 0
  /// Bytes since the last line break, where lines have a width.
  var column: Int16 = 0
  /// Whether anything but copying has happened.
  var repaired = false
  /// By how much the nearest other text that ended alike was worse, and where its steps end.
  var rivalGap = Bits(1000)
  var rivalNode: Int32 = -1
  /// The last four characters, for merging hypotheses that the model cannot tell apart any more.
  var recent: UInt64 = 0

  /// Boundaries meet here.
  mutating func align() {
    pending = .none
    vanishedRun = 0
    repaired = true
  }
}
