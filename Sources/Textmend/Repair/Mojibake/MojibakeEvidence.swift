/// What a candidate's edits prove apart from the model's opinion of them.
struct MojibakeEvidence {
  /// Characters of the line that would change, and that are no blanks.
  private(set) var covered = 0
  private(set) var visible = 0
  /// Changed letters that count: no marks, no lone symbols between blanks.
  private var letters = 0
  /// Edits that touch an ASCII letter although their result is East Asian.
  private var gluedToLatin = 0
  /// Edits of one character between Han or kana that stay: two-byte text is damaged in runs.
  private var loneAmidHan = 0
  private var oddities = 0
  /// One sequence of two bytes, without letters on both sides.
  private var isLoose = false
  /// One sequence of two bytes in the midst of an ASCII word, its second character no letter.
  private var isEmbedded = false
  /// Such a sequence that no writer can have meant.
  private(set) var isImpossible = false
  /// Edits beside an ASCII letter although their result is Greek, Cyrillic, Hebrew or Arabic.
  private var mixedWords = 0
  private var hasOtherScript = false
  /// Characters of the result that the model does not know, and how many of them share a block.
  private var unknown = 0
  private var coherent = 0
  private var distinctUnknown: Set<UInt32> = []
  /// Whether a changed character is a letter as the text stands, not a symbol.
  private var hasLetterBefore = false
  /// Whether letters of the scripts that other pages are for would stay as they are.
  private var leavesLetters: Bool { lettersLeft > 0 }
  private var lettersLeft = 0
  /// Edits beside a letter above Latin that would stay as it is, though no lead of UTF-8 can be seen in it.
  private var besideLetter = 0
  /// Edits of quotation marks and dashes that do not stand between letters.
  private var quotationMarks = 0
  /// Whether all of the edits are of one and the same character.
  private var isOneLetter = false
  /// Latin capitals above ASCII that would stay as they are.
  private var latinLeft = 0
  /// Capitals of them beside ASCII capitals: words in disguise.
  private var latinWordsLeft = 0
  /// Letters of the line that the edits would make other letters.
  private var lettersBefore = 0
  /// Whether the line holds East Asian text as it stands.
  private var isEastAsian = false
  /// Edits that would put a small letter into a word of capitals.
  private var smallAmidCapitals = 0
  /// How many different letters prove a script that the model does not know: a sign before each of many figures is
  /// one sign.
  private static let leastUnknown = 4
  private let edits: Int
  private let changed: Int
  private let pair: MojibakePair
  private let isLong: Bool

