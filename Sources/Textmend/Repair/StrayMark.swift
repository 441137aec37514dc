/// Which marks a machine puts before which.
enum StrayMark {
  enum Kind {
    /// `,` before 。、，； in Han text.
    case halfWidthComma
    /// `,` before `,` or `;` or ” between Han, where the document is in ASCII marks.
    case halfWidthBeforeHalfWidth
    /// `,,` before three digits of a number: 2,,704.
    case halfWidthInNumber
    /// ， before 。、； and ”.
    case fullWidthComma
    /// ，，
    case doubledComma
    /// 。。 、、
    case doubled
  }

  /// What kind of stray mark stands at `i`, judged by its neighbours alone.
  static func kind(_ scalars: [UInt32], at i: Int) -> Kind? {
    let mark = scalars[i]
    guard mayBeStray(mark) else { return nil }
    let next = scalars[i + 1]
    let previous = i > 0 ? scalars[i - 1] : 0x0A
    // Runs of three and more are an author's, and so is what follows another mark.
    guard !isMark(previous) else { return nil }
    let afterNext = i + 2 < scalars.count ? scalars[i + 2] : 0x0A
    // The dot of .NET or .5 is no mark of the sentence.
    let isDotOfWord = afterNext == 0x2E && i + 3 < scalars.count && EastAsianText.isNarrow(scalars[i + 3])
    let endsRun = !isMark(afterNext) || isDotOfWord
    switch (mark, next) {
    case (0x2C, 0x3002), (0x2C, 0x3001), (0x2C, 0xFF0C), (0x2C, 0xFF1B):
      return isHanText(previous) || isHanText(afterNext) ? .halfWidthComma : nil
    case (0x2C, 0x2C) where dividesThousands(scalars, at: i):
      return .halfWidthInNumber
    case (0x2C, 0x2C), (0x2C, 0x3B), (0x2C, 0x201D):
      return endsRun && isHanText(previous) && (isHanText(afterNext) || afterNext == 0x0A)
        ? .halfWidthBeforeHalfWidth : nil
    case (0xFF0C, 0xFF0C): return endsRun ? .doubledComma : nil
    case (0xFF0C, 0x3002), (0xFF0C, 0x3001), (0xFF0C, 0xFF1B), (0xFF0C, 0x201D), (0xFF0C, 0x2C),
      (0xFF0C, 0x3B):
      return endsRun || next == 0x201D ? .fullWidthComma : nil
    case (0x3002, 0x3002), (0x3001, 0x3001): return endsRun ? .doubled : nil
    default: return nil
    }
  }

  /// Whether a line has a mark that ends a sentence: rows of CSV and lines of code have none.
  static func isProse(_ scalars: [UInt32]) -> Bool {
    scalars.contains { $0 == 0x3002 || $0 == 0xFF01 || $0 == 0xFF1F || $0 == 0x3F || $0 == 0x21 }
  }

  /// Whether the commas at `i` and behind it stand before a group of three digits, and behind one to three.
  private static func dividesThousands(_ scalars: [UInt32], at i: Int) -> Bool {
    func isDigit(_ k: Int) -> Bool { scalars.indices.contains(k) && (0x30...0x39).contains(scalars[k]) }
    let hasGroup = (2...4).allSatisfy { isDigit(i + $0) } && !isDigit(i + 5)
    let before = (1...4).prefix { isDigit(i - $0) }.count
    return hasGroup && (1...3).contains(before)
  }

  @inline(__always)
  static func mayBeStray(_ scalar: UInt32) -> Bool {
    scalar == 0x2C || scalar == 0xFF0C || scalar == 0x3002 || scalar == 0x3001
  }

  /// Non-ASCII marks before which a stray one may stand: 、。，；”.
  @inline(__always)
  static func mayFollowStray(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3001, 0x3002, 0xFF0C, 0xFF1B, 0x201D: true
    default: false
    }
  }

  private static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2C, 0x3B, 0x2E, 0x3001, 0x3002, 0xFF0C, 0xFF1B: true
    default: false
    }
  }

  /// Han, or what stands in Han text beside marks: closing quotes and brackets, digits, full-width letters.
  private static func isHanText(_ scalar: UInt32) -> Bool {
    CharacterClass.isHan(scalar)
      || (0x3008...0x301F).contains(scalar) || (0x2018...0x201D).contains(scalar)
      || (0xFF00...0xFF5E).contains(scalar)
  }
}

/// How often the document does what machines do.
struct StrayMarkEvidence: Sendable {
  private var marks = 0
  private var fullWidthCommas = 0
  private var halfWidthStray = 0
  private var halfWidthBefore = 0
  /// Those of ``halfWidthBefore`` that are `,,`.
  private var halfWidthDoubled = 0
  private var halfWidthInNumbers = 0
  private var doubledCommas = 0
  private var doubled = 0
  /// Those of ``doubled`` that are 。。
  private var doubledStops = 0
  /// Those of ``marks`` that are 。
  private var stops = 0
  /// Whether 。。。 stands somewhere, as an author's ellipsis.
  private var pausesWithStops = false

  init() {}

