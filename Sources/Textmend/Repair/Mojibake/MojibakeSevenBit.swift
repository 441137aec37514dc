/// Chinese in HZ that lost its shifts `~{` and `~}`: pairs of ASCII characters, each a character of GB 2312 less its
/// high bits.
///
/// Nothing in such a line is above ASCII, so the scan lets it through. A whole file is damaged or none of it: its
/// head is searched for a line that is proven, and only then every line is looked at.
struct MojibakeSevenBit {
  let model: LanguageModel

  /// How much of a document is searched, in bytes.
  private static let head = 16 * 1_024
  /// How many pairs with a common lead stand in a run that is looked at, four of five at least; and in a document
  /// that is known to hold such text.
  private static let fewestCommon = 4
  private static let fewestCommonOfDocument = 2
  /// Longest line that is looked at, in bytes: bounds the memory of the way back.
  private static let longestLine = 4_096

  /// Whether the head of a document proves that it holds such text.
  ///
  /// - Complexity: O(head).
  static func isProven(_ text: [UInt8]) -> Bool {
    contains(text, upTo: min(text.count, head), isProven: true) != nil
  }

  /// Marks the lines of ASCII that may be such text, where it is proven that there are some.
  ///
  /// - Complexity: O(bytes).
  static func addLines(_ text: [UInt8], to lines: inout [SuspiciousLine]) {
    var known = lines[...]
    var merged: [SuspiciousLine] = []
    var start = 0
    while let range = contains(text, from: start, upTo: text.count, isProven: false) {
      while let line = known.first, line.range.lowerBound < range.lowerBound {
        merged.append(line)
        known.removeFirst()
      }
      if let line = known.first, line.range.lowerBound < range.upperBound {
        // Something else is wrong with it.
        merged.append(line)
        known.removeFirst()
      } else {
        merged.append(SuspiciousLine(range: range, flags: .sevenBit))
      }
      start = range.upperBound
    }
    lines = merged + known
  }

  /// The first line from `start` on that looks like pairs, and that the model takes for such where it must be proven.
  static func contains(
    _ text: [UInt8], from start: Int = 0, upTo end: Int, isProven: Bool
  ) -> Range<Int>? {
    let span = text.span
    let fewest = isProven ? fewestCommon : fewestCommonOfDocument
    var lineStart = start
    while lineStart < end {
      var i = lineStart
      // Counted apart for both ways to pair the bytes off: one for a common lead, two less for another.
      var common = (0, 0)
      var isPairs = false
      var isASCII = true
      while i < span.count, span[i] != 0x0A, span[i] != 0x0D {
        let byte = span[i]
        if byte > 0x20, byte < 0x7F {
          let known = max(0, common.0 + (isCommonLead(byte) ? 1 : -2))
          common = (common.1, known)
          if known >= fewest { isPairs = true }
        } else {
          if byte >= 0x80 { isASCII = false }
          common = (0, 0)
        }
        i += 1
        if isProven, i - end > longestLine { return nil }
      }
      if isPairs, isASCII, i - lineStart <= longestLine {
        if !isProven { return lineStart..<i }
        let line = text[lineStart..<i].map { UInt32($0) }
        if MojibakeSevenBit(model: .shared).read(line, .own) != nil { return lineStart..<i }
      }
      lineStart = i + 1
    }
    return nil
  }

  /// Rows 1 and 3, marks, and 16 to 55, the common characters in the order of their sound.
  @inline(__always)
  private static func isCommonLead(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x57 || byte == 0x21 || byte == 0x23
  }

  /// How sure it must be beforehand that a line is such text.
  enum Proof {
    /// Nothing is known of the document.
    case own
    /// The head of the document proves that it holds such text: short lines need no more than a gain.
    case ofDocument
  }

  /// A way to read what stands before a boundary.
  private struct Way {
    var cost: Int32 = 0
    var state = LanguageModel.State()
    /// The last pair, in the list of all pairs read; -1 before the first.
    var pair: Int32 = -1
    /// Whether that pair ends here.
    var isPairs = false
    /// The row of that pair.
    var row: UInt8 = 0
    /// The last four characters: the model tells ways apart by little more.
    var recent: UInt64 = 0
  }

  /// Rows of figures in brackets, kana, Greek, Cyrillic, signs of sounds and lines: one of them alone is ASCII, `%s`.
  private static func isRareRow(_ lead: UInt32) -> Bool { lead == 0x22 || lead >= 0x24 && lead < 0x30 }

  private struct Pair {
    var start: Int
    var scalar: UInt32
    var previous: Int32
  }

  /// How many ways are kept at a boundary: which of two is likelier shows a character or two later.
  private static let breadth = 8