  init(_ line: [UInt32], _ patch: MojibakePatch, _ pair: MojibakePair) {
    self.pair = pair
    edits = patch.edits.count
    changed = patch.edits.reduce(0) { $0 + $1.scalars.count }
    isLong = patch.edits.contains { $0.range.count > 2 * $0.scalars.count }
    var position = 0
    for edit in patch.edits {
      lettersLeft += line[position..<edit.range.lowerBound].count { $0 >= 0x370 && $0 < 0x600 }
      position = edit.range.upperBound
    }
    lettersLeft += line[position...].count { $0 >= 0x370 && $0 < 0x600 }
    let inside = patch.edits.reduce(0) {
      $0 + line[$1.range].count { MojibakeEvidence.isAnyCapital($0) && MojibakeEvidence.isLetter($0) }
    }
    latinLeft = line.count { MojibakeEvidence.isAnyCapital($0) && MojibakeEvidence.isLetter($0) } - inside
    if pair.proof == .letters { latinWordsLeft = MojibakeEvidence.latinWords(line, outside: patch) }
    var blocks: [UInt32: Int] = [:]
    for edit in patch.edits {
      for scalar in edit.scalars where MojibakeEvidence.isForeign(scalar) {
        unknown += 1
        if distinctUnknown.count < MojibakeEvidence.leastUnknown { distinctUnknown.insert(scalar) }
        // Phonetic letters come from anywhere.
        if scalar >= 0x300 { blocks[scalar >> 8, default: 0] += 1 }
      }
    }
    coherent = blocks.values.max() ?? 0
    if pair.proof == .letters, changed > 1 {
      let first = patch.edits[0].scalars[0]
      isOneLetter = patch.edits.allSatisfy { $0.scalars.allSatisfy { $0 == first } }
    }
    for scalar in line where scalar != 0x20 && scalar != 0x09 { visible += 1 }
    if pair.proof == .letters { isEastAsian = line.contains { $0 >= 0x2E80 && $0 < 0xFB00 } }
    for edit in patch.edits {
      covered += edit.range.count
      if pair.proof == .letters { lettersBefore += line[edit.range].count { MojibakeEvidence.isLetter($0) } }
      hasLetterBefore =
        hasLetterBefore
        || line[edit.range].contains { MojibakeReading.isLetterNotMark($0) && $0 < 0x2010 || $0 > 0x2BFF }
      let before = edit.range.lowerBound > 0 ? line[edit.range.lowerBound - 1] : 0x20
      let after = edit.range.upperBound < line.count ? line[edit.range.upperBound] : 0x20
      if edit.scalars.count == 1, MojibakeEvidence.isEastAsian(before) || MojibakeEvidence.isEastAsian(after)
      {
        loneAmidHan += 1
      }
      if MojibakeEvidence.isWhole(before) || MojibakeEvidence.isWhole(after) { besideLetter += 1 }
      if line[edit.range].allSatisfy(MojibakeEvidence.isQuotationMark),
        !(MojibakeReading.isWordPart(before) && MojibakeReading.isWordPart(after))
      {
        quotationMarks += 1
      }
      let isAmongLetters = MojibakeReading.isWordPart(before) || MojibakeReading.isWordPart(after)
      for scalar in edit.scalars where MojibakeReading.isWordPart(scalar) && scalar >= 0x80 {
        if isAmongLetters || edit.scalars.count > 1 { letters += 1 }
      }
      // Soft hyphens and no-break spaces alone are debris, not letters of another page.
      if pair.proof == .letters, line[edit.range].allSatisfy({ $0 == 0xAD || $0 == 0xA0 }) {
        letters -= edit.scalars.count
      }
      if edit.scalars.contains(where: { $0 >= 0x2E80 }),
        MojibakeEvidence.isLatin(before) || MojibakeEvidence.isLatin(after)
      {
        gluedToLatin += 1
      }
      if let first = edit.scalars.first, let last = edit.scalars.last,
        (first >= 0x370 && first < 0x700 && MojibakeEvidence.isLatin(before))
          || (last >= 0x370 && last < 0x700 && MojibakeEvidence.isLatin(after))
      {
        mixedWords += 1
      }
      if MojibakeEvidence.isAmidCapitals(line, edit) { smallAmidCapitals += 1 }
      hasOtherScript = hasOtherScript || edit.scalars.contains { $0 >= 0x370 && $0 < 0x700 }
      if changed <= 2 { note(line, edit, before, after) }
    }
  }

  private static func isLatin(_ scalar: UInt32) -> Bool {
    (scalar >= 0x41 && scalar <= 0x5A) || (scalar >= 0x61 && scalar <= 0x7A)
  }

  /// Kana, Han characters and syllables.
  private static func isEastAsian(_ scalar: UInt32) -> Bool {
    scalar >= 0x3041 && scalar < 0xA000 || scalar >= 0xAC00 && scalar < 0xD7A4
  }

  /// Letters of Greek and Cyrillic, but for those that one-byte pages make of the leads D0 and D1.
  private static func isWhole(_ scalar: UInt32) -> Bool {
    scalar >= 0x386 && scalar < 0x530 && ![0x420, 0x421, 0x43F, 0x44F].contains(scalar)
  }

