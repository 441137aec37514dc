/// Every weight and margin of the mojibake rules, in bits.
///
/// Two figures are given, the rest derive from them: an unlikely letter costs a text about ``letter`` bits,
/// and what no author writes costs about ``alien``.
enum MojibakeWeights {
  /// What one letter of ordinary text costs more when it is the wrong one.
  static let letter = Bits(6)
  /// What a character costs that has no business in its text.
  static let alien = Bits(20)

  /// A line of which no four characters in a row cost as much is read as its author meant it. The cheapest of 5,000
  /// damaged lines has 43 bits; half of the clean lines that the scan sends here stay below.
  static let leastPeak = Bits(36)
  /// The same where the scan saw nothing but rare Han or Hangul: the cheapest damaged line has 60 bits.
  static let leastEastAsianPeak = Bits(52)

  /// Bits to enter a damaged run inside a line, by the strength of the structure that proves it.
  static func entry(_ proof: MojibakeProof) -> Bits {
    switch proof {
    case .utf8: letter
    case .pairs: letter + letter
    case .letters: letter + letter
    }
  }

  /// A run that begins or ends between two letters: words are damaged whole, unless each of their characters
  /// is proven alone by UTF-8 structure.
  static let insideWord = letter + letter

  /// How many changed characters a run needs at least.
  static func leastChanged(_ proof: MojibakeProof) -> Int {
    switch proof {
    case .utf8: 1
    case .pairs: 2
    case .letters: 2
    }
  }

  /// Gain in bits for each changed character below which a repair is an accident of the model.
  static func gainPerCharacter(_ proof: MojibakeProof) -> Bits {
    switch proof {
    case .utf8: Bits(2)
    case .pairs: Bits(3)
    case .letters: Bits(2)
    }
  }

  /// How many changed characters decide that no weaker proof is looked at, and what each must gain.
  static let decisiveChanged = 6
  /// The same for UTF-8 read as the pages that it is read as most often.
  static let decisiveCommon = 3
  static func decisiveGain(_ proof: MojibakeProof) -> Bits { proof == .utf8 ? Bits(3) : letter }

  /// The rarity of the pages as which UTF-8 is read most often, windows-1252 and Latin-1.
  static let commonest = Bits(7)

  /// Added where a single UTF-8 sequence of two bytes is all the evidence there is.
  static let single = letter
  /// A Han character that costs less may stand beside a Latin word, as a word of its own; a syllable as an ending.
  static let commonHan = Bits(14)
  static let commonSyllable = Bits(20)
  /// Taken off for a sequence inside a word of ASCII letters: no writer puts such a symbol there.
  static let embedded = Bits(10)
  /// Taken off for such a sequence whose second character is no sign of a word at all: a quotation mark, a
  /// no-break space, a lost character, an accent alone; and whose first is a capital amid small letters.
  static let impossible = alien
  /// How many characters of a line must be taken back for each that the model would leave as it is.
  static let provenWhole = 6
  /// Added where one to three changed characters are all the evidence there is.
  static let few = Bits(2)
  /// Added where the evidence is two or three characters that only the model speaks for.
  static let fewUnproven = letter
  /// Added for each oddity of a result that hangs on one or two characters: a script or a character that the line
  /// has nothing to do with, a small letter that ends a word of capitals, letters that were letters before.
  static let oddity = letter + letter

  /// Added where the damaged run stands in quotation marks or code and is a small part of its line.
  static let quoted = Bits(40)
  /// One more layer of damage.
  static let layer = Bits(4)

  /// What a line must gain that is taken back because most lines of its document were.
  static let likeMost = Bits(4)

  /// HZ that lost its shifts, in a line of its own.
  static let sevenBit = Bits(12)
  /// Bits to enter pairs; behind a figure, where the model knows nothing of the language that goes on, these and the
  /// character's own at most.
  static let sevenBitEntry = Bits(3)
  static let sevenBitBehindFigure = Bits(5)
  /// What a figure costs more that stays ASCII: most of the figures in such lines are halves of pairs.
  static let sevenBitFigure = Bits(1)
  /// What a character of such text may cost on average: Chinese has 7 to 10 bits, characters at random 14 and more.
  static let dearestSevenBit = Bits(12)
  /// How many characters such a line has at least.
  static let fewestSevenBit = 5
  /// The same in a document that is known to hold such text, where they are most of the line.
  static let fewestSevenBitOfDocument = 2

  /// The same for pairs that were read as letters: names and lists cost more than sentences.
  static let dearestPairs = Bits(16)

  // The lattice of lost bytes.

  /// A byte or pair that was lost at a mark that shows it (`?`, U+FFFD, `・`).
  static let lostAtMark = Bits(2)
  /// A pair that vanished without a mark: one in 30 characters of simplified Chinese falls into these rows.
  static let vanished = Bits(5)
  /// `?` for the last byte alone, where decoders eat the next one too.
  static let notEaten = letter + letter
  /// What an eaten byte gains that the text asks for: the bracket that is open, the second of two asterisks.
  static let expectedEaten = Bits(5)
  /// The odds against all other fillings together that a filling must have: 1 to 4. Of 90 fillings in simulated damage
  /// that have less, one in six is right; of 210 with up to 1 to 1, one in three.
  static let fillingOdds = Bits(-2)
  /// How much more it needs for each character of which next to nothing is known, beyond two, among the twelve around
  /// it: where most of a text is guessed, one guess follows from the other.
  static let fillingOddsBesideGuess = Bits(2)
  /// How many guesses among them leave no guess standing.
  static let mostGuesses = 5
  /// A digit other than 1 at the beginning of a number: so little that no figure is guessed, whatever comes first.
  static let otherDigit = Bits(sixteenths: 4)
  /// A bracket or quotation mark that is filled in although nothing in the line opens or closes it.
  static let unmatched = letter
  /// A filling in a script that one in eight, or none, of the certain characters have.
  static let rareScript = letter + letter
  static let foreignScript = alien
  /// A no-break space that became a blank.
  static let blankForNoBreakSpace = Bits(2)
  /// A filling that stays U+FFFD.
  static let leftLost = Bits(30)
  /// What a byte costs that has been read and whose character is not complete yet.
  static let pendingByte = Bits(4)
  /// How far behind the best a hypothesis may fall.
  static let beamDepth = Bits(36)
  /// How many hypotheses are kept.
  static let beamWidth = 32
  /// How much context a line needs before lost bytes are filled in, where a decoded letter counts one and a
  /// Han character, syllable or kana three: below, the model knows too little of the text, and U+FFFD stays.
  static let fillContext = 24
  /// The dearest character that is filled in: the model knows nothing of dearer ones.
  static let dearestFilling = Bits(16)
  /// The same for Han characters and syllables.
  static let dearestIdeograph = Bits(21)
}

/// What proves a chain, apart from the model.
enum MojibakeProof: Sendable {
  /// The bytes are UTF-8.
  case utf8
  /// The bytes are two-byte codes, all assigned.
  case pairs
  /// Nothing but the letters themselves.
  case letters
}
