import Textmend

/// Classes of symbols that stand in like surroundings: what a pair that was never seen costs depends on them.
///
/// Found by exchange (Kneser and Ney 1993): each symbol in turn moves to the class that raises the likelihood of the
/// pairs of classes most. A pair counts once however often it was seen, for unseen pairs are like rare ones.
struct SymbolClasses {
  static let count = ClassTable.count
  private static let rounds = 8

  /// The class of each symbol.
  private(set) var classes: [UInt8]

  private var cells = [Int](repeating: 0, count: count * count)
  private var rows = [Int](repeating: 0, count: count)
  private var columns = [Int](repeating: 0, count: count)
  /// n · log2(n).
  private let weights: [Double]

  /// - Parameter pairs: first << 14 | second, ascending.
  init(pairs: [UInt64], symbolCount: Int) {
    classes = Array(repeating: 0, count: symbolCount)
    weights = (0...pairs.count).map { $0 == 0 ? 0 : Double($0) * exactLog2(Double($0)) }
    var followers = [[UInt16]](repeating: [], count: symbolCount)
    var predecessors = followers
    for key in pairs {
      followers[Int(key >> 14)].append(UInt16(key & 0x3FFF))
      predecessors[Int(key & 0x3FFF)].append(UInt16(key >> 14))
    }
    let degree = (0..<symbolCount).map { followers[$0].count + predecessors[$0].count }
    let ranked = (0..<symbolCount).filter { degree[$0] > 0 }.sorted { (degree[$1], $0) < (degree[$0], $1) }
    for (i, symbol) in ranked.enumerated() { classes[symbol] = UInt8(i % Self.count) }
    for key in pairs { add(Int(classes[Int(key >> 14)]), Int(classes[Int(key & 0x3FFF)]), 1) }
    for _ in 0..<Self.rounds {
      var moved = 0
      for symbol in ranked where move(symbol, followers[symbol], predecessors[symbol]) { moved += 1 }
      if moved * 200 < ranked.count { break }
    }
  }

  private mutating func add(_ row: Int, _ column: Int, _ amount: Int) {
    cells[row * Self.count + column] += amount
    rows[row] += amount
    columns[column] += amount
  }

  /// Moves one symbol to the class where it fits best. Answers whether that is another one.
  private mutating func move(_ symbol: Int, _ followers: [UInt16], _ predecessors: [UInt16]) -> Bool {
    var after = [Int](repeating: 0, count: Self.count)
    var before = after
    var itself = 0
    for other in followers {
      if Int(other) == symbol { itself = 1 } else { after[Int(classes[Int(other)])] += 1 }
    }
    for other in predecessors where Int(other) != symbol { before[Int(classes[Int(other)])] += 1 }
    let old = Int(classes[symbol])
    place(old, after, before, itself, sign: -1)
    let afterClasses = after.indices.filter { after[$0] > 0 }
    let beforeClasses = before.indices.filter { before[$0] > 0 }
    var best = old
    var bestGain = -Double.infinity
    for candidate in 0..<Self.count {
      var gain = 0.0
      let own = candidate * Self.count + candidate
      for other in afterClasses where other != candidate {
        let n = cells[candidate * Self.count + other]
        gain += weights[n + after[other]] - weights[n]
      }
      for other in beforeClasses where other != candidate {
        let n = cells[other * Self.count + candidate]
        gain += weights[n + before[other]] - weights[n]
      }
      gain += weights[cells[own] + after[candidate] + before[candidate] + itself] - weights[cells[own]]
      gain -= weights[rows[candidate] + followers.count] - weights[rows[candidate]]
      gain -= weights[columns[candidate] + predecessors.count] - weights[columns[candidate]]
      if gain > bestGain {
        bestGain = gain
        best = candidate
      }
    }
    place(best, after, before, itself, sign: 1)
    classes[symbol] = UInt8(best)
    return best != old
  }

  private mutating func place(_ own: Int, _ after: [Int], _ before: [Int], _ itself: Int, sign: Int) {
    for other in 0..<Self.count {
      if after[other] > 0 { add(own, other, sign * after[other]) }
      if before[other] > 0 { add(other, own, sign * before[other]) }
    }
    if itself > 0 { add(own, own, sign) }
  }

  /// How much more often than by chance a symbol of the second class follows one of the first, where no entry says it:
  /// by first class · ``count`` + second class.
  func ratios(of pairs: some Sequence<(key: UInt64, count: UInt32)>) -> [Double] {
    var seen = [Double](repeating: 0, count: Self.count * Self.count)
    var first = [Double](repeating: 0, count: Self.count)
    var second = first
    var total = 0.0
    for (key, count) in pairs {
      let a = Int(classes[Int(key >> 14)])
      let b = Int(classes[Int(key & 0x3FFF)])
      seen[a * Self.count + b] += Double(count)
      first[a] += Double(count)
      second[b] += Double(count)
      total += Double(count)
    }
    return seen.indices.map { i in
      let expected = first[i / Self.count] * second[i % Self.count] / max(total, 1)
      return (seen[i] + Self.trust) / (expected + Self.trust)
    }
  }

  /// Occurrences by chance that a cell starts with.
  private static let trust = 2.0
}
