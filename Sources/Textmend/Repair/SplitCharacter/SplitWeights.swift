/// The widths and weights of the search for split characters.
extension SplitLattice {
  /// What is kept of a search.
  struct Beam {
    /// Hypotheses kept at one position.
    var width: Int
    /// Those that meet a `?` while a byte waits.
    var guessWidth: Int
    /// How many of what ends there are continued with each ASCII character that may have been eaten.
    var endWidth: Int
    /// Those that may lose a byte more.
    var lossWidth: Int
    /// Only the best may assume that a pair vanished: each tries about 20 × 94 codes.
    var vanishingWidth: Int
    /// How many that assume one are kept: each is continued with 94 bytes.
    var vanishedWidth: Int
    /// Hypotheses worse than the best by more are dropped.
    var bits: Bits
    /// A search is given up when every repair is so much worse than the text as it stands.
    var hopeless: Bits

    /// For repairs.
    static let full = Beam(
      width: 150, guessWidth: 60, endWidth: 120, lossWidth: 4, vanishingWidth: 24, vanishedWidth: 40,
      bits: Bits(32),
      hopeless: Bits(80))
    /// For telling programs apart: a wrong character more or less does not matter.
    static let narrow = Beam(
      width: 60, guessWidth: 16, endWidth: 30, lossWidth: 1, vanishingWidth: 8, vanishedWidth: 16,
      bits: Bits(24),
      hopeless: Bits(48))
  }
  /// How many of those meet a lost byte at once.
  static let doubleGuessWidth = 10
  /// That a pair vanished follows from the text, so in theory it costs nothing beyond the bits of its characters; the
  /// model is no theory, and the best of 1,880 fillings is flattered. Measured on 220 simulated documents of kind A:
  /// −1 to 3 bits repair 49 % to 50 % of them exactly, 5 bits 48 %.
  static let vanishingBits = Bits(1)
  /// A mark that the program should have found and cut at, but did not.
  static let overlookedMarkBits = Bits(5)
  /// A cut at a mark that few programs look for.
  static let unusualCutBits = Bits(4)
  /// A restored closing mark for what is open, and for what is not.
  static let balancedBits = Bits(-2)
  static let unbalancedBits = Bits(4)
  /// How far back an opening mark is looked for, in characters.
  static let quotationReach = 200
  /// A restored mark directly behind another: authors hardly do it, and 。 is cheap in the model.
  static let doubleMarkBits = Bits(5)
  /// A mark or symbol that stands nowhere else in the document.
  static let strangeMarkBits = Bits(3)
  /// Characters read behind the last repair, for their bits.
  static let lookahead = 6
  /// The longest stretch that is searched at once, in characters: bounded memory for text that never recovers.
  static let lengthLimit = 1000
  /// How much worse than the best guess another one may be, of bytes that nothing but the model tells apart.
  static let guessBits = Bits(14)
  /// What a character costs where text goes on as it should.
  static let plainBits = Bits(7)
  /// What a character costs at most that the text before it names: one in eight such places holds it.
  static let namedBits = Bits(3)
  /// Values of a waiting byte above which nothing can be told of what is not even visible.
  static let nearlyKnown = 8
  /// How far behind the start of a search it may begin to repair, where no `?` shows the place.
  static let departureReach = 24
  /// Characters read before a search, for their context.
  static let contextLength = 12
  /// A byte that got lost: about one in a thousand does.
  static let lossBits = Bits(10)
}
