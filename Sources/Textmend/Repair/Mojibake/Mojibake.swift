/// Takes back readings with the wrong encoding, of any chain, over whole lines and runs inside them.
///
/// A run is encoded with the page it may have been read as and decoded with the encoding it may have been
/// written as (``MojibakeUnits``). Structure prunes the chains, the model decides two-sided where in the line
/// each reading holds (``MojibakeReading``), lost bytes are filled in by ``MojibakeLattice``, and
/// ``MojibakeSearch`` weighs all chains against the line as it stands.
struct Mojibake: Rule {
  static let pages = [
    RulePage(
      code: .mojibakeOneByte, name: "mojibake of a one-byte code page",
      summary: """
        UTF-8 or a legacy encoding that was read as windows-1252 or another one-byte code page; HZ without its shifts.
        """,
      mechanism: """
        Each byte became a character of the code page. The characters are turned back into bytes and read as \
        what they were written as; layers are taken back one by one.
        """,
      refusal: """
        Where the bytes are malformed, where the result is no likelier than the text by the rarity of the \
        misreading, and where a text quotes mojibake.
        """,
      before: "GrÃ¶ÃŸe", after: "Größe"),
    RulePage(
      code: .mojibakeEastAsian, name: "mojibake of an East Asian code page",
      summary: "UTF-8 or a legacy encoding that was read as GBK, Big5, Shift_JIS or EUC-KR.",
      mechanism: """
        Pairs of bytes became characters. The pairs are taken apart and read as what they were written as; bytes \
        that the wrong decoder lost are filled in where structure and language leave one likely reading. In Shift_JIS \
        that was read as UTF-8, ASCII that was half of a character came through and tells of the other half.
        """,
      refusal: """
        As MOJ001; never where a character would have to be invented without context. Where several fillings are about \
        as likely, none is taken: the lost character shows as U+FFFD, a lost ASCII character as `?`, and both \
        candidates are reported.
        """,
      before: "涓枃缂栫爜", after: "中文编码"),
    RulePage(
      code: .mojibakeLost, name: "mojibake that is lost",
      summary: "What is left of text after its bytes were replaced: 锟斤拷, 占쏙옙, U+FFFD, ? for every letter.",
      mechanism: """
        A decoder wrote U+FFFD for what it could not read; written as UTF-8 and read as GBK or EUC-KR, pairs of \
        them become 锟斤拷 and 占쏙옙. An encoder wrote ? for each letter that it did not have.
        """,
      refusal: "Always: the text is gone. It is reported, never edited.",
      before: "锟斤拷锟斤拷", after: "锟斤拷锟斤拷"),
  ]

  /// What the scan must have seen in a line that is searched.
  static let interesting: ScanFlags = [
    .oneByteMojibake, .eastAsianMojibake, .debris, .sevenBit, .questionMarks,
  ]

  func propose(in window: Window, context: RepairContext, into proposals: inout Proposals) {
    guard !window.flags.isDisjoint(with: Mojibake.interesting) || context.mojibake.dominant != nil else {
      return
    }
    let search = MojibakeSearch(model: context.model, document: context.mojibake)
    for range in window.lines {
      let line = Array(window.scalars[range])
      if context.selection.contains(.mojibakeLost) {
        proposals.refusals += MojibakeRefusals.find(line, offset: range.lowerBound)
      }
      if window.flags.contains(.sevenBit) { proposeSevenBit(line, range.lowerBound, context, &proposals) }
      guard line.contains(where: { $0 >= 0x80 }), !MojibakeRefusals.isLost(line),
        !window.isDecoded || MojibakeScan.isSuspicious(line), !Mojibake.isDebrisAlone(line)
      else { continue }
      guard let (candidate, gain, runnerUp) = search.best(line, flags: window.flags) else {
        proposeWithoutBytes(line, range.lowerBound, context, &proposals)
        continue
      }
      let rule = rule(of: candidate, search.chains)
      guard context.selection.contains(rule) else { continue }
      let chain = search.chains.chain(of: candidate.pairs, line)
      let second = runnerUp.map { Scalars.string($0.patch.applied(to: line).prefix(200)) }
      let original = gain + candidate.total + candidate.demand
      let weighing = Weighing(
        original: Bits(sixteenths: original).double,
        gain: Bits(sixteenths: original - candidate.total).double,
        runnerUpGain: runnerUp.map { Bits(sixteenths: original - $0.total).double })
      for edit in candidate.patch.edits {
        let start = range.lowerBound + edit.range.lowerBound
        proposals.replacements.append(
          Replacement(
            range: start..<(start + edit.range.count), scalars: edit.scalars, rule: rule, chain: chain,
            margin: Bits(sixteenths: gain), runnerUp: second, weighing: weighing))
      }
      for doubt in candidate.doubts {
        proposals.refusals.append(Refusal(doubt, offset: range.lowerBound, rule: rule))
      }
    }
  }

  /// Whether private use with a standard home is all that is strange about a line: it has a rule of its own.
  private static func isDebrisAlone(_ line: [UInt32]) -> Bool {
    guard line.contains(where: { PrivateUse.home(of: $0) != nil }) else { return false }
    return !MojibakeScan.isSuspicious(line.filter { PrivateUse.home(of: $0) == nil })
  }

