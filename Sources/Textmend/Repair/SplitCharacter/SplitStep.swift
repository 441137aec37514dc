/// One step of a hypothesis: what it read of the damaged text, and which characters it wrote.
struct SplitStep: Sendable {
  enum Kind: UInt8, Sendable {
    /// A character as it stands.
    case copy
    /// `?` and a mark: a lead byte, cut off; the mark's first byte is its trail.
    case cut
    /// `?` alone: half a character, cut off before a mark that was one in truth, or at the end.
    case lostLead
    /// `?` for a byte of the text and an ASCII byte that went with it.
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
    /// `?` for a lead byte and the line break that was put behind it.
    case brokenLine
    /// A line break that was put between two bytes.
    case insertedBreak
    /// `?` or a character for a lead byte and the ASCII byte that was made of the next two.
    case foldedPair
    /// An ASCII byte that was made of two bytes of two characters.
    case foldedTrail
    /// A character made of two bytes between which bytes were removed.
    case removedPair
    /// A character whose trail byte is gone: nothing of it is visible.
    case lostTrail
    /// A visible character whose first byte ends a character, and whose second is all that is left of the next.
    case lostBetween
  }

  var parent: Int32
  var kind: Kind
  /// How many characters of the damaged text it read.
  var consumed: UInt8
  /// The characters it wrote; 0 for none.
  var first: UInt32
  var second: UInt32
  /// Whether the visible and the true boundaries meet after this step.
  var aligns = false
}
