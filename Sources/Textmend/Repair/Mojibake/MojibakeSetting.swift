/// Where damaged text stands, and what that adds to the demand: text that quotes mojibake is left alone.
enum MojibakeSetting {
  /// Bits, in sixteenths, that a candidate must gain beyond its prior; nil where no gain is enough.
  static func demand(_ line: [UInt32], _ candidate: MojibakeSearch.Candidate) -> Int32? {
    let pair = candidate.pairs[candidate.pairs.count - 1]
    let evidence = MojibakeEvidence(line, candidate.patch, pair)
    guard let shortness = candidate.isWholeLine ? .zero : evidence.shortness else { return nil }
    if pair.proof == .utf8, candidate.pairs.count == 1, line.contains(where: MojibakeLatinWords.mayBeLetter),
      MojibakeLatinWords(line, candidate.patch).areWordsOfTheirOwn
    {
      return nil
    }
    if pair.proof == .letters, isDrawing(candidate.patch) { return nil }
    var bits = shortness
    switch pair.proof {
    case .utf8:
      // Amid much that stays as it is, some pairs happen to be UTF-8.
      if candidate.kept > 4 * candidate.changed, !MojibakeChains.shared.pages[pair.read].isOneByte,
        !line.contains(0xFFFD), isDear(line, candidate.patch)
      {
        return nil
      }
    case .pairs:
      if MojibakeWords(line, candidate.patch).areWords || isDear(line, candidate.patch) { return nil }
      if isHalfWidthKana(line, candidate.patch) { return nil }
    case .letters:
      if candidate.isWholeLine { break }
      let words = MojibakeWords(line, candidate.patch)
      if words.areAbbreviations { return nil }
      if words.areFewCapitals { bits += MojibakeWeights.alien + MojibakeWeights.letter }
    }
    if candidate.isWholeLine, MojibakeCentralEuropean.isFaint(line) { bits += MojibakeWeights.oddity }
    if candidate.isWholeLine || evidence.covered * 2 < evidence.visible, speaksOfEncodings(line) {
      return nil
    }
    switch quotation(line, candidate.patch) {
    case .none: break
    case .besideText: bits += MojibakeWeights.quoted
    case .besideItsMeaning:
      guard evidence.covered * 2 >= evidence.visible else { return nil }
      bits += MojibakeWeights.quoted
    }
    return bits.sixteenths
  }

  /// Whether what pairs would make is no text either: against noise, anything is likely.
  private static func isDear(_ line: [UInt32], _ patch: MojibakePatch) -> Bool {
    var state = LanguageModel.State()
    var cost: Int32 = 0
    var count: Int32 = 0
    var position = 0
    for edit in patch.edits {
      for scalar in line[position..<edit.range.lowerBound] { _ = LanguageModel.shared.step(&state, scalar) }
      for scalar in edit.scalars { cost += LanguageModel.shared.step(&state, scalar).sixteenths }
      count += Int32(edit.scalars.count)
      position = edit.range.upperBound
    }
    return cost > MojibakeWeights.dearestPairs.sixteenths * count
  }

  /// Whether nothing but lines and blocks would come of letters: `ДД:ММ`. Drawings come with their words.
  private static func isDrawing(_ patch: MojibakePatch) -> Bool {
    patch.edits.allSatisfy { edit in edit.scalars.allSatisfy { $0 < 0x80 || $0 &- 0x2500 < 0x100 } }
  }

  /// Whether all that would change are words in half-width kana, spelled as kana are. Korean or Chinese read as
  /// Shift_JIS has kanji among its kana, and marks and small kana in any place.
  private static func isHalfWidthKana(_ line: [UInt32], _ patch: MojibakePatch) -> Bool {
    for edit in patch.edits {
      var previous: UInt32 = 0
      for scalar in line[edit.range] {
        guard scalar < 0x80 || mayFollowAsKana(scalar, previous) else { return false }
        // Marks and blanks end a word.
        previous = scalar < 0xFF66 ? 0 : scalar
      }
    }
    return true
  }