  /// HZ without its shifts.
  private func proposeSevenBit(
    _ line: [UInt32], _ offset: Int, _ context: RepairContext, _ proposals: inout Proposals
  ) {
    guard context.selection.contains(.mojibakeOneByte),
      let (patch, gain) = MojibakeSevenBit(model: context.model).read(line, .ofDocument)
    else { return }
    let covered = patch.edits.reduce(0) { $0 + $1.range.count }
    guard covered * 2 >= line.count || !MojibakeSetting.speaksOfEncodings(line) else { return }
    let chain = Chain([.written(as: .hz), .read(as: .utf8, profile: .strict)])
    for edit in patch.edits {
      proposals.replacements.append(
        Replacement(
          range: (offset + edit.range.lowerBound)..<(offset + edit.range.upperBound), scalars: edit.scalars,
          rule: .mojibakeOneByte, chain: chain, margin: Bits(sixteenths: gain)))
    }
  }

  /// What shows as U+FFFD where text was read as UTF-8, so that its bytes are not known.
  private func proposeWithoutBytes(
    _ line: [UInt32], _ offset: Int, _ context: RepairContext, _ proposals: inout Proposals
  ) {
    guard context.selection.contains(.mojibakeEastAsian), line.contains(0xFFFD) else { return }
    if !proposeReplaced(line, offset, &proposals) { proposeRoundTrip(line, offset, context, &proposals) }
  }

  /// Shift_JIS that was read as UTF-8. Answers whether it is.
  private func proposeReplaced(_ line: [UInt32], _ offset: Int, _ proposals: inout Proposals) -> Bool {
    guard let reading = MojibakeReplaced().read(line) else { return false }
    let start = zip(line, reading.scalars).prefix { $0 == $1 }.count
    let end = zip(line[start...].reversed(), reading.scalars[start...].reversed()).prefix { $0 == $1 }.count
    let range = (offset + start)..<(offset + line.count - end)
    let scalars = Array(reading.scalars[start..<(reading.scalars.count - end)])
    if reading.margin >= MojibakeReplaced.demand {
      proposals.replacements.append(
        Replacement(
          range: range, scalars: scalars, rule: .mojibakeEastAsian,
          chain: Chain([.written(as: .shiftJIS), .read(as: .utf8, profile: .replacementCharacter)]),
          margin: reading.margin))
    } else {
      proposals.refusals.append(
        Refusal(
          range: range, rule: .mojibakeEastAsian, reason: .undecided, candidates: [Scalars.string(scalars)],
          margin: reading.margin))
    }
    return true
  }

  /// Gaps that a round trip through GBK left in text that is right otherwise.
  private func proposeRoundTrip(
    _ line: [UInt32], _ offset: Int, _ context: RepairContext, _ proposals: inout Proposals
  ) {
    let chain = Chain([
      .written(as: .utf8), .read(as: .gbk, profile: .questionMark), .written(as: .gbk),
      .read(as: .utf8, profile: .replacementCharacter),
    ])
    for filling in MojibakeRoundTrip(model: context.model).fillings(line) {
      let range = (offset + filling.range.lowerBound)..<(offset + filling.range.upperBound)
      if filling.odds >= MojibakeWeights.fillingOdds.sixteenths {
        proposals.replacements.append(
          Replacement(
            range: range, scalars: filling.scalars, rule: .mojibakeEastAsian, chain: chain,
            margin: Bits(sixteenths: filling.odds), runnerUp: Scalars.string(filling.second)))
      } else {
        proposals.refusals.append(
          Refusal(
            range: range, rule: .mojibakeEastAsian, reason: .undecided,
            candidates: [Scalars.string(filling.scalars), Scalars.string(filling.second)],
            margin: Bits(sixteenths: filling.odds)))
      }
    }
  }

  private func rule(of candidate: MojibakeSearch.Candidate, _ chains: MojibakeChains) -> RuleCode {
    chains.pages[candidate.pairs[0].read].isOneByte ? .mojibakeOneByte : .mojibakeEastAsian
  }
}

extension Refusal {
  /// A filling that stays open in a line that is repaired otherwise.
  fileprivate init(_ doubt: MojibakeDoubt, offset: Int, rule: RuleCode) {
    let candidates = [doubt.first, doubt.second].map { Scalars.string([$0]) }
    self.init(
      range: (offset + doubt.range.lowerBound)..<(offset + doubt.range.upperBound), rule: rule,
      reason: .undecided, candidates: candidates, margin: Bits(sixteenths: doubt.margin))
    isOfRepair = true
  }
}

extension Window {
  /// The window's lines without their ends, as ranges of scalars.
  var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for i in scalars.indices where scalars[i] == 0x0A || scalars[i] == 0x0D {
      if i > start { lines.append(start..<i) }
      start = i + 1
    }
    if start < scalars.count { lines.append(start..<scalars.count) }
    return lines
  }
}

extension MojibakeChains {
  /// The chain as it came about, first step first.
  func chain(of pairs: [MojibakePair], _ line: [UInt32]) -> Chain {
    var steps: [Chain.Step] = []
    for pair in pairs.reversed() {
      steps.append(.written(as: pages[pair.written].encoding))
      steps.append(.read(as: pages[pair.read].encoding, profile: pages[pair.read].profile(line)))
    }
    return Chain(steps)
  }
}
