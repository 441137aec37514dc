/// Letters of Latin words that stand as Han characters or syllables: `f眉r`, `G철y챌ay`. The two bytes that UTF-8
/// writes a letter with were read as one pair of GBK, Big5 or EUC-KR.
///
/// Such words are neither one script nor the other, and where every character of a line that is not ASCII turns out
/// to be UTF-8, and a Latin letter inside of a word, little more need be proven.
struct MojibakeLatinWords {
  /// Han characters and syllables that a letter may have become in any of the pages, a bit each.
  private static let disguised: [UInt64] = {
    var bits = [UInt64](repeating: 0, count: 0x10000 / 64)
    for table in [DoubleByteTable.gb18030, .big5, .uhc] {
      for lead in UInt8(0xC2)...0xC8 {
        for trail in UInt8(0x80)...0xBF {
          let letter = UInt32(lead & 0x1F) << 6 | UInt32(trail & 0x3F)
          let scalar = table.scalar(lead: lead, trail: trail)
          if isLetter(letter) || letter == 0xBB || letter == 0xAB, scalar >= 0x3400, scalar < 0xD7A4 {
            bits[Int(scalar / 64)] |= 1 << UInt64(scalar % 64)
          }
        }
      }
    }
    // Half-width kana that lead such a sequence in Shift_JIS.
    for scalar in 0xFF83...0xFF88 { bits[scalar / 64] |= 1 << UInt64(scalar % 64) }
    return bits
  }()

  /// Whether `scalar` is what a Latin letter becomes.
  @inline(__always)
  static func mayBeLetter(_ scalar: UInt32) -> Bool {
    scalar >= 0x3400 && scalar < 0x10000 && disguised[Int(scalar / 64)] & 1 << UInt64(scalar % 64) != 0
  }

  /// Letters of languages that are written in Latin letters and some more.
  static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xC0...0x17F: scalar != 0xD7 && scalar != 0xF7
    case 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x218...0x21B, 0x1E00...0x1EFF: true
    default: false
    }
  }

  /// Edits between two letters of ASCII, and beside one.
  private(set) var inside = 0
  private(set) var beside = 0
  /// Of each those of characters that are common as words of their own: lists of words have them, `cat猫`, and
  /// syllables are endings; no syllable stands inside.
  private(set) var commonInside = 0
  private(set) var commonBeside = 0
  /// Quotation marks that point outward and inward in turn: opened and closed.
  private(set) var quotations = 0
  /// Whether everything that would come of the line is Latin.
  private(set) var isLatin = true

  init(_ line: [UInt32], _ patch: MojibakePatch) {
    var open: UInt32?
    for edit in patch.edits {
      for scalar in edit.scalars where scalar == 0xAB || scalar == 0xBB {
        if let first = open, first != scalar { quotations += 1 }
        open = open == nil ? scalar : nil
      }
      for scalar in edit.scalars
      where !MojibakeLatinWords.isLetter(scalar) && !MojibakeLatinWords.isMark(scalar) {
        isLatin = false
      }
      let start = edit.range.lowerBound
      let end = edit.range.upperBound
      guard let first = edit.scalars.first, let last = edit.scalars.last else { continue }
      let isAfter =
        start > 0 && MojibakeLatinWords.isASCIILetter(line[start - 1]) && MojibakeLatinWords.isLetter(first)
      let isBefore =
        end < line.count && line[end] >= 0x61 && line[end] <= 0x7A && MojibakeLatinWords.isLetter(last)
      let isCommon = line[edit.range].contains(where: MojibakeLatinWords.isCommon)
      // Nor are three letters in a row any word.
      if isAfter && isBefore || (isAfter || isBefore) && edit.scalars.count > 2 {
        inside += 1
        if isCommon, !line[edit.range].contains(where: { $0 >= 0xAC00 }) { commonInside += 1 }
      } else if isAfter || isBefore {
        beside += 1
        if isCommon { commonBeside += 1 }
      }
    }
  }

  /// Whether `scalar` may be a word or an ending by itself.
  private static func isCommon(_ scalar: UInt32) -> Bool {
    let bits = LanguageModel.shared.unigram(scalar)
    return switch scalar {
    case 0x3400..<0xA000: bits < MojibakeWeights.commonHan
    case 0xAC00..<0xD7A4: bits < MojibakeWeights.commonSyllable
    default: false
    }
  }

  /// Whether what would change may be words of their own beside Latin ones.
  var areWordsOfTheirOwn: Bool { isLatin && inside + quotations == 0 && commonBeside > 0 }

  /// Bits that the line must gain beyond the rarity of its chain; nil where nothing is proven.
  var demand: Bits? {
    guard isLatin, inside + beside + quotations > 0, !areWordsOfTheirOwn else { return nil }
    if inside + quotations == 0 { return MojibakeWeights.alien }
    if inside > 1 { return .zero - MojibakeWeights.alien }
    if inside > commonInside { return .zero - MojibakeWeights.letter }
    return MojibakeWeights.letter
  }

  private static func isASCIILetter(_ scalar: UInt32) -> Bool {
    (scalar >= 0x41 && scalar <= 0x5A) || (scalar >= 0x61 && scalar <= 0x7A)
  }

  /// Whether such a sequence stands in what follows ASCII and ends before it: one letter behind a letter, or any before
  /// a small letter.
  ///
  /// - Parameter run: characters above ASCII.
  @inline(__always)
  static func mayEnd(_ span: borrowing Span<UInt8>, _ run: Range<Int>, last: UInt32) -> Bool {
    let start = run.lowerBound
    let end = run.upperBound
    let isAfter = start > 0 && (span[start - 1] | 0x20) &- 0x61 < 26
    let isBefore = end < span.count && span[end] &- 0x61 < 26
    if mayBeLetter(last) { return isBefore || isAfter && end - start == 3 }
    // ﾃ to ﾈ, which Shift_JIS makes of the leads C3 to C8.
    return isAfter || isBefore
      ? span[start] == 0xEF && span[start + 1] == 0xBE && span[start + 2] &- 0x83 < 6 : false
  }

  /// Marks of Latin-1, quotation marks and dashes.
  private static func isMark(_ scalar: UInt32) -> Bool {
    scalar < 0xC0 || scalar == 0xD7 || scalar == 0xF7 || scalar >= 0x2010 && scalar <= 0x203A
      || scalar == 0x20AC
  }
}

extension MojibakeSearch {
  /// The Latin words of a line of which all is UTF-8; nil where no letter proves it.
  ///
  /// - Complexity: O(line).
  func latinWords(_ line: [UInt32], _ bytes: inout MojibakeLine) -> Candidate? {
    guard line.contains(where: MojibakeLatinWords.mayBeLetter) else { return nil }
    var best: Candidate?
    for encoding in [Encoding.gbk, .eucKR, .big5, .shiftJIS] {
      guard let pair = chains.utf8(readAs: encoding), bytes.pages.all & 1 << UInt32(pair.read) != 0,
        let whole = Whole(line, bytes[pair.read], chains.pages[pair.written]),
        let demand = MojibakeLatinWords(line, whole.patch).demand
      else { continue }
      let total = cost(whole.output) + (pair.prior + demand).sixteenths
      guard total < best?.total ?? .max else { continue }
      best = Candidate(
        patch: whole.patch, pairs: [pair], total: total, changed: whole.changed, kept: 0, filled: 0,
        demand: 0,
        isWholeLine: true)
    }
    return best
  }
}
