// The standard library composes text itself; the call is SPI until it becomes public (swift-evolution: unicode normalization).
@_spi(_Unicode) import Swift

/// Replaces characters that Unicode has for compatibility alone (the CMP family).
enum Compatibility: Normalizer {
  static let pages = [
    RulePage(
      code: .radical, name: "radicals",
      summary: "Kangxi radicals and CJK radicals where characters are meant.",
      mechanism: """
        Fonts in PDF files and some input methods give ⼈ (U+2F08) for 人 and ⻑ (U+2ED1) for 長: they look the same, and no search \
        finds them. Each becomes the ideograph that Unicode names (EquivalentUnifiedIdeograph).
        """,
      refusal:
        "Lists of radicals: three or more in a line with no character beside them; U+2E80, which has no ideograph.",
      before: "⼈⺠的⽣活", after: "人民的生活"),
    RulePage(
      code: .compatibilityIdeograph, name: "compatibility ideographs",
      summary: "Ideographs that Unicode holds twice, for round trips to older standards.",
      mechanism:
        "Their canonical equivalent takes their place, as in every normalization form: 樂 (U+F914) is 樂.",
      refusal: "The twelve in that block that are unified ideographs in their own right (﨎 to 﨩).",
      before: "金[U+F914]隊", after: "金樂隊"),
    RulePage(
      code: .ligature, name: "ligatures",
      summary: "Latin and Armenian ligatures with a code point of their own.",
      mechanism:
        "Typesetting programs write ﬁ as U+FB01; copied from a PDF it hides the word from every search.",
      refusal: "Letters that only look like ligatures: æ, œ, ß, ĳ.", before: "the ﬁrst oﬃce",
      after: "the first office"),
    RulePage(
      code: .halfWidthKana, name: "half-width kana",
      summary: "Half-width katakana and marks become full width.",
      mechanism:
        "Old Japanese systems had one byte for each; voicing marks are joined with their letter: ｶﾞ is ガ.",
      refusal:
        "Marks (｡ ｢ ｣ ､ ･) in lines without half-width letters, and voicing marks that voice nothing: faces are drawn with them.",
      before: "ﾊﾟｿｺﾝ｡", after: "パソコン。"),
    RulePage(
      code: .oddSpace, name: "odd spaces",
      summary: "No-break spaces and spaces of other widths become blanks.",
      mechanism:
        "U+00A0, U+2000 to U+200A, U+202F, U+205F, and the ideographic space beside what is not Chinese or Japanese.",
      refusal:
        """
        Ideographic spaces at the ends of a line, where they indent, and between two characters of Chinese or Japanese; the \
        no-break space behind the number of a heading (5.1.2. Title, Chapter 3. Title), where publishing programs put it.
        """,
      before: "10[U+00A0]km", after: "10 km"),
  ]

  static func rewrite(_ text: [UInt8], options: Options) -> Rewrite<UInt8> {
    guard options.rules.containsAny(of: pages) else { return Rewrite() }
    var changes: [Rewrite<UInt8>.Change] = []
    var hasOtherSpaces: Bool?
    var i = 0
    while let found = firstTrigger(text.span, from: i) {
      let line = lineRange(text, around: found)
      let scalars = Scalars.decode(text, in: line)
      let facts = hasOtherSpaces ?? hasSpacesInLines(text, from: line.lowerBound)
      hasOtherSpaces = facts
      mend(scalars, start: line.lowerBound, options: options, hasOtherSpaces: facts, into: &changes)
      i = line.upperBound
    }
    return Rewrite(changes)
  }

  /// The first character that the family concerns, or something like it.
  private static func firstTrigger(_ span: borrowing Span<UInt8>, from start: Int) -> Int? {
    var i = start
    while i < span.count {
      i += span.asciiCount(from: i)
      let end = min(span.count, i + 64)
      while i < end {
        let (scalar, length) = Scalars.decodeOne(span, at: i)
        if isConcerned(scalar) { return i }
        i += length
      }
    }
    return nil
  }

