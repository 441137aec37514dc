/// Every figure that detection decides with. Bits unless said otherwise.
enum DetectionWeights {
  /// Bytes that the candidates are compared on. From about 4 KB on no answer changes; more only costs time.
  static let sampleBytes = 12_288
  /// Bytes that all candidates read, and those of the second round. Each round keeps what could still win.
  static let rounds = [384, 2048, sampleBytes]
  /// A candidate stays for the next round while its cost is below best × (1 + this / 64) plus ``slack``.
  static let keptShare = 10
  static let slack = 48

  /// Zones of a file from which the sample is drawn alike.
  static let zones = 16
  /// Bytes of ASCII kept around a non-ASCII run: about two words, so that letters have their word.
  static let context = 24

  /// The model's bits grow with the text although its errors do not cancel: a share of the margin is believed.
  static let marginShare = 0.25

  /// What it costs that the first byte belongs to a character cut off before the input.
  static let cutAtStart = 10

  /// Sixteenths of a bit for a letter that the text's best alphabet does not hold.
  static let outsideAlphabet: Int32 = 5 * 16
  /// Sixteenths of a bit that a letter inside it costs at most: what a rare letter of a known language costs.
  static let letterBound: Int32 = 8 * 16
  /// Sixteenths of a bit: how rare languages are that the model has not learnt.
  static let rareLanguage: Int32 = 12 * 16
  /// Sixteenths of a bit for a Greek, Cyrillic, Hebrew or Arabic letter right behind a Latin one.
  static let mixedWord: Int32 = 6 * 16
  /// Bits for a page of whose own letters the text does not hold more than half.
  static let withoutOwnLetters = 300
  /// Bits for a Hangul syllable that only Microsoft's extension of EUC-KR has: one in a thousand of real ones.
  static let extendedHangul = 8

  /// Sixteenths of a bit that a line, block or shape of a drawing costs at most.
  static let drawing: Int32 = 10 * 16

  /// Sixteenths of a bit beyond the model's, for modifier letters, bopomofo and single jamo.
  static let rareScript: Int32 = 6 * 16
  /// The same for private use and what is malformed.
  static let noCharacter: Int32 = 8 * 16

  /// Lines of a file by which it is told whether it is in several encodings, and which.
  static let mixedSample = 32
  /// Encodings tried on every line of such a file.
  static let mixedEncodings = 5
  /// Margins that lines must add up to before an encoding is tried on all.
  static let mixedEvidence = 12.0
  /// What it costs that a line is in another encoding than the one before.
  static let changeOfEncoding = 12
  /// What it is worth that a line is well-formed UTF-8.
  static let validLine = 20

  /// Kana stand at the same codes in EUC-JP, GB 2312 and EUC-KR: each speaks with a bit for Japanese, up to so many bits.
  static let foreignKana = 8

  /// Bytes at the head in which zeros and control characters are looked for; git looks at the first 8,000.
  static let head = 8192
  /// Percent of control characters from which bytes are no text.
  static let binaryControls = 20
  /// Percent of code points that no text holds, above which units of two or four bytes are no text.
  static let wideOddities = 5
}
