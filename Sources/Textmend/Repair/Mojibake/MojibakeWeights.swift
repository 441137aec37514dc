/// Every weight and margin of the mojibake rules, in bits.
///
/// Two figures are given, the rest derive from them: an unlikely letter costs a text about ``letter`` bits,
/// and what no author writes costs about ``alien``.
enum MojibakeWeights {
  /// What one letter of ordinary text costs more when it is the wrong one.
  static let letter = Bits(6)
  /// What a character costs that has no business in its text.
  static let alien = Bits(20)

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

  /// Added where one to three characters are all the evidence there is.
  static func shortness(changed: Int, proof: MojibakeProof) -> Bits {
    if changed >= 4 { return .zero }
    switch proof {
    case .utf8: return changed == 1 ? Bits(6) : Bits(2)
    case .pairs: return changed == 2 ? alien : letter
    case .letters: return changed == 2 ? alien : letter
    }
  }

  /// Added where the damaged run stands in quotation marks or code and is a small part of its line.
  static let quoted = Bits(40)
  /// Added where the line speaks of encodings and mojibake.
  static let mentioned = Bits(400)

  /// One more layer of damage.
  static let layer = Bits(4)

  // The lattice of lost bytes.

  /// A byte or pair that was lost at a mark that shows it (`?`, U+FFFD, `・`).
  static let lostAtMark = Bits(2)
  /// A pair that vanished without a mark: one in 30 characters of simplified Chinese falls into these rows.
  static let vanished = Bits(5)
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
  /// How many decoded characters a line needs before a lost byte is filled in: below, the model knows too
  /// little of the text, and U+FFFD stays.
  static let fillContext = 10
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
