/// The programs that may have damaged a text, by what they would not have left in it.
struct SplitPrograms {
  struct Candidate {
    var program: BytewiseProgram
    var starts: SplitStarts
    /// Whether less than an eighth of the text is strange.
    var isCalm: Bool
    /// How many characters are strange, where nearly all are: else 0.
    var strange = 0

    /// What all places together must gain beyond what is demanded of each, to prove that this program was at work. Where
    /// the missing bytes are known, no place of 8,400 clean Chinese texts gains more than 6 bits, but for those that are
    /// damaged in truth; the longer a text is, and the more else is wrong in it, the more of chance is the best of it.
    ///
    /// - Parameter count: of code points that were read.
    func proof(in count: Int) -> Bits {
      if strange > 0 { return max(SplitCharacter.demand, Bits(SplitPrograms.leastPerStrange * strange)) }
      // Of text that is strange for another reason, any program would make something.
      if program.losesUnknownBytes, isCalm { return Bits(8) }
      guard program.removesKnownBytes else { return SplitCharacter.demand }
      let lengths = count / Candidate.usualLength
      let doublings = lengths.bitWidth - lengths.leadingZeroBitCount
      return Bits(4 + 2 * doublings)
    }

    private static let usualLength = 4096
  }

  /// With where to look for what they did; only those that have such places.
  private(set) var plausible: [Candidate] = []
  /// Whether less than an eighth of the text is strange.
  private(set) var isCalm = true

  /// What lost bytes must gain for each strange character, where nearly all are, in bits: 112 lines that lost a byte early
  /// gain 8.1 to 17.7, 5,820 texts that were damaged in other ways at most 6.0.
  fileprivate static let leastPerStrange = 7

  /// Han characters below which nothing is looked for.
  private static let leastHan = 8

  /// - Complexity: linear.
  init(_ sample: [UInt32]) {
    guard
      sample.lazy.filter(CharacterClass.isHan).prefix(SplitPrograms.leastHan).count == SplitPrograms.leastHan
    else { return }
    var programs: [BytewiseProgram] = [.cutsAtMarks]
    if let width = WrappedLines.width(of: sample) { programs.append(.wrapsLines(width: width)) }
    programs += [
      .foldsWidth, .foldsQuotes, .foldsBlanks, .removesBlanks, .removesBackslashes(.gbk),
      .removesBackslashes(.big5), .losesBytes(.gbk), .losesBytes(.big5),
    ]
    let (han, strange) = SplitPrograms.strangeness(of: sample)
    isCalm = strange * 8 < han
    // What is strange nearly throughout was read in a wrong encoding, or cannot be read, or is a line that lost a byte early:
    // misaligned text reaches to the next ASCII character.
    let isStrange = strange * 4 > han * 3
    if SplitPrograms.isLost(sample) || SplitPrograms.isMisread(sample) {
      programs = [.cutsAtMarks]
    } else if isStrange {
      programs = [.cutsAtMarks, .losesBytes(.gbk), .losesBytes(.big5)]
    }
    for program in programs where SplitPrograms.mayHavePassed(program, sample) {
      let starts = SplitStarts(sample, program: program, model: .shared)
      if !starts.places.isEmpty {
        plausible.append(
          Candidate(
            program: program, starts: starts, isCalm: isCalm,
            strange: isStrange && program.losesUnknownBytes ? strange : 0))
      }
    }
  }

  /// 锟斤拷: U+FFFD for bytes that are gone, read as GBK. Any program would make something of it.
  private static func isLost(_ sample: [UInt32]) -> Bool {
    zip(sample, sample.dropFirst()).contains { $0 == 0x951F && $1 == 0x65A4 }
  }

  /// Whether some of it is UTF-8 that was read as GBK: a run of three bytes for a character each, which text of GBK never
  /// holds. Where bytes of such text are lost, any program would make something of it.
  private static func isMisread(_ sample: [UInt32]) -> Bool {
    var run = 0
    var awaited = 0
    for scalar in sample {
      let code = SplitPage.gbk.code(scalar)
      for byte in [UInt8(code >> 8), UInt8(code & 0xFF)] {
        if awaited > 0, 0x80...0xBF ~= byte {
          awaited -= 1
          if awaited == 0 { run += 1 }
          if run == misreadRun { return true }
        } else {
          if awaited > 0 || !(0xE3...0xE9 ~= byte) { run = 0 }
          awaited = 0xE3...0xE9 ~= byte ? 2 : 0
        }
      }
    }
    return false
  }

  private static let misreadRun = 4

  /// The characters of a text that are not ASCII, and those of them that are strange.
  private static func strangeness(of sample: [UInt32]) -> (han: Int, strange: Int) {
    var han = 0
    var strange = 0
    for (scalar, isStrange) in zip(sample, SplitStarts.strange(sample, .shared)) where scalar >= 0x80 {
      han += 1
      if isStrange { strange += 1 }
    }
    return (han, strange)
  }

  /// One character in so many may be there in spite of a program: added later.
  private static let tolerance = 2000

  private static func mayHavePassed(_ program: BytewiseProgram, _ sample: [UInt32]) -> Bool {
    let page = program.page
    var foreign = 0
    var left = 0
    var coded = 0
    // U+FFFD may be what the program left of a character.
    for scalar in sample where scalar >= 0x80 && scalar != 0xFFFD {
      let code = page.code(scalar)
      if code == 0 { foreign += 1 } else { coded += 1 }
      if !program.leaves(scalar, code: code) { left += 1 }
    }
    return left * tolerance <= coded && foreign * 64 <= coded
  }
}
