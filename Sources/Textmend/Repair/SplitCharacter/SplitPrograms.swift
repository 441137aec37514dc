/// The programs that may have damaged a text, by what they would not have left in it.
struct SplitPrograms {
  struct Candidate {
    var program: BytewiseProgram
    var starts: SplitStarts

    /// What all places together must gain beyond what is demanded of each, to prove that this program was at work. Where
    /// the missing bytes are known, no place of 8,400 clean Chinese texts gains more than 6 bits, but for those that are
    /// damaged in truth.
    var proof: Bits { program.removesKnownBytes ? Bits(4) : SplitCharacter.demand }
  }

  /// With where to look for what they did; only those that have such places.
  private(set) var plausible: [Candidate] = []

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
    // What is strange nearly throughout is no text that was edited: it was read in a wrong encoding, or cannot be read.
    if SplitPrograms.isLost(sample) || SplitPrograms.isStrangeThroughout(sample) { programs = [.cutsAtMarks] }
    for program in programs where SplitPrograms.mayHavePassed(program, sample) {
      let starts = SplitStarts(sample, program: program, model: .shared)
      if !starts.places.isEmpty { plausible.append(Candidate(program: program, starts: starts)) }
    }
  }

  /// 锟斤拷: U+FFFD for bytes that are gone, read as GBK. Any program would make something of it.
  private static func isLost(_ sample: [UInt32]) -> Bool {
    zip(sample, sample.dropFirst()).contains { $0 == 0x951F && $1 == 0x65A4 }
  }

  /// Misaligned text reaches to the next ASCII character; more than three quarters of a document it hardly is.
  private static func isStrangeThroughout(_ sample: [UInt32]) -> Bool {
    var han = 0
    var strange = 0
    for (scalar, isStrange) in zip(sample, SplitStarts.strange(sample, .shared)) where scalar >= 0x80 {
      han += 1
      if isStrange { strange += 1 }
    }
    return strange * 4 > han * 3
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
