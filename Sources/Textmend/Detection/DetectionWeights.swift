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

  /// The model's bits grow with the text although its errors do not cancel: a share of the margin is believed. Fitted on
  /// 16,000 answers, most of them to inputs of 4 to 256 bytes: with it, answers of confidence 0.88 to 0.92 (margins of 6
  /// to 7 bits) were right in 96 of 100, those above 0.9 in 99.7.
  static let marginShare = 0.5

  /// What the encoding is worth that the text itself declares, and those that go with a hint. A declaration may be a
  /// template's or left over from a conversion: a few words outweigh it.
  static let declared = 20
  static let hint = 8

  /// Bits a byte above which no reading is text: of the development files none costs more than 11.2 in its own encoding,
  /// and bytes at random no less than 14.8 in any. Nearer to the texts, since undecided is better than wrong.
  static let nonsense = 12.0
  /// The same for each code point of UTF-16 and UTF-32 without a byte order mark. Texts of the development files cost 10 at
  /// most, letters of scripts that the model has not learnt 17 each; numbers and programs cost 18.7 and more.
  static let wideNonsense = 17.5
  /// Encodings alike on the sample that are tried on the whole input where the first has malformed bytes.
  static let verified = 3

  /// Bits by which text must read better as UTF-7 than as the ASCII that it also is: more than a run or two save.
  static let utf7 = 30
  /// Bits that the characters of a text cost on average at most, each by itself: Han at random cost 18 and more.
  static let rareCharacter = 15.0

  /// Bytes up to which well-formed UTF-8 of two-byte characters may be something else.
  static let briefUTF8 = 24

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

  /// Sixteenths of a bit that a character costs at most from the third time on that it stands in a row.
  static let again: Int32 = 16
  /// Sixteenths of a bit more for a half-width kana behind what is not Japanese.
  static let loneKana: Int32 = 8 * 16

  /// Sixteenths of a bit beyond the model's, for modifier letters, bopomofo and single jamo.
  static let rareScript: Int32 = 6 * 16
  /// The same for private use and what is malformed.
  static let noCharacter: Int32 = 14 * 16

  /// Lines of a file by which it is told whether it is in several encodings, and which.
  static let mixedSample = 32
  /// Encodings tried on every line of such a file.
  static let mixedEncodings = 5
  /// Bytes of the stretches that a longer line is cut into; four times as many of one that cannot be cut are compared.
  static let mixedStretch = 2048
  /// Margins that lines must add up to before an encoding is tried on all.
  static let mixedEvidence = 12.0
  /// What it costs that a line is in another encoding than the one before.
  static let changeOfEncoding = 12
  /// What it is worth that a line is well-formed UTF-8.
  static let validLine = 20

  /// Bits that kana and Hangul are likelier in files of their languages than in the training text, nearly all of which
  /// is Chinese: log2 of how much more of that there is, about 4 and 5, and fitted.
  static let kana = 4
  static let hangul = 4

  /// Kana stand at the same codes in EUC-JP, GB 2312 and EUC-KR: each speaks with two bits for Japanese, up to so many bits.
  static let foreignKana = 12

  /// Bytes at the head in which zeros and control characters are looked for; git looks at the first 8,000.
  static let head = 8192
  /// Percent of control characters from which bytes are no text.
  static let binaryControls = 20
  /// Percent of code points that no text holds, above which units of two or four bytes are no text.
  static let wideOddities = 5

  // One-byte pages. Sixteenths of a bit but where said otherwise.

  /// Shares of what pairs of ASCII letters say of the language, and the number of pairs from which the share shrinks.
  static let plainShare = 0.5
  static let leastPlainShare = 0.1
  static let plainPairs = 100.0
  /// Bits: what a page costs at most in a language that it is made for, and what it costs more in others.
  static let ownLanguage = 6
  static let foreignLanguage = 6
  /// A letter that the language does not have, of its script and of another.
  static let outsideLetter: Int32 = 12 * 16
  static let otherScript: Int32 = 20 * 16
  /// What follows such a letter: a letter of the language, or the end of the word.
  static let afterOutside: Int32 = 6 * 16
  static let afterOutsideAtEnd: Int32 = 3 * 16
  /// Words of ASCII letters in a language of another script: once where they are nearly all of the text, and each.
  static let latinText: Int32 = 10 * 16
  static let latinStart: Int32 = 6 * 16
  static let latinLetter: Int32 = 4 * 16
  static let latinEnd: Int32 = 2 * 16
  static let capitalInWord: Int32 = 8 * 16
  static let capitalAfterCapital: Int32 = 24
  static let capitalAtStart: Int32 = 40
  /// Lines and blocks: the same again, another behind one, the first after a blank, any other.
  static let sameDrawing: Int32 = 16
  static let nextDrawing: Int32 = 5 * 16
  static let drawingAtStart: Int32 = 10 * 16
  static let otherDrawing: Int32 = 12 * 16
  /// Signs that the training text is short of: degrees, fractions, currencies.
  static let sign: Int32 = 9 * 16
  static let signBefore: Int32 = 24
  static let signAlone: Int32 = 16
  static let signAfterLetter: Int32 = 3 * 16
  static let noBreak: Int32 = 7 * 16
  static let currencySign: Int32 = 16 * 16
  static let rareSign: Int32 = 14 * 16
  static let euro: Int32 = 8 * 16
  static let noMark: Int32 = 22 * 16
}
