/// Removes what is invisible and means nothing where it stands, and brings homeless characters home.
struct Debris: Rule {
  static let pages = [
    RulePage(
      code: .innerByteOrderMark, name: "byte order mark inside",
      summary: "U+FEFF anywhere but at the beginning of a file.",
      mechanism: "Files that begin with a byte order mark were joined.",
      refusal: "Never: as a zero-width no-break space U+FEFF has been replaced by U+2060 since 2002.",
      before: "第一行\\n[U+FEFF]第二行", after: "第一行\\n第二行"),
    RulePage(
      code: .zeroWidth, name: "zero-width characters",
      summary: "Zero-width spaces, joiners, direction marks and soft hyphens where no script needs them.",
      mechanism: "Editors, converters and copy protection put them between letters.",
      refusal: """
        Joiners in documents with right-to-left text, beside Indic and other joining scripts and inside emoji are \
        letters; zero-width spaces \
        divide words in Thai, Lao, Khmer and Burmese and keep Indic letters apart; direction marks stay in documents \
        with right-to-left text. Soft hyphens and word joiners (U+2060) go everywhere.
        """,
      before: "人生最[U+200B]悲慘", after: "人生最悲慘"),
    RulePage(
      code: .controlCharacter, name: "control characters",
      summary: "C0 controls are removed; C1 controls are windows-1252 characters in disguise.",
      mechanism: "Bytes 80 to 9F of windows-1252 were read as ISO-8859-1: U+0093 was “.",
      refusal: """
        Tab, line ends, form feed, backspace, escape, bell, NUL, the separators U+001C to U+001F and C1 controls \
        without a character stay: terminals, formatters and data files use them.
        """,
      before: "[U+0093]quoted[U+0094]", after: "“quoted”"),
    RulePage(
      code: .homelessPrivateUse, name: "private use with a standard home",
      summary: "Private-use code points for characters that Unicode has encoded since.",
      mechanism: """
        GB18030-2000 put characters that Unicode lacked at U+E78D to U+E864; the standards of 2005 and 2022 moved \
        them. U+E4C6 is Big5's full-width blank (A140) read as GBK.
        """,
      refusal: "In lines without Han characters: an icon font uses the same code points.",
      before: "部首[U+E81E]", after: "部首龴"),
  ]

  func propose(in window: Window, context: RepairContext, into proposals: inout Proposals) {
    guard window.flags.contains(.debris) else { return }
    let scalars = window.scalars
    var line: LineFacts?
    for (i, scalar) in scalars.enumerated() where CharacterClass.isDebris(scalar) {
      let facts = line ?? LineFacts(scalars, context.evidence.debris)
      line = facts
      guard let (rule, replacement) = Debris.decide(scalars, at: i, line: facts),
        context.selection.contains(rule)
      else { continue }
      proposals.replacements.append(
        Replacement(
          range: i..<(i + 1), scalars: replacement, rule: rule, chain: Debris.chain(of: rule),
          margin: Bits(10)))
    }
  }

  private static func chain(of rule: RuleCode) -> Chain {
    switch rule {
    case .controlCharacter: Chain([.written(as: .windows1252), .read(as: .isoLatin1, profile: .web)])
    case .homelessPrivateUse: Chain([.written(as: .gb18030), .read(as: .gbk, profile: .privateUseKept)])
    default: Chain([.debrisInserted])
    }
  }

  /// What is known of a whole line, for characters whose meaning depends on it.
  struct LineFacts {
    var hasHan = false
    var hasRightToLeft: Bool
    var hasJoining = false

    init(_ scalars: [UInt32], _ evidence: DebrisEvidence) {
      hasRightToLeft = evidence.hasRightToLeft
      for scalar in scalars {
        if CharacterClass.isHan(scalar) { hasHan = true }
        if (0x0590...0x08FF).contains(scalar) || (0xFB1D...0xFDFF).contains(scalar)
          || (0xFE70...0xFEFC).contains(scalar)
        {
          hasRightToLeft = true
        }
        if Debris.joins(scalar) { hasJoining = true }
      }
    }
  }

  private static func decide(
    _ scalars: [UInt32], at i: Int, line: LineFacts
  ) -> (RuleCode, [UInt32])? {
    switch scalars[i] {
    case 0xFEFF: return (.innerByteOrderMark, [])
    case 0x200C, 0x200D:
      return line.hasJoining || line.hasRightToLeft || neighbours(scalars, of: i).contains(where: isPictorial)
        ? nil : (.zeroWidth, [])
    case 0x200B:
      return isAmongUnspaced(scalars, at: i) || isAmongIndic(scalars, at: i) ? nil : (.zeroWidth, [])
    case 0x200E, 0x200F: return line.hasRightToLeft ? nil : (.zeroWidth, [])
    case 0x2060, 0xAD: return (.zeroWidth, [])
    case 0x80...0x9F:
      let scalar = SingleByteTable.windows1252.scalar(UInt8(scalars[i]))
      return scalar > 0x9F && scalar != .max ? (.controlCharacter, [scalar]) : nil
    case 0x07, 0x08, 0x1B...0x1F: return nil
    case 0x01...0x1F, 0x7F: return (.controlCharacter, [])
    case 0xE000...0xF8FF:
      guard line.hasHan, let home = PrivateUse.home(of: scalars[i]) else { return nil }
      return (.homelessPrivateUse, [home])
    default: return nil
    }
  }

  /// Whether a script uses joiners: where it stands in a line, joiners beside its marks and figures are its own.
  private static func joins(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0600...0x109F, 0x1780...0x18AF, 0x1A00...0x1CFF, 0xA800...0xABFF, 0xFB50...0xFDFF,
      0xFE70...0xFEFC, 0x11000...0x11FFF, 0x1E900...0x1E95F:
      true
    default: false
    }
  }

  /// Emoji and signs, which joiners make one picture of.
  private static func isPictorial(_ scalar: UInt32) -> Bool {
    scalar == 0xFE0F || scalar >= 0x2190 && scalar <= 0x2BFF || scalar >= 0x1F000 && scalar <= 0x1FAFF
  }

  /// Whether a zero-width space stands between two Indic letters, which would become one sign without it.
  private static func isAmongIndic(_ scalars: [UInt32], at i: Int) -> Bool {
    let both = neighbours(scalars, of: i)
    return both.count == 2 && both.allSatisfy { $0 >= 0x0900 && $0 < 0x0E00 }
  }

  /// Whether a zero-width space at `i` may divide words of a script written without blanks.
  private static func isAmongUnspaced(_ scalars: [UInt32], at i: Int) -> Bool {
    neighbours(scalars, of: i).contains { scalar in
      switch scalar {
      case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x1AAF, 0xA9E0...0xAA7F: true
      default: false
      }
    }
  }

  /// The nearest visible code points on either side.
  private static func neighbours(_ scalars: [UInt32], of i: Int) -> [UInt32] {
    var result: [UInt32] = []
    var j = i - 1
    while j >= 0, isInvisible(scalars[j]) { j -= 1 }
    if j >= 0 { result.append(scalars[j]) }
    j = i + 1
    while j < scalars.count, isInvisible(scalars[j]) { j += 1 }
    if j < scalars.count { result.append(scalars[j]) }
    return result
  }

  private static func isInvisible(_ scalar: UInt32) -> Bool {
    (0x200B...0x200F).contains(scalar) || scalar == 0x2060 || scalar == 0xFEFF || scalar == 0xAD
  }
}
