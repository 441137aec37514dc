/// A filling that the language does not decide: what is left of the bytes fits another character as well.
struct MojibakeDoubt {
  /// What it was made of, in the line.
  var range: Range<Int>
  var first: UInt32
  var second: UInt32
  /// The odds of the first against all others together, in sixteenths of a bit: negative where they are likelier.
  var margin: Int32
}

/// Which fillings are certain enough.
extension MojibakeLattice {
  /// How many characters before and behind a filling judge it.
  private static let lookback = 8
  private static let lookahead = 6

  /// Takes back the fillings of `path` whose second-best is nearly as good: a lost character shows as U+FFFD, which says
  /// that there was one, and an eaten ASCII byte as the `?` that stood for it.
  ///
  /// - Complexity: O(path + fillings × candidates).
  func settle(_ path: inout [Node], _ line: [UInt32]) -> [MojibakeDoubt] {
    var doubts: [MojibakeDoubt] = []
    var taken: [(Int, UInt32)] = []
    var position = 0
    for p in path.indices {
      let node = path[p]
      let start = position
      if node.end >= 0 { position = Int(node.end) }
      guard node.filling >= 0 || node.filling == Filling.eaten else { continue }
      let guesses = guesses(path, around: p)
      if guesses >= MojibakeWeights.mostGuesses, isGuess(node) {
        // Guesses that follow from guesses are reported as lost, without candidates.
        taken.append((p, 0xFFFD))
        continue
      }
      // `?` that was `?` all along is as rare as it looks: what else it may be is reported.
      let isMark = node.filling == Filling.eaten && node.scalar == 0x3F
      let demand = isMark ? MojibakeOdds.far : demand(guesses)
      guard let (second, margin) = runnerUp(path, p, line, within: demand), margin < demand else { continue }
      var end = p
      while path[end].end < 0, end + 1 < path.count { end += 1 }
      // `?` ends the character before it, too: it is never a doubt about nothing.
      let upper = Int(path[end].end)
      doubts.append(
        MojibakeDoubt(
          range: min(start, upper - 1)..<upper, first: node.scalar, second: second, margin: margin))
      taken.append((p, node.filling == Filling.eaten ? 0x3F : 0xFFFD))
    }
    for (p, scalar) in taken { path[p].scalar = scalar }
    return doubts
  }

  /// How many of the twelve characters around `p` are guesses.
  private func guesses(_ path: [Node], around p: Int) -> Int {
    var guesses = 0
    for k in max(0, p - 6)..<min(path.count, p + 7) where k != p && isGuess(path[k]) { guesses += 1 }
    return guesses
  }

  /// The odds that a filling must have. What is judged by other guesses is worth less.
  private func demand(_ guesses: Int) -> Int32 {
    MojibakeWeights.fillingOdds.sixteenths
      + Int32(max(0, guesses - 2)) * MojibakeWeights.fillingOddsBesideGuess.sixteenths
  }

  /// Whether next to nothing was known of a character.
  private func isGuess(_ node: Node) -> Bool {
    if node.filling >= 0 { return known.lists[Int(node.filling)].count >= MojibakeLattice.mostTried }
    return node.filling == Filling.lost
  }