  /// Accents and points that stand on the letter before.
  private static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x300...0x36F, 0x591...0x5C7, 0x610...0x61A, 0x64B...0x65F: true
    default: false
    }
  }

  private static func isQuotationMark(_ scalar: UInt32) -> Bool {
    [0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026].contains(scalar)
  }

  /// Letters and control pictures that the model does not know.
  private static func isForeign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x250..<0x1E00, 0x2400..<0x2440, 0x2C00..<0x2E80, 0x3100..<0x3200, 0xA4D0..<0xAC00:
      LanguageModel.shared.unigram(scalar) >= MojibakeWeights.dearestFilling
    default: false
    }
  }

  /// How many capitals above ASCII stand beside ASCII capitals outside of what would change.
  private static func latinWords(_ line: [UInt32], outside patch: MojibakePatch) -> Int {
    var edits = patch.edits[...]
    var count = 0
    for i in line.indices where isAnyCapital(line[i]) && isLetter(line[i]) {
      while let edit = edits.first, edit.range.upperBound <= i { edits.removeFirst() }
      if let edit = edits.first, edit.range.contains(i) { continue }
      if i > 0 && isCapital(line[i - 1]) || i + 1 < line.count && isCapital(line[i + 1]) { count += 1 }
    }
    return count
  }

  private static func isAnyCapital(_ scalar: UInt32) -> Bool {
    isCapital(scalar) || (scalar >= 0xC0 && scalar < 0xDF && scalar != 0xD7)
  }

  /// Whether a small letter would stand behind a capital and before another, or behind two; ß may.
  private static func isAmidCapitals(_ line: [UInt32], _ edit: MojibakePatch.Edit) -> Bool {
    let start = edit.range.lowerBound
    let end = edit.range.upperBound
    guard start > 0, isAnyCapital(line[start - 1]), let last = edit.scalars.last, isSmall(last), last != 0xDF
    else { return false }
    return end < line.count && isAnyCapital(line[end]) || start > 1 && isAnyCapital(line[start - 2])
  }

  private static func isCapital(_ scalar: UInt32) -> Bool { scalar >= 0x41 && scalar <= 0x5A }

  private mutating func note(_ line: [UInt32], _ edit: MojibakePatch.Edit, _ before: UInt32, _ after: UInt32)
  {
    if pair.proof == .utf8, MojibakeEvidence.isImpossible(line, edit, before, after) {
      isImpossible = true
      return
    }
    let isBetween = MojibakeReading.isWordPart(before) && MojibakeReading.isWordPart(after)
    if !isBetween, !isInsideWord(line, edit, before, after) { isLoose = true }
    if !MojibakeReading.isWordPart(before), !MojibakeReading.isWordPart(after), pair.prior > Bits(9) {
      oddities += 1
    }
    // A mark without its letter.
    if let first = edit.scalars.first, MojibakeEvidence.isMark(first), !MojibakeReading.isWordPart(before) {
      oddities += 1
    }
    for scalar in edit.scalars where scalar >= 0x370 && !(scalar >= 0x1E00 && scalar < 0x2070) {
      // The model knows nothing of it.
      if LanguageModel.shared.unigram(scalar) >= MojibakeWeights.dearestFilling { oddities += 2 }
    }
    // Two letters of which one page makes one letter.
    if pair.proof == .utf8, edit.range.count == 2,
      line[edit.range].allSatisfy({ MojibakeEvidence.isLetter($0) }),
      let result = edit.scalars.first
    {
      oddities += LanguageModel.shared.unigram(result) >= MojibakeWeights.dearestFilling ? 3 : 1
    }
    isEmbedded =
      isEmbedded
      || (MojibakeEvidence.isLatin(before) && MojibakeEvidence.isLatin(after)
        && !MojibakeEvidence.isCapital(after)
        && edit.range.count == 2 && pair.prior <= Bits(7)
        && !MojibakeReading.isLetterNotMark(line[edit.range.lowerBound + 1]))
    let start = edit.range.lowerBound
    if let last = edit.scalars.last, MojibakeEvidence.isSmall(last), start >= 1,
      MojibakeEvidence.isCapital(line[start - 1]),
      start >= 2 && MojibakeEvidence.isCapital(line[start - 2]) || MojibakeEvidence.isAmidCapitals(line, edit)
    {
      oddities += 1
    }
  }

  /// Whether a capital stands behind small letters, or behind the one capital of a name, and a character that is
  /// no part of any word stands behind it in the midst of the word.
  private static func isImpossible(
    _ line: [UInt32], _ edit: MojibakePatch.Edit, _ before: UInt32, _ after: UInt32
  ) -> Bool {
    let first = edit.range.lowerBound
    guard isLatin(before), edit.scalars.count == 1, line[first] >= 0xC3, line[first] <= 0xC5 else {
      return false
    }
    let isAfterSmall = !isCapital(before)
    if edit.scalars[0] == 0xE0, line[edit.range.upperBound - 1] == 0x20 || edit.range.count == 1 {
      return isAfterSmall
    }
    guard edit.range.count == 2, isLatin(after), !isCapital(after) else { return false }
    if !isAfterSmall, first >= 2, MojibakeReading.isWordPart(line[first - 2]) { return false }
    switch line[first + 1] {
    case 0xA0, 0xAB, 0xBB, 0xFFFD, 0x201A, 0x201E, 0x2039, 0x203A, 0x2C6, 0x2D8...0x2DD: return true
    // Two capitals between small letters.
    default: return isAfterSmall && isLetter(line[first + 1]) && !isSmall(line[first + 1])
    }
  }

  /// Whether a symbol stands directly beside a letter outside the sequence, as no writer puts it: `m√≤`, `├änd`.
  private func isInsideWord(
    _ line: [UInt32], _ edit: MojibakePatch.Edit, _ before: UInt32, _ after: UInt32
  ) -> Bool {
    func isSymbol(_ scalar: UInt32) -> Bool {
      switch scalar {
      case 0xA1...0xBF: scalar != 0xAB && scalar != 0xBB && scalar != 0xB7
      case 0x80...0x9F, 0x192, 0x2200...0x22FF, 0x2320...0x2321, 0x2500...0x25CF: true
      default: false
      }
    }
    let first = line[edit.range.lowerBound]
    let last = line[edit.range.upperBound - 1]
    return (isSymbol(first) && (MojibakeEvidence.isLatin(before) || MojibakeEvidence.isLatin(after)))
      || (isSymbol(last) && MojibakeEvidence.isLatin(after))
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    scalar >= 0xC0 && scalar < 0x250 && scalar != 0xD7 && scalar != 0xF7
  }

  /// Small letters of Latin-1 and of the pairs of Latin Extended-A.
  private static func isSmall(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xDF...0xFF: scalar != 0xF7
    case 0x100...0x137, 0x14A...0x177: scalar & 1 == 1
    case 0x139...0x148, 0x179...0x17E: scalar & 1 == 0
    default: false
    }
  }

  /// Bits that little evidence adds to the demand; nil where there is too little for any gain.
  var shortness: Bits? {
    var bits = Bits.zero
    if edits > 1, smallAmidCapitals * 2 > edits { return nil }
    // Letters of scripts that the model does not know come together or not at all.
    if unknown * 3 > changed, coherent * 4 < unknown * 3 { return nil }
    if isImpossible, oddities == 0 { return .zero }
    if isEmbedded, oddities == 0 { return .zero - MojibakeWeights.embedded }
    for _ in 0..<oddities { bits += MojibakeWeights.oddity }
    switch pair.proof {
    case .utf8:
      // Of a word, all or nothing is damaged.
      if besideLetter * 2 > edits { return nil }
      if unknown == changed, distinctUnknown.count < MojibakeEvidence.leastUnknown { return nil }
      if changed < 4, isLoose { bits += MojibakeWeights.few }
      if changed <= 2, isLoose, !isLong { bits += MojibakeWeights.single }
      return bits
    case .pairs, .letters:
      guard letters >= MojibakeWeights.leastChanged(pair.proof) else { return nil }
      // A line in disguise is no line of Greek, Cyrillic or Arabic.
      if pair.proof == .letters, hasOtherScript, latinLeft >= letters { return nil }
      // Latin letters for Latin letters: any language that the model does not know gains by being made another.
      if pair.proof == .letters, !hasOtherScript, isEastAsian || lettersBefore * 3 > changed * 2 {
        return nil
      }
      // A word is in one script.
      if pair.proof == .letters, hasOtherScript, changed < 8 * mixedWords + 2 * latinWordsLeft { return nil }
      if pair.proof == .pairs, loneAmidHan * 2 >= edits { return nil }
      if pair.proof == .pairs, gluedToLatin > 0, changed < 2 * gluedToLatin + edits { return nil }
      if unknown > 0, letters <= 3 || unknown * 4 > changed { return nil }
      if pair.proof == .pairs, !hasLetterBefore, letters <= 4 { return nil }
      if pair.proof == .letters, lettersLeft >= letters || quotationMarks * 2 > edits || isOneLetter {
        return nil
      }
      if pair.proof == .letters, leavesLetters, letters < 12 { bits += MojibakeWeights.alien }
      if letters <= 3, pair.proof == .pairs {
        bits += letters == 2 ? MojibakeWeights.alien : MojibakeWeights.fewUnproven
      } else if letters <= 2 {
        bits += MojibakeWeights.oddity
      }
      return bits
    }
  }
}