  mutating func gather(_ windows: [Window], text: [UInt8], rest: TextCounts) {
    for window in windows where window.flags.contains(.strayMark) {
      // Readings go before stray marks do: 調(diào),, is 調,, by then.
      let scalars =
        window.flags.contains(.annotation) ? StrayMarkEvidence.withoutNotes(window.scalars) : window.scalars
      let isProse = StrayMark.isProse(scalars)
      var i = 0
      while i + 1 < scalars.count {
        switch StrayMark.kind(scalars, at: i) {
        case .halfWidthComma: halfWidthStray += 1
        case .halfWidthBeforeHalfWidth where isProse:
          halfWidthBefore += 1
          if scalars[i + 1] == 0x2C { halfWidthDoubled += 1 }
        case .halfWidthInNumber: halfWidthInNumbers += 1
        case .fullWidthComma: fullWidthCommas += 1
        case .doubledComma: doubledCommas += 1
        case .doubled:
          doubled += 1
          if scalars[i] == 0x3002 { doubledStops += 1 }
        case .halfWidthBeforeHalfWidth, nil: break
        }
        i += 1
      }
    }
    guard fullWidthCommas + doubledCommas + doubled + halfWidthBefore > 0 else { return }
    (marks, stops) = StrayMarkEvidence.countMarks(text)
    pausesWithStops = doubledStops > 0 && StrayMarkEvidence.holdsLongEllipsis(text)
    marks += rest.marks
    stops += rest.stops
  }

  /// Without the readings behind characters.
  private static func withoutNotes(_ scalars: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(scalars.count)
    var i = 0
    while i < scalars.count {
      result.append(scalars[i])
      let note = CharacterClass.isHan(scalars[i]) ? Note(scalars, after: i) : nil
      i = note?.range.upperBound ?? i + 1
    }
    return result
  }

  /// 、 。 ， ； and ASCII commas after a non-ASCII character; and 。 alone.
  static func countMarks(_ text: [UInt8]) -> (all: Int, stops: Int) {
    var count = 0
    var stops = 0
    let span = text.span
    var i = 2
    while i < span.count {
      let byte = span[i]
      if byte == 0x2C || byte == 0x3B {
        if span[i - 1] >= 0x80 { count += 1 }
      } else if byte == 0x81 || byte == 0x82 {
        if span[i - 1] == 0x80, span[i - 2] == 0xE3 {
          count += 1
          if byte == 0x82 { stops += 1 }
        }
      } else if byte == 0x8C || byte == 0x9B {
        if span[i - 1] == 0xBC, span[i - 2] == 0xEF { count += 1 }
      }
      i += 1
    }
    return (count, stops)
  }

  /// Whether 。。。 stands somewhere.
  private static func holdsLongEllipsis(_ text: [UInt8]) -> Bool {
    let span = text.span
    var run = 0
    var i = 2
    while i < span.count {
      if span[i] == 0x82, span[i - 1] == 0x80, span[i - 2] == 0xE3 {
        run += 1
        if run == 3 { return true }
        i += 3
      } else {
        run = 0
        i += 1
      }
    }
    return false
  }

  /// Kind D in full width: at least three, or one beside three that look doubled, and at least 12 % of the marks that
  /// are not themselves stray. The least share seen from a machine is 20 %; the largest from an author below 4 %.
  var commasBeforeMarks: Bool {
    let stray = fullWidthCommas + doubledCommas
    return (fullWidthCommas >= 3 || fullWidthCommas >= 1 && stray >= 4) && stray * 100 >= 12 * (marks - stray)
  }

  /// Kind D in ASCII: ,, and ,; are strays where ,。 and ,、 prove the machine, or by their share.
  var halfWidthCommas: Bool {
    let stray = halfWidthBefore + halfWidthStray
    return halfWidthStray >= 2 || halfWidthStray == 1 && stray * 100 >= 20 * (marks - stray)
      || halfWidthBefore >= 3 && stray * 100 >= 12 * (marks - stray)
      || doubledCommas >= 1 && doublesEveryComma
  }

  /// Whether ,。 and the like prove the machine, also for lines that may be rows of a table.
  var provesComma: Bool { halfWidthStray >= 2 }

  /// Kind D in ASCII, between the digits of numbers: in CSV, 2,,704 are fields. What proves the machine there is that
  /// it put commas before marks of Han text, and repeatedly.
  var commasInNumbers: Bool { provesComma && halfWidthCommas }

  /// Kind DUP: different marks doubled, or many.
  var doublesMarks: Bool {
    let all = doubledCommas + doubled
    return doubledCommas >= 1 && all >= 3 && all * 100 >= 3 * marks
      || doubled >= (isRareAmongStops ? 2 : 4) && all * 100 >= 8 * marks && !isHabit
  }

  /// Whether only few 。 are doubled: an author who pauses with 。。 does so more often, and with 。。。, too. Of 14,000 clean
  /// texts one holds 。。, once.
  private var isRareAmongStops: Bool {
    doubledStops == doubled && stops - 2 * doubledStops >= 4 * doubledStops && !pausesWithStops
  }

  /// Whether 。。 is how the author pauses: no other mark is doubled, and either most 。 are, or there are so many other
  /// marks that a machine would have hit three of them at the rate of 。.
  private var isHabit: Bool {
    guard doubledCommas == 0, doubledStops == doubled else { return false }
    let single = stops - 2 * doubledStops
    return doubledStops > single || (marks - stops) * doubledStops > 3 * (single + doubledStops)
  }

  /// Kind DUP in text that mixes widths: ，， and ,, together are too many for slips.
  private var doublesEveryComma: Bool {
    let all = doubledCommas + doubled + halfWidthDoubled
    return all >= 4 && all * 100 >= 6 * marks
  }

  /// The evidence as bits: each further stray mark makes an author's habit less likely.
  func margin(of kind: StrayMark.Kind) -> Bits {
    switch kind {
    case .halfWidthComma: Bits(6 + min(halfWidthStray, 10))
    case .halfWidthBeforeHalfWidth, .halfWidthInNumber: Bits(3 + min(halfWidthStray + halfWidthBefore, 10))
    case .fullWidthComma: Bits(2 + min(fullWidthCommas, 12))
    case .doubledComma: Bits(3 + min(doubledCommas, 10))
    case .doubled: Bits(2 + min(doubledCommas + doubled, 10))
    }
  }
}