  /// The pairs of `line` that are Chinese, and by how much they are likelier than the line as it stands; nil where
  /// they are no likelier by what they must be.
  ///
  /// - Complexity: O(line × ``breadth``).
  func read(_ line: [UInt32], _ proof: Proof) -> (patch: MojibakePatch, gain: Int32)? {
    let table = DoubleByteTable.gb18030
    var base = LanguageModel.State()
    var baseCost = model.read(line.span, &base).sixteenths
    baseCost += model.step(&base, 0x0A).sixteenths
    var pairs: [Pair] = []
    // The ways to this boundary, and to the next two.
    var ways = [Way()]
    var next: [Way] = []
    var afterNext: [Way] = []
    for i in line.indices {
      var scalar: UInt32 = 0
      if i + 1 < line.count, isPart(line[i]), isPart(line[i + 1]) {
        scalar = table.scalar(lead: UInt8(line[i]) | 0x80, trail: UInt8(line[i + 1]) | 0x80)
        if MojibakePage.isPrivateUse(scalar) { scalar = 0 }
      }
      for way in ways {
        var kept = way
        kept.cost += model.step(&kept.state, line[i]).sixteenths
        if isDigit(line[i]) { kept.cost += MojibakeWeights.sevenBitFigure.sixteenths }
        kept.isPairs = false
        kept.row = 0
        kept.recent = kept.recent << 16 | UInt64(line[i])
        next.append(kept)
        guard scalar != 0 else { continue }
        var decoded = way
        decoded.cost += model.step(&decoded.state, scalar).sixteenths
        if !way.isPairs, i > 0 {
          let entered = decoded.cost + MojibakeWeights.sevenBitEntry.sixteenths
          // Figures stand amid Chinese without blanks, and the model takes that for a change of language.
          let behindFigure =
            way.cost + (model.unigram(scalar) + MojibakeWeights.sevenBitBehindFigure).sixteenths
          decoded.cost = isDigit(line[i - 1]) ? min(entered, behindFigure) : entered
        }
        if MojibakeSevenBit.isRareRow(line[i]), way.row != UInt8(line[i]) {
          decoded.cost += MojibakeWeights.alien.sixteenths
        }
        decoded.row = UInt8(line[i])
        decoded.isPairs = true
        decoded.recent = decoded.recent << 16 | UInt64(scalar)
        decoded.pair = Int32(pairs.count)
        pairs.append(Pair(start: i, scalar: scalar, previous: way.pair))
        afterNext.append(decoded)
      }
      ways = MojibakeSevenBit.best(next)
      swap(&next, &afterNext)
      afterNext.removeAll(keepingCapacity: true)
    }
    for k in ways.indices { ways[k].cost += model.step(&ways[k].state, 0x0A).sixteenths }
    guard let best = ways.min(by: { $0.cost < $1.cost }) else { return nil }
    var chosen: [Pair] = []
    var index = best.pair
    while index >= 0 {
      chosen.append(pairs[Int(index)])
      index = pairs[Int(index)].previous
    }
    var patch = MojibakePatch()
    for pair in chosen.reversed() { patch.append(pair.start..<(pair.start + 2), [pair.scalar]) }
    let gain = baseCost - best.cost - MojibakeWeights.sevenBit.sixteenths
    let fewest = proof == .own ? MojibakeWeights.fewestSevenBit : MojibakeWeights.fewestSevenBitOfDocument
    guard chosen.count >= fewest,
      gain >= MojibakeWeights.gainPerCharacter(.pairs).sixteenths * Int32(chosen.count),
      isText(patch, line, fewest: fewest)
    else { return nil }
    if chosen.count < MojibakeWeights.fewestSevenBit {
      // Little proof: then the line is nothing else.
      let visible = line.count { $0 != 0x20 && $0 != 0x09 }
      guard chosen.count * 4 >= visible else { return nil }
    }
    return (patch, gain)
  }

  /// The cheapest, and of those that end alike only the cheapest.
  private static func best(_ ways: [Way]) -> [Way] {
    var kept: [Way] = []
    for way in ways.sorted(by: { $0.cost < $1.cost }) where kept.count < breadth {
      if !kept.contains(where: { $0.recent == way.recent && $0.isPairs == way.isPairs }) { kept.append(way) }
    }
    return kept
  }

  /// Whether a pair may hold it.
  private func isPart(_ scalar: UInt32) -> Bool { scalar > 0x20 && scalar < 0x7F }

  private func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

  /// Whether what the pairs make is as likely as ordinary text: codes and digests are unlikely either way, and no
  /// comparison with them proves anything.
  private func isText(_ patch: MojibakePatch, _ line: [UInt32], fewest: Int) -> Bool {
    var state = LanguageModel.State()
    var cost: Int32 = 0
    var count: Int32 = 0
    var position = 0
    var distinct: Set<UInt32> = []
    for edit in patch.edits {
      for scalar in line[position..<edit.range.lowerBound] { _ = model.step(&state, scalar) }
      for scalar in edit.scalars {
        cost += model.step(&state, scalar).sixteenths
        if scalar >= 0x4E00 { distinct.insert(scalar) }
      }
      count += Int32(edit.scalars.count)
      position = edit.range.upperBound
    }
    return distinct.count >= fewest - 1
      && cost <= MojibakeWeights.dearestSevenBit.sixteenths * count
  }
}
