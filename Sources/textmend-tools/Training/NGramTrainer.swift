import Textmend

/// Turns counts of n-grams into costs: modified Kneser–Ney smoothing (Chen and Goodman 1998), interpolated, of which the
/// n-grams are kept that save most bits. What is not kept is read after a shorter context, whose share is
/// reckoned anew from what is left.
struct NGramTrainer {
  /// Kept n-grams of one length, ascending by key.
  struct Kept {
    var keys: [UInt64] = []
    /// In steps of ``NGramValue``; of single symbols, eighths of a bit.
    var costs: [UInt8] = []
    /// In steps of ``NGramValue``.
    var backOffs: [UInt8] = []

    /// Where a key stands; nil for none.
    func place(_ key: UInt64) -> Int? {
      let i = NGramTrainer.lowerBound(keys, key)
      return i < keys.count && keys[i] == key ? i : nil
    }
  }

  /// By length, less one; for single symbols all that are known.
  private(set) var kept: [Kept] = []

  /// Sixteenths of a bit: the steps of single symbols.
  private static let singleStep = 2

  /// - Parameter expected: occurrences that each symbol is taken for beyond those that were counted.
  init(counts: NGramCounts, expected: [Double], capacity: Int) {
    let symbolCount = expected.count
    kept = Array(repeating: Kept(), count: NGramModel.order)
    let single = NGramTrainer.single(counts.orders[0], expected)
    var lower = (keys: counts.orders[0].keys, probabilities: counts.orders[0].keys.map { single[Int($0)] })
    var estimates: [Estimates] = []
    for order in counts.orders.dropFirst() {
      let estimate = Estimates(order, lower: lower.keys, lower.probabilities, length: estimates.count + 2)
      lower = (order.keys, estimate.probabilities)
      estimates.append(estimate)
    }
    let threshold = PairTrainer.threshold(estimates.flatMap(\.benefits), capacity: capacity)
    var isKept = estimates.map { $0.benefits.map { $0 > threshold } }
    NGramTrainer.keepContexts(&isKept, estimates.map(\.benefits), counts, threshold: threshold)
    kept[0].keys = (0..<UInt64(symbolCount)).map { $0 }
    kept[0].costs = single.map { quantised($0, steps: 8, limit: 255) }
    kept[0].backOffs = Array(repeating: 0, count: symbolCount)
    for length in 2...NGramModel.order {
      weigh(length, counts.orders[length - 1].keys, estimates[length - 2].probabilities, isKept[length - 2])
    }
  }

  var count: Int { kept.reduce(0) { $0 + $1.keys.count } }