  /// The second-best for the filling at `p`, with all else as it is, and the filling's odds against all others
  /// together, in sixteenths of a bit; nil where no other comes near.
  private func runnerUp(
    _ path: [Node], _ p: Int, _ line: [UInt32], within demand: Int32
  ) -> (UInt32, Int32)? {
    let node = path[p]
    let far = max(demand, MojibakeOdds.far)
    var state = LanguageModel.State()
    for k in max(0, p - MojibakeLattice.lookback)..<p { _ = model.step(&state, path[k].scalar) }
    let after = (p + 1)..<min(path.count, p + 1 + MojibakeLattice.lookahead)
    func cost(_ scalar: UInt32, _ extra: Int32, atMost limit: Int32) -> Int32 {
      var reading = state
      var total = extra + model.step(&reading, scalar).sixteenths
      for k in after where total <= limit { total += model.step(&reading, path[k].scalar).sixteenths }
      if after.upperBound == path.count { total += model.step(&reading, 0x0A).sixteenths }
      return total
    }
    var second: (scalar: UInt32, cost: Int32) = (0, .max)
    var odds = MojibakeOdds()
    odds.add(0)
    var limit = Int32.max
    func add(_ scalar: UInt32, _ extra: Int32, _ own: Int32) {
      let cost = cost(scalar, extra, atMost: limit)
      guard cost <= limit else { return }
      if cost < second.cost { second = (scalar, cost) }
      odds.add(cost - own)
    }
    if node.filling == Filling.eaten {
      let i = Int(node.end) - 1
      let closes = MojibakeLattice.opensBracket(line[..<i])
      func extra(_ byte: UInt8) -> Int32 {
        MojibakeLattice.cost(ofEaten: byte, line, at: i, closes: closes)
      }
      let own = cost(node.scalar, extra(UInt8(node.scalar)), atMost: .max)
      limit = own + far
      for byte in MojibakeLattice.eaten where UInt32(byte) != node.scalar {
        add(UInt32(byte), extra(byte), own)
      }
    } else {
      let own = cost(node.scalar, scripts.cost(of: node.scalar), atMost: .max)
      limit = own + far
      for scalar in known.lists[Int(node.filling)] where scalar != node.scalar {
        add(scalar, scripts.cost(of: scalar), own)
      }
    }
    return second.cost < .max ? (second.scalar, odds.sixteenths) : nil
  }
}

/// The odds of the likeliest of some choices against all others together, from their costs.
struct MojibakeOdds {
  /// What lies further behind than this hardly counts.
  static let far = Bits(8).sixteenths

  /// Probabilities as multiples of 2 to the power of −32 of the likeliest's.
  private var others = 0
  private var hasFirst = false

  /// A choice that costs `behind` sixteenths of a bit more than the likeliest; once with 0 for that one itself.
  mutating func add(_ behind: Int32) {
    if behind == 0, !hasFirst {
      hasFirst = true
    } else {
      others += MojibakeOdds.weight(-behind)
    }
  }

  /// In sixteenths of a bit: negative where the others are likelier together.
  var sixteenths: Int32 {
    guard others > 0 else { return MojibakeOdds.far }
    let whole = 63 - UInt64(others).leadingZeroBitCount
    let fraction = Int32((UInt64(others) << 4) >> UInt64(whole)) & 15
    return -(Int32(whole - 32) * 16 + fraction)
  }

  /// 2 to the power of `sixteenths` sixteenths, times 2 to the power of 32; linear between powers.
  private static func weight(_ sixteenths: Int32) -> Int {
    let whole = Int(sixteenths >> 4)
    let value = (16 + Int(sixteenths & 15)) << 28
    return whole >= 0 ? value << min(whole, 20) : value >> min(-whole, 34)
  }
}

extension MojibakePatch {
  /// Doubts about this patch's result as doubts about what it was made of.
  func before(_ doubts: [MojibakeDoubt]) -> [MojibakeDoubt] {
    var result: [MojibakeDoubt] = []
    var index = 0
    var shift = 0  // result offset minus original offset, before edit `index`
    for doubt in doubts {
      while index < edits.count,
        edits[index].range.lowerBound + shift + edits[index].scalars.count <= doubt.range.lowerBound
      {
        shift += edits[index].scalars.count - edits[index].range.count
        index += 1
      }
      var placed = doubt
      if index < edits.count, edits[index].range.lowerBound + shift < doubt.range.upperBound {
        placed.range = edits[index].range
      } else {
        placed.range = (doubt.range.lowerBound - shift)..<(doubt.range.upperBound - shift)
      }
      result.append(placed)
    }
    return result
  }
}
