import Textmend

/// Counts of sequences of one to four symbols in lines of one language and in lists of its words, as Kneser and Ney count: the
/// longest by occurrences, shorter ones by how many different symbols stand before them.
struct NGramCounts {
  /// N-grams as numbers, 16 bits a symbol, the last one lowest; ascending. All that begin alike lie together.
  struct Order {
    private(set) var keys: [UInt64] = []
    private(set) var counts: [UInt32] = []

    init() {}

    /// - Parameters:
    ///   - keys: each counts once.
    ///   - weighted: further keys, with what they count.
    init(_ keys: [UInt64], _ weighted: [(key: UInt64, count: UInt32)]) {
      let single = keys.sorted()
      let weighted = weighted.sorted { $0.key < $1.key }
      var next = 0
      for key in single {
        while next < weighted.count, weighted[next].key <= key {
          add(weighted[next].key, weighted[next].count)
          next += 1
        }
        add(key, 1)
      }
      for (key, count) in weighted[next...] { add(key, count) }
    }

    private mutating func add(_ key: UInt64, _ count: UInt32) {
      if keys.last == key {
        counts[counts.count - 1] &+= count
      } else {
        keys.append(key)
        counts.append(count)
      }
    }
  }

  /// By length, less one.
  private(set) var orders: [Order] = []

  /// Stands before a listed word, whose surroundings are not known. No text contains it as a symbol.
  static let wordEdge = Symbol.spaceAfter
  /// No n-gram reaches over it: the end of a line, a character without an entry.
  private static let gap: UInt16 = 0xFFFF

  /// A language by what its lines hold.
  enum Language {
    /// Han, and neither kana nor Hangul.
    case chinese
    /// Kana.
    case japanese

    func holds(_ line: [UInt32]) -> Bool {
      var hasHan = false
      for scalar in line {
        if (0x3041...0x30FF).contains(scalar), scalar != 0x30FB { return self == .japanese }
        if (0xAC00...0xD7A3).contains(scalar) { return false }
        hasHan = hasHan || SymbolPlan.isHan(scalar)
      }
      return self == .chinese && hasHan
    }
  }

  /// - Parameter listed: words of Han characters with weights in counts, which count as seen.
  init(corpus: Corpus, language: Language, plan: SymbolPlan, listed: [[UInt16]: Double]) {
    var stream: [UInt16] = []
    corpus.forEachLine(of: .training) { scalars in
      guard language.holds(scalars) else { return }
      stream.append(Symbol.newline)
      for symbol in plan.symbols(scalars) {
        stream.append((Symbol.firstRare..<Symbol.firstOwn).contains(symbol) ? Self.gap : symbol)
      }
      stream.append(Self.gap)
    }
    let words = listed.map { ([Self.wordEdge] + $0.key, max(1, UInt32($0.value.rounded()))) }
    orders = Array(repeating: Order(), count: NGramModel.order)
    for length in stride(from: NGramModel.order, through: 1, by: -1) {
      orders[length - 1] = order(of: length, stream, words)
    }
  }

  private func order(of length: Int, _ stream: [UInt16], _ words: [(symbols: [UInt16], count: UInt32)])
    -> Order
  {
    let isLongest = length == NGramModel.order
    var keys: [UInt64] = []
    if isLongest {
      keys = NGramCounts.seen(stream, length)
    } else {
      let mask = UInt64.max >> UInt64(64 - 16 * length)
      keys = orders[length].keys.map { $0 & mask }
    }
    var weighted: [(key: UInt64, count: UInt32)] = []
    if !isLongest, length > 1 {
      // Nothing stands before the start of a line or of a listed word: there, occurrences count.
      let newline = UInt64(Symbol.newline)
      keys += NGramCounts.seen(stream, length).filter { $0 >> UInt64(16 * (length - 1)) == newline }
    }
    for (symbols, count) in words where symbols.count >= length && length > 1 {
      for start in 0...(isLongest ? symbols.count - length : 0) {
        weighted.append((NGramCounts.key(symbols[start..<start + length]), count))
      }
    }
    return Order(keys, weighted)
  }

  /// All sequences of a length in a stream, as keys.
  private static func seen(_ stream: [UInt16], _ length: Int) -> [UInt64] {
    var result: [UInt64] = []
    result.reserveCapacity(stream.count)
    let mask = UInt64.max >> UInt64(64 - 16 * length)
    var key: UInt64 = 0
    var run = 0
    for symbol in stream {
      key = (key << 16 | UInt64(symbol)) & mask
      run = symbol == gap ? 0 : run + 1
      if run >= length { result.append(key) }
    }
    return result
  }

  /// Calls `body` with the places of all n-grams of one length that begin alike, and with the place of what they begin
  /// with among the shorter ones.
  static func forEachContext(
    of length: Int, _ counts: NGramCounts, _ body: (_ followers: Range<Int>, _ context: Int) -> Void
  ) {
    let keys = counts.orders[length - 1].keys
    let shorter = counts.orders[length - 2].keys
    var context = 0
    var start = 0
    while start < keys.count {
      let key = keys[start] >> 16
      var end = start
      while end < keys.count, keys[end] >> 16 == key { end += 1 }
      // Both ascend.
      while context < shorter.count, shorter[context] < key { context += 1 }
      if context < shorter.count, shorter[context] == key { body(start..<end, context) }
      start = end
    }
  }

  static func key(_ symbols: some Collection<UInt16>) -> UInt64 {
    symbols.reduce(0) { $0 << 16 | UInt64($1) }
  }
}