  /// Symbols by the number of symbols that they follow.
  private static func single(_ order: NGramCounts.Order, _ expected: [Double]) -> [Double] {
    var weights = expected
    for symbol in Int(Symbol.spaceAfter)..<Int(Symbol.word) { weights[symbol] = 0 }
    for symbol in Int(Symbol.firstRare)..<Int(Symbol.firstOwn) { weights[symbol] = 0 }
    for (key, count) in zip(order.keys, order.counts) { weights[Int(key)] += Double(count) }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// What all n-grams of one length give their last symbols, before any is left out.
  private struct Estimates {
    var probabilities: [Double] = []
    /// Bits that the n-gram saves in the training text.
    var benefits: [Float] = []

    init(_ order: NGramCounts.Order, lower keys: [UInt64], _ lower: [Double], length: Int) {
      let discount = Discount(order.counts)
      let mask = UInt64.max >> UInt64(64 - 16 * (length - 1))
      let first = UInt64(16 * (length - 1))
      probabilities.reserveCapacity(order.keys.count)
      benefits.reserveCapacity(order.keys.count)
      var start = 0
      while start < order.keys.count {
        let context = order.keys[start] >> 16
        var end = start
        var total = 0.0
        var taken = 0.0
        while end < order.keys.count, order.keys[end] >> 16 == context {
          total += Double(order.counts[end])
          taken += discount[order.counts[end]]
          end += 1
        }
        for i in start..<end {
          let place = NGramTrainer.lowerBound(keys, order.keys[i] & mask)
          let shorter = taken / total * lower[place]
          let count = Double(order.counts[i])
          let p = (count - discount[order.counts[i]]) / total + shorter
          probabilities.append(p)
          // What begins with the edge of a listed word is never asked for.
          let isAsked = order.keys[i] >> first != UInt64(NGramCounts.wordEdge)
          let isDear = NGramTrainer.cost(p) == NGramValue.costLimit
          benefits.append(isAsked && !isDear ? Float(count * exactLog2(p / shorter)) : 0)
        }
        start = end
      }
    }
  }

  /// A context of which an n-gram is kept needs an entry for its back-off. One that does not earn its entry itself is
  /// kept where its followers earn it; else they go with it.
  private static func keepContexts(
    _ isKept: inout [[Bool]], _ benefits: [[Float]], _ counts: NGramCounts, threshold: Float
  ) {
    var benefits = benefits
    for length in stride(from: NGramModel.order, to: 2, by: -1) {
      NGramCounts.forEachContext(of: length, counts) { followers, context in
        var surplus: Float = 0
        for i in followers where isKept[length - 2][i] {
          surplus += max(0, benefits[length - 2][i] - threshold)
        }
        benefits[length - 3][context] += surplus
        if surplus > 0, benefits[length - 3][context] > threshold { isKept[length - 3][context] = true }
      }
    }
    for length in 3...NGramModel.order {
      NGramCounts.forEachContext(of: length, counts) { followers, context in
        if !isKept[length - 3][context] { for i in followers { isKept[length - 2][i] = false } }
      }
    }
  }

  /// Enters the kept n-grams of one length, and the back-offs of their contexts.
  private mutating func weigh(_ length: Int, _ keys: [UInt64], _ probabilities: [Double], _ isKept: [Bool]) {
    let mask = UInt64.max >> UInt64(64 - 16 * (length - 1))
    var entered = Kept()
    var start = 0
    while start < keys.count {
      let context = keys[start] >> 16
      var followers: [(probability: Double, lower: Double)] = []
      while start < keys.count, keys[start] >> 16 == context {
        if isKept[start] {
          entered.keys.append(keys[start])
          entered.costs.append(NGramTrainer.cost(probabilities[start]))
          entered.backOffs.append(0)
          followers.append((probabilities[start], probability(keys[start] & mask, length - 1)))
        }
        start += 1
      }
      if followers.isEmpty { continue }
      let weight = BackOff.weight(kept: followers)
      if let place = kept[length - 2].place(context) {
        kept[length - 2].backOffs[place] = quantised(
          weight, steps: 16 / Double(NGramValue.backOffStep), limit: Double(NGramValue.backOffLimit))
      }
    }
    kept[length - 1] = entered
  }

  /// In steps; at least one, for 0 is a free place in the table.
  private static func cost(_ p: Double) -> UInt8 {
    max(1, quantised(p, steps: 16 / Double(NGramValue.costStep), limit: Double(NGramValue.costLimit)))
  }

  /// What the kept n-grams of up to `length` symbols give the last symbol of `key`.
  private func probability(_ key: UInt64, _ length: Int) -> Double {
    var sixteenths = 0
    var key = key
    for length in stride(from: length, through: 1, by: -1) {
      if let place = kept[length - 1].place(key) {
        let step = length == 1 ? Self.singleStep : NGramValue.costStep
        sixteenths += Int(kept[length - 1].costs[place]) * step
        break
      }
      if let place = kept[length - 2].place(key >> 16) {
        sixteenths += Int(kept[length - 2].backOffs[place]) * NGramValue.backOffStep
      }
      key &= UInt64.max >> UInt64(64 - 16 * (length - 1))
    }
    return negativeExp2(sixteenths: sixteenths)
  }

  /// The first place whose key is not below `key`.
  fileprivate static func lowerBound(_ keys: [UInt64], _ key: UInt64) -> Int {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
