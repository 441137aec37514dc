/// UTF-8 that was read as GBK, saved as GBK and read as UTF-8 again: all comes back but the last character of each
/// run whose bytes do not pair off, which shows as U+FFFD and `?`.
///
/// The pair of its last byte and the ASCII byte after it was no GBK code and became `?`; the first two bytes were
/// left without a third. Which character it was, and which ASCII byte went with it, only the language tells.
struct MojibakeRoundTrip {
  let model: LanguageModel

  /// One filling.
  struct Filling {
    var range: Range<Int>
    var scalars: [UInt32]
    /// The odds against all other fillings together, in sixteenths of a bit.
    var odds: Int32
    var second: [UInt32]
  }

  /// How many characters that follow judge a filling.
  private static let lookahead = 6
  /// How many characters are tried with every eaten byte.
  private static let breadth = 48
  /// Characters before a gap that a filling is judged by.
  private static let lookback = 8

  /// Fillings for all gaps of `line`, from left to right, each in the light of those before.
  func fillings(_ line: [UInt32]) -> [Filling] {
    var result: [Filling] = []
    var text = line
    var shift = 0
    var i = 1
    while i + 1 < text.count {
      guard text[i] == 0xFFFD, text[i + 1] == 0x3F, let isAligned = isAligned(text, at: i),
        let filling = fill(text, at: i, isAligned)
      else {
        i += 1
        continue
      }
      var placed = filling
      placed.range = (filling.range.lowerBound + shift)..<(filling.range.upperBound + shift)
      result.append(placed)
      text.replaceSubrange(filling.range, with: filling.scalars)
      shift += filling.range.count - filling.scalars.count
      i += filling.scalars.count
    }
    return result
  }

  /// Whether a GBK pair begins with the character at `i`, counted from the ASCII before its run; nil where its run
  /// holds anything but three-byte characters. 80 is the one lead byte that stands alone.
  private func isAligned(_ text: [UInt32], at i: Int) -> Bool? {
    var start = i
    while start > 0, text[start - 1] >= 0x800, text[start - 1] < 0x10000, text[start - 1] != 0xFFFD {
      start -= 1
    }
    guard start == 0 || text[start - 1] < 0x80 else { return nil }
    var isLead = true
    for byte in Scalars.utf8(text[start..<i]) { isLead = !isLead || byte == 0x80 }
    return isLead
  }

  /// Whether a character's last byte is left over: as a lead after its first two, or after an 80 alone.
  private func leavesOver(_ scalar: UInt32, _ isAligned: Bool) -> Bool {
    scalar >= 0x800 && (isAligned ? scalar & 0x3F != 0 : (scalar >> 6) & 0x3F == 0)
  }

  private func fill(_ text: [UInt32], at i: Int, _ isAligned: Bool) -> Filling? {
    var state = LanguageModel.State()
    for k in max(0, i - MojibakeRoundTrip.lookback)..<i { _ = model.step(&state, text[k]) }
    var first: [(scalar: UInt32, cost: Int32)] = []
    for (scalar, _) in MojibakeCommon.scalars(model) where leavesOver(scalar, isAligned) {
      var reading = state
      first.append((scalar, model.step(&reading, scalar).sixteenths))
    }
    first.sort { $0.cost < $1.cost }
    let end = i + 2
    let isLast = end == text.count
    var best: (scalars: [UInt32], cost: Int32) = ([], .max)
    var second = best
    var totals: [Int32] = []
    for (scalar, cost) in first.prefix(MojibakeRoundTrip.breadth) {
      var reading = state
      _ = model.step(&reading, scalar)
      func judge(_ eaten: UInt8?) {
        var after = reading
        var total = cost
        if let eaten { total += model.step(&after, UInt32(eaten)).sixteenths }
        for k in end..<min(text.count, end + MojibakeRoundTrip.lookahead) {
          total += model.step(&after, text[k]).sixteenths
        }
        if isLast { total += model.step(&after, 0x0A).sixteenths }
        let scalars = eaten.map { [scalar, UInt32($0)] } ?? [scalar]
        totals.append(total)
        if total < best.cost {
          second = best
          best = (scalars, total)
        } else if total < second.cost {
          second = (scalars, total)
        }
      }
      if isLast { judge(nil) } else { for byte in MojibakeLattice.eaten { judge(byte) } }
    }
    guard best.cost < .max else { return nil }
    var odds = MojibakeOdds()
    for total in totals { odds.add(total - best.cost) }
    return Filling(
      range: i..<end, scalars: best.scalars, odds: odds.sixteenths,
      second: second.scalars)
  }
}
