/// Counts of 64-bit keys: open addressing, 12 bytes a slot, no order until asked for.
struct CountTable {
  private var keys: [UInt64]
  private var counts: [UInt32]
  private(set) var used = 0

  init(capacity: Int = 1 << 16) {
    var slots = 1 << 10
    while slots < capacity { slots *= 2 }
    // Key 0 marks a free slot, so keys are stored plus one.
    keys = Array(repeating: 0, count: slots)
    counts = Array(repeating: 0, count: slots)
  }

  private static func slot(_ key: UInt64, _ mask: Int) -> Int {
    var h = key &* 0x9E37_79B9_7F4A_7C15
    h ^= h >> 32
    return Int(truncatingIfNeeded: h) & mask
  }

  mutating func add(_ key: UInt64, _ amount: UInt32 = 1) {
    if used * 3 > keys.count * 2 { grow() }
    let mask = keys.count - 1
    var i = CountTable.slot(key, mask)
    while true {
      if keys[i] == key &+ 1 {
        counts[i] &+= amount
        return
      }
      if keys[i] == 0 {
        keys[i] = key &+ 1
        counts[i] = amount
        used += 1
        return
      }
      i = (i + 1) & mask
    }
  }

  subscript(key: UInt64) -> UInt32 {
    let mask = keys.count - 1
    var i = CountTable.slot(key, mask)
    while keys[i] != 0 {
      if keys[i] == key &+ 1 { return counts[i] }
      i = (i + 1) & mask
    }
    return 0
  }

  private mutating func grow() {
    let oldKeys = keys
    let oldCounts = counts
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    counts = Array(repeating: 0, count: oldKeys.count * 2)
    used = 0
    for i in oldKeys.indices where oldKeys[i] != 0 { add(oldKeys[i] &- 1, oldCounts[i]) }
  }

  /// Keys counted at least `minimum` times, in ascending order.
  func sorted(minimum: UInt32 = 1) -> [(key: UInt64, count: UInt32)] {
    var result: [(key: UInt64, count: UInt32)] = []
    for i in keys.indices where keys[i] != 0 && counts[i] >= minimum {
      result.append((keys[i] &- 1, counts[i]))
    }
    result.sort { $0.key < $1.key }
    return result
  }
}

/// log2 from IEEE operations alone, so that every machine and C library writes the same tables.
func exactLog2(_ x: Double) -> Double {
  let t = (x.significand - 1) / (x.significand + 1)
  let square = t * t
  var term = t
  var sum = 0.0
  for k in 0..<24 {
    sum += term / Double(2 * k + 1)
    term *= square
  }
  return Double(x.exponent) + sum * 2.885390081777926814719849
}

/// −log2(p) in steps of 1/`steps` bit, at most `limit` steps.
func quantised(_ p: Double, steps: Double, limit: Double) -> UInt8 {
  let cost = p > 0 ? -exactLog2(p) * steps : limit
  return UInt8(max(0, min(limit, cost.rounded())))
}

/// 2 to the power of −quarters / 4, from IEEE operations alone.
func negativeExp2(quarters: Int) -> Double { negativeExp2(sixteenths: quarters * 4) }

/// 2 to the power of −sixteenths / 16, likewise.
func negativeExp2(sixteenths: Int) -> Double {
  let roots = [
    1, 0.9576032806985737, 0.9170040432046712, 0.8781260801866497, 0.8408964152537145, 0.8052451659746271,
    0.7711054127039704, 0.7384130729697497, 0.7071067811865476, 0.6771277734684463, 0.6484197773255048,
    0.620928906036742, 0.5946035575013605, 0.5693943173783458, 0.5452538663326288, 0.5221368912137069,
  ]
  return Double(sign: .plus, exponent: -(sixteenths >> 4), significand: roots[sixteenths & 15])
}
