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
      guard let (second, margin) = runnerUp(path, p, line) else { continue }
      guard margin < demand(path, p) else { continue }
      var end = p
      while path[end].end < 0, end + 1 < path.count { end += 1 }
      doubts.append(
        MojibakeDoubt(
          range: start..<max(start, Int(path[end].end)), first: node.scalar, second: second, margin: margin))
      taken.append((p, node.filling == Filling.eaten ? 0x3F : 0xFFFD))
    }
    for (p, scalar) in taken { path[p].scalar = scalar }
    return doubts
  }

  /// The odds that the filling at `p` must have. What is judged by other fillings is worth less.
  private func demand(_ path: [Node], _ p: Int) -> Int32 {
    var beside = 0
    for k in max(0, p - 6)..<min(path.count, p + 7) where k != p && path[k].isFilled { beside += 1 }
    let doubtful = Int32(max(0, beside - 6))
    return MojibakeWeights.fillingOdds.sixteenths
      + doubtful * MojibakeWeights.fillingOddsBesideFilling.sixteenths
  }

  /// The second-best for the filling at `p`, with all else as it is, and the filling's odds against all others
  /// together, in sixteenths of a bit; nil where no other comes near.
  private func runnerUp(_ path: [Node], _ p: Int, _ line: [UInt32]) -> (UInt32, Int32)? {
    let node = path[p]
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
    var others: (scalar: UInt32, least: Int32, odds: Int) = (0, .max, 0)
    var limit = Int32.max
    func add(_ scalar: UInt32, _ extra: Int32, _ own: Int32) {
      let cost = cost(scalar, extra, atMost: limit)
      guard cost <= limit else { return }
      if cost < others.least { (others.scalar, others.least) = (scalar, cost) }
      others.odds += MojibakeLattice.weight(own - cost)
    }
    if node.filling == Filling.eaten {
      let i = Int(node.end) - 1
      let closes = MojibakeLattice.opensBracket(line[..<i])
      func extra(_ byte: UInt8) -> Int32 {
        MojibakeLattice.cost(ofEaten: byte, line, at: i, closes: closes)
      }
      let own = cost(node.scalar, extra(UInt8(node.scalar)), atMost: .max)
      limit = own + MojibakeLattice.far
      for byte in MojibakeLattice.eaten where UInt32(byte) != node.scalar {
        add(UInt32(byte), extra(byte), own)
      }
    } else {
      let own = cost(node.scalar, scripts.cost(of: node.scalar), atMost: .max)
      limit = own + MojibakeLattice.far
      for scalar in known.lists[Int(node.filling)] where scalar != node.scalar {
        add(scalar, scripts.cost(of: scalar), own)
      }
    }
    guard others.odds > 0 else { return nil }
    return (others.scalar, MojibakeLattice.log2(others.odds))
  }

  /// What lies further behind than this hardly counts.
  private static let far = Bits(8).sixteenths

  /// 2 to the power of `sixteenths` sixteenths, times 4,096; linear between powers.
  private static func weight(_ sixteenths: Int32) -> Int {
    let whole = Int(sixteenths >> 4)
    let value = (16 + Int(sixteenths & 15)) << 8
    return whole >= 0 ? value << min(whole, 20) : value >> min(-whole, 20)
  }

  /// How far `weight`, a sum of such, lies below 1: negative where it is more.
  private static func log2(_ weight: Int) -> Int32 {
    let whole = 63 - UInt64(weight).leadingZeroBitCount
    let fraction = Int32((UInt64(weight) << 4) >> UInt64(whole)) & 15
    return -(Int32(whole - 12) * 16 + fraction)
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