  /// Whether a half-width kana or mark may stand behind another; 0: at the beginning of a word.
  private static func mayFollowAsKana(_ scalar: UInt32, _ previous: UInt32) -> Bool {
    switch scalar {
    // ﾞ behind ｳ, ｶ to ﾄ and ﾊ to ﾎ; ﾟ behind ﾊ to ﾎ.
    case 0xFF9E: previous == 0xFF73 || previous &- 0xFF76 < 15 || previous &- 0xFF8A < 5
    case 0xFF9F: previous &- 0xFF8A < 5
    // ｬｭｮ behind kana in i.
    case 0xFF6C...0xFF6E:
      [0xFF77, 0xFF7C, 0xFF81, 0xFF86, 0xFF8B, 0xFF90, 0xFF98, 0xFF9E, 0xFF9F].contains(previous)
    // ｦ, other small kana, ｰ and ﾝ begin no word.
    case 0xFF66...0xFF70, 0xFF9D: previous != 0
    case 0xFF61...0xFF9C: true
    default: false
    }
  }

  /// Words of those who write about mojibake, in lower case.
  private static let words: [[UInt32]] = [
    "mojibake", "乱码", "亂碼", "文字化け", "encod", "decod", "utf-8", "utf8", "unicode", "gbk", "big5", "latin-1",
    "latin1", "cp1252", "windows-125", "iso-8859", "charset", "code page", "codepage", "iconv", "garbled",
    "gibberish", "编码", "編碼", "кодировк", "кракозябр", "깨진 글자", "kodier",
    "u+fffd", "\\ufffd", "\\x80", "corrupted", "mangled",
  ].map { $0.unicodeScalars.map(\.value) }

  static func speaksOfEncodings(_ line: [UInt32]) -> Bool {
    for i in line.indices {
      let first = lowered(line[i])
      for word in words where word[0] == first && i + word.count <= line.count {
        var k = 1
        while k < word.count, lowered(line[i + k]) == word[k] { k += 1 }
        if k == word.count { return true }
      }
    }
    return false
  }

  private static func lowered(_ scalar: UInt32) -> UInt32 {
    scalar >= 0x41 && scalar <= 0x5A ? scalar + 32 : scalar
  }

  private enum Quotation {
    case none
    /// Clean text above ASCII stands outside the quotation marks.
    case besideText
    /// What the repair would make stands outside the quotation marks: the line explains the damage.
    case besideItsMeaning
  }

  /// How what would change stands between quotation marks.
  private static func quotation(_ line: [UInt32], _ patch: MojibakePatch) -> Quotation {
    guard let first = patch.edits.first?.range.lowerBound, let last = patch.edits.last?.range.upperBound
    else { return .none }
    guard let open = line[..<first].lastIndex(where: { opening.contains($0) }),
      let close = line[last...].firstIndex(where: { closing.contains($0) })
    else { return .none }
    if contains(line, outside: open...close, patch) { return .besideItsMeaning }
    // The quotation holds nothing but the damage, give or take a word.
    let around = first - open - 1 + (close - last)
    guard around <= 2 * (last - first) + 8 else { return .none }
    let hasText = line.indices.contains { line[$0] >= 0xC0 && ($0 < open || $0 > close) }
    return hasText ? .besideText : .none
  }

  /// Whether a repaired word stands elsewhere in the line as it should be.
  private static func contains(
    _ line: [UInt32], outside range: ClosedRange<Int>, _ patch: MojibakePatch
  ) -> Bool {
    for edit in patch.edits {
      var start = edit.range.lowerBound
      var end = edit.range.upperBound
      while start > 0, isLetter(line[start - 1]) { start -= 1 }
      while end < line.count, isLetter(line[end]) { end += 1 }
      let word = line[start..<edit.range.lowerBound] + edit.scalars + line[edit.range.upperBound..<end]
      // One letter stands in any text.
      guard word.count > 1 || !isLetter(edit.scalars.last ?? 0), line.count >= word.count else { continue }
      for i in 0...(line.count - word.count) where !range.contains(i) {
        if line[i..<(i + word.count)].elementsEqual(word) { return true }
      }
    }
    return false
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    (scalar >= 0x41 && scalar <= 0x5A) || (scalar >= 0x61 && scalar <= 0x7A)
  }

  private static let opening: Set<UInt32> = [
    0x22, 0x27, 0x60, 0xAB, 0x2018, 0x201C, 0x300C, 0x300E, 0x201E, 0x7C,
  ]
  private static let closing: Set<UInt32> = [
    0x22, 0x27, 0x60, 0xBB, 0x2019, 0x201D, 0x300D, 0x300F, 0x201C, 0x7C,
  ]
}
