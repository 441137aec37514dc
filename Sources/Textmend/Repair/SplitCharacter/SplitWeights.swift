/// The widths and weights of the search for split characters.
extension SplitLattice {
  /// Hypotheses kept at one position.
  static let beamWidth = 220
  /// Only the best may assume that a pair vanished: each tries about 20 × 94 codes.
  static let vanishingWidth = 12
  /// How many that assume one are kept: each is continued with 94 bytes.
  static let vanishedWidth = 40
  /// How many of those meet a lost byte at once.
  static let doubleGuessWidth = 10
  /// Hypotheses worse than the best by more are dropped.
  static let beamBits = Bits(44)
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
  /// A search is given up when every repair is so much worse than the text as it stands.
  static let hopelessBits = Bits(80)
  /// The longest stretch that is searched at once, in characters: bounded memory for text that never recovers.
  static let lengthLimit = 400
}