  @inline(__always)
  private static func isConcerned(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    case Radicals.first...Radicals.last: true
    case 0xF900...0xFAFF, 0x2F800...0x2FA1F, 0xFB00...0xFB17, 0xFF61...0xFF9F: true
    default: false
    }
  }

  private static func lineRange(_ text: [UInt8], around i: Int) -> Range<Int> {
    let start = text[..<i].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return start..<(text[i...].firstIndex(of: 0x0A) ?? text.count)
  }

  /// Whether odd spaces other than the ideographic one stand between words.
  private static func hasSpacesInLines(_ text: [UInt8], from start: Int) -> Bool {
    var i = start
    while let found = firstTrigger(text.span, from: i) {
      let (scalar, length) = Scalars.decodeOne(text.span, at: found)
      i = found + length
      guard OddSpaces.isOdd(scalar), scalar != 0x3000, found > 0, i < text.count else { continue }
      if text[found - 1] > 0x20, text[i] > 0x20 { return true }
    }
    return false
  }

  private static func mend(
    _ scalars: [UInt32], start: Int, options: Options, hasOtherSpaces: Bool,
    into changes: inout [Rewrite<UInt8>.Change]
  ) {
    let hasKana = scalars.contains(where: HalfWidthKana.isLetter)
    let listsRadicals = scalars.indices.count { standsAlone(scalars, at: $0) } > 2
    var byte = start
    var i = 0
    while i < scalars.count {
      var count = 1
      var length = Scalars.length(scalars[i])
      if isConcerned(scalars[i]),
        let (rule, after, taken) = replacement(
          scalars, at: i, hasKana: hasKana, listsRadicals: listsRadicals, hasOtherSpaces: hasOtherSpaces),
        options.rules.contains(rule)
      {
        count = taken
        if taken == 2 { length += Scalars.length(scalars[i + 1]) }
        changes.append(
          .certain(byte..<(byte + length), Scalars.utf8(after), rule, Chain([.compatibilityForms])))
      }
      i += count
      byte += length
    }
  }

  /// What takes the place of the character at `i`, and of how many.
  private static func replacement(
    _ scalars: [UInt32], at i: Int, hasKana: Bool, listsRadicals: Bool, hasOtherSpaces: Bool
  ) -> (RuleCode, [UInt32], Int)? {
    let scalar = scalars[i]
    switch scalar {
    case Radicals.first...Radicals.last:
      guard !listsRadicals || !standsAlone(scalars, at: i) else { return nil }
      return Radicals.ideograph(of: scalar).map { (.radical, [$0], 1) }
    case 0xF900...0xFAFF, 0x2F800...0x2FA1F:
      let after = String(Character(Unicode.Scalar(scalar)!))._nfc.map(\.value)
      return after == [scalar] ? nil : (.compatibilityIdeograph, after, 1)
    case 0xFB00...0xFB17:
      return ligature(scalar).map { (.ligature, $0, 1) }
    case 0xFF61...0xFF9F:
      guard hasKana, let wide = HalfWidthKana.fullWidth(scalars, at: i) else { return nil }
      return (.halfWidthKana, [wide.scalar], wide.count)
    case 0x3000:
      return OddSpaces.isBlank(scalars, at: i, hasOtherSpaces: hasOtherSpaces) ? (.oddSpace, [0x20], 1) : nil
    default:
      return OddSpaces.isTypographic(scalars, at: i) ? nil : (.oddSpace, [0x20], 1)
    }
  }

  /// Whether a radical is here that has no character of a word beside it.
  private static func standsAlone(_ scalars: [UInt32], at i: Int) -> Bool {
    guard Radicals.ideograph(of: scalars[i]) != nil else { return false }
    func isWord(_ k: Int) -> Bool {
      guard scalars.indices.contains(k) else { return false }
      return EastAsianText.isLetter(scalars[k]) || EastAsianText.isNarrow(scalars[k])
        || Radicals.ideograph(of: scalars[k]) != nil
    }
    return !isWord(i - 1) && !isWord(i + 1)
  }

  /// The letters of a ligature (Unicode's compatibility mappings of U+FB00 to U+FB17).
  private static func ligature(_ scalar: UInt32) -> [UInt32]? {
    let letters = [
      "ff", "fi", "fl", "ffi", "ffl", "st", "st", "", "", "", "", "", "", "", "", "", "", "", "", "մն", "մե",
      "մի",
      "վն", "մխ",
    ][Int(scalar - 0xFB00)]
    return letters.isEmpty ? nil : letters.unicodeScalars.map(\.value)
  }
}
