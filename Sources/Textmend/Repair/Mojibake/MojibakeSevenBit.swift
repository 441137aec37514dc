/// Chinese in HZ that lost its shifts `~{` and `~}`: pairs of ASCII characters, each a character of GB 2312 less its
/// high bits.
///
/// Nothing in such a line is above ASCII, so the scan lets it through. A whole file is damaged or none of it: its
/// head is searched for a line that is proven, and only then every line is looked at.
struct MojibakeSevenBit {
  let model: LanguageModel

  /// How much of a document is searched, in bytes.
  private static let head = 16 * 1_024
  /// The shortest run of pairs that is looked at, in bytes.
  private static let shortestRun = 10
  /// Longest line that is looked at, in bytes: bounds the memory of the way back.
  private static let longestLine = 4_096

  /// Marks the lines of ASCII that may be such text, where the head of the document proves that there are some.
  ///
  /// - Complexity: O(head); O(bytes) where a line is proven.
  static func addLines(_ text: [UInt8], to lines: inout [SuspiciousLine]) {
    guard contains(text, upTo: min(text.count, head), isProven: true) != nil else { return }
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
  private static func contains(
    _ text: [UInt8], from start: Int = 0, upTo end: Int, isProven: Bool
  ) -> Range<Int>? {
    let span = text.span
    var lineStart = start
    while lineStart < end {
      var i = lineStart
      var run = i
      var inSet = (0, 0)
      var isPairs = false
      var isASCII = true
      while i < span.count, span[i] != 0x0A, span[i] != 0x0D {
        let byte = span[i]
        if byte > 0x20, byte < 0x7F {
          // Counted apart for both ways to pair the bytes off.
          if isCommonLead(byte) { if (i - run) & 1 == 0 { inSet.0 += 1 } else { inSet.1 += 1 } }
          if i + 1 - run >= shortestRun, max(inSet.0, inSet.1) * 5 >= (i + 1 - run) / 2 * 4 { isPairs = true }
        } else {
          if byte >= 0x80 { isASCII = false }
          run = i + 1
          inSet = (0, 0)
        }
        i += 1
        if isProven, i - end > longestLine { return nil }
      }
      if isPairs, isASCII, i - lineStart <= longestLine {
        if !isProven { return lineStart..<i }
        let line = text[lineStart..<i].map { UInt32($0) }
        if MojibakeSevenBit(model: .shared).read(line) != nil { return lineStart..<i }
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

  private struct Lane {
    var cost: Int32
    var state: LanguageModel.State
  }

  /// The pairs of `line` that are Chinese, and by how much they are likelier than the line as it stands; nil where
  /// they are no likelier by what they must be.
  ///
  /// - Complexity: O(line).
  func read(_ line: [UInt32]) -> (patch: MojibakePatch, gain: Int32)? {
    let table = DoubleByteTable.gb18030
    let count = line.count
    let entry = MojibakeWeights.sevenBitEntry.sixteenths
    let glued = MojibakeWeights.sevenBitGlued.sixteenths
    var kept = [Lane?](repeating: nil, count: count + 2)
    var decoded = kept
    // Whether the best way to a boundary came from pairs.
    var keptFromPairs = [Bool](repeating: false, count: count + 2)
    var decodedFromPairs = keptFromPairs
    var base = Lane(cost: 0, state: LanguageModel.State())
    for scalar in line { base.cost += model.step(&base.state, scalar).sixteenths }
    base.cost += model.step(&base.state, 0x0A).sixteenths
    kept[0] = Lane(cost: 0, state: LanguageModel.State())
    for i in 0..<count {
      let here = kept[i]
      let pairs = decoded[i]
      var left = pairs
      if isLatin(line[i]) { left?.cost += glued }
      let isFromPairs = (left?.cost ?? .max) < (here?.cost ?? .max)
      if var next = isFromPairs ? left : here {
        next.cost += model.step(&next.state, line[i]).sixteenths
        kept[i + 1] = next
        keptFromPairs[i + 1] = isFromPairs
      }
      guard i + 1 < count, line[i] > 0x20, line[i] < 0x7F, line[i + 1] > 0x20, line[i + 1] < 0x7F else {
        continue
      }
      let scalar = table.scalar(lead: UInt8(line[i]) | 0x80, trail: UInt8(line[i + 1]) | 0x80)
      guard scalar != 0, !MojibakePage.isPrivateUse(scalar) else { continue }
      var entered = here
      entered?.cost += i > 0 && isLatin(line[i - 1]) ? entry + glued : entry
      let stays = (pairs?.cost ?? .max) < (entered?.cost ?? .max)
      guard var next = stays ? pairs : entered else { continue }
      next.cost += model.step(&next.state, scalar).sixteenths
      decoded[i + 2] = next
      decodedFromPairs[i + 2] = stays
    }
    var isPairs = (decoded[count]?.cost ?? .max) < (kept[count]?.cost ?? .max)
    guard var last = isPairs ? decoded[count] : kept[count] else { return nil }
    last.cost += model.step(&last.state, 0x0A).sixteenths
    var starts: [Int] = []
    var i = count
    while i > 0 {
      if isPairs {
        isPairs = decodedFromPairs[i]
        i -= 2
        starts.append(i)
      } else {
        isPairs = keptFromPairs[i]
        i -= 1
      }
    }
    var patch = MojibakePatch()
    for start in starts.reversed() {
      let scalar = table.scalar(lead: UInt8(line[start]) | 0x80, trail: UInt8(line[start + 1]) | 0x80)
      patch.append(start..<(start + 2), [scalar])
    }
    let gain = base.cost - last.cost - MojibakeWeights.sevenBit.sixteenths
    guard starts.count >= MojibakeWeights.fewestSevenBit,
      gain >= MojibakeWeights.gainPerCharacter(.pairs).sixteenths * Int32(starts.count), isText(patch, line)
    else { return nil }
    return (patch, gain)
  }

  /// Whether what the pairs make is as likely as ordinary text: codes and digests are unlikely either way, and no
  /// comparison with them proves anything.
  private func isText(_ patch: MojibakePatch, _ line: [UInt32]) -> Bool {
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
    return distinct.count >= MojibakeWeights.fewestSevenBit - 1
      && cost <= MojibakeWeights.dearestSevenBit.sixteenths * count
  }

  private func isLatin(_ scalar: UInt32) -> Bool {
    (scalar >= 0x41 && scalar <= 0x5A) || (scalar >= 0x61 && scalar <= 0x7A)
  }
}
