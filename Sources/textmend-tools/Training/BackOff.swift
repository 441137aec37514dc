/// Absolute discounting, interpolated; what is pruned is given back so that the probabilities of every context sum to one.
struct BackOff {
  /// The discount that leave-one-out estimation suggests: n1 / (n1 + 2 n2).
  static func discount(_ counts: some Sequence<UInt32>) -> Double {
    var once = 0.0
    var twice = 0.0
    for count in counts {
      if count == 1 { once += 1 }
      if count == 2 { twice += 1 }
    }
    return once == 0 ? 0.5 : min(0.9, max(0.3, once / (once + 2 * twice)))
  }

  /// One context: its followers with counts, the lower-order probability of each.
  struct Context {
    var followers: [(symbol: UInt32, count: Double, lower: Double)]
    var discount: Double

    var total: Double { followers.reduce(0) { $0 + $1.count } }
    /// The share of the lower order before pruning.
    var share: Double { discount * Double(followers.count) / max(total, 1) }

    /// The interpolated probability of follower `i`.
    func probability(_ i: Int, total: Double, share: Double) -> Double {
      max(followers[i].count - discount, 0) / total + share * followers[i].lower
    }
  }

  /// The weight of the lower order once only `kept` followers have entries.
  static func weight(kept: some Sequence<(probability: Double, lower: Double)>) -> Double {
    var upper = 1.0
    var lower = 1.0
    for follower in kept {
      upper -= follower.probability
      lower -= follower.lower
    }
    // A context whose followers are all known still leaves room for the unknown.
    return max(upper, 1e-4) / max(lower, 1e-4)
  }
}

/// Discounts for what was seen once, twice, and more often (Chen and Goodman 1998, equation 26).
struct Discount {
  private var values = [0.0, 0.6, 1.1, 1.4]

  /// - Parameter counts: of all sequences of one length. Too few to tell leave the figures of ordinary text.
  init(_ counts: some Sequence<UInt32>) {
    var seen = [Double](repeating: 0, count: 5)
    for count in counts where count < 5 { seen[Int(count)] += 1 }
    guard seen[1...].allSatisfy({ $0 > 0 }) else { return }
    let y = seen[1] / (seen[1] + 2 * seen[2])
    for k in 1...3 {
      values[k] = max(0.1, min(Double(k) - 0.1, Double(k) - Double(k + 1) * y * seen[k + 1] / seen[k]))
    }
  }

  subscript(count: UInt32) -> Double { values[Int(min(count, 3))] }
}
