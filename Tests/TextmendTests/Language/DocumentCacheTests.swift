import Testing

@testable import Textmend

@Suite struct DocumentCacheTests {
  private let symbols = LanguageModel.shared.tables.symbols

  /// Texts of few characters, so that sequences repeat; marks, letters and variants among them.
  private func text(_ generator: inout Seeded) -> [UInt32] {
    let characters = "的一是不了人我在有他这中大来上国個国國。，、“”a 1\nカの한".unicodeScalars.map(\.value)
    let few = characters.shuffled(using: &generator).prefix(Int.random(in: 2...12, using: &generator))
    return (0..<Int.random(in: 0...400, using: &generator)).map { _ in few.randomElement(using: &generator)! }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func answersAreThoseOfDictionaries(seed: UInt64) {
    var generator = Seeded(state: seed)
    let threshold = Int.random(in: 1...3, using: &generator)
    var cache = DocumentCache(threshold: threshold)
    var reference = SlowDocumentCache(symbols: symbols, threshold: UInt32(threshold))
    var all: [UInt32] = []
    for _ in 0..<3 {
      let text = text(&generator)
      all += text
      cache.add(text)
      reference.add(text)
    }
    let known = Set(all).map { symbols.symbol($0) }.filter { $0 >= Symbol.firstOwn && $0 < Symbol.letterBase }
    let asked = known.map { symbols.fold($0) } + [symbols.symbol(0x9F98)]
    let contexts = asked + [Symbol.newline, Symbol.digit, Symbol.word, Symbol.spaceAfter]
    var wrong: [String] = []
    for _ in 0..<1000 {
      let symbol = asked.randomElement(using: &generator)!
      let (first, second, third) = (
        contexts.randomElement(using: &generator)!, contexts.randomElement(using: &generator)!,
        contexts.randomElement(using: &generator)!
      )
      let cost = cache.cost(of: symbol, after: first, second, third)
      let expected = reference.cost(of: symbol, after: first, second, third)
      if cost != expected {
        wrong.append("\(symbol) after \(first), \(second), \(third): \(cost), not \(expected)")
      }
    }
    #expect(wrong.isEmpty, "seed \(seed): \(wrong.prefix(3))")
  }

  @Test func memoryIsBounded() {
    var table = SequenceTable(slotLimit: 1 << 10)
    let all: UInt64 = 1 << 10
    for key in 1...all { table.count(key << 16 | 1) }
    #expect(table.slot(1 << 16 | 1).count == 1)
    #expect(table.slot(all << 16 | 1).count == 0)
    table.count(1 << 16 | 1)
    table.count(all << 16 | 1)
    #expect(table.slot(1 << 16 | 1).count == 2)
    #expect(table.slot(all << 16 | 1).count == 0)
  }
}

/// What `DocumentCache` answers, in dictionaries.
private struct SlowDocumentCache {
  var counts: [[UInt16]: UInt32] = [:]
  /// Before each pair, the symbols of which it was found.
  var predecessors: [[UInt16]: Set<UInt16>] = [:]
  var total: UInt32 = 0
  let symbols: SymbolTable
  let threshold: UInt32

  init(symbols: SymbolTable, threshold: UInt32) {
    self.symbols = symbols
    self.threshold = threshold
  }

  mutating func add(_ scalars: [UInt32]) {
    var run: [UInt16] = []
    for scalar in scalars {
      let symbol = symbols.symbol(scalar)
      guard symbol >= Symbol.firstOwn, symbol < Symbol.letterBase else {
        run = []
        continue
      }
      run.append(symbols.fold(symbol))
      total += 1
      for length in 1...4 where length <= run.count {
        // Long sequences end with a Han character.
        if length > 2, run.last! < symbols.firstHan { continue }
        let sequence = Array(run.suffix(length))
        counts[sequence, default: 0] += 1
        if length == 3 { predecessors[Array(sequence.suffix(2)), default: []].insert(sequence[0]) }
      }
    }
  }

  func cost(of symbol: UInt16, after first: UInt16, _ second: UInt16, _ third: UInt16) -> Int32 {
    guard let alone = counts[[symbol]], alone >= threshold else { return .max }
    // Four bits more: a character alone says little.
    let one = 64 + bits(alone, total, 64)
    guard first >= Symbol.firstOwn, let pair = counts[[first, symbol]], pair >= threshold else { return one }
    let context = counts[[first]]!
    if second < symbols.firstHan { return min(one, bits(pair, context, 4)) }
    guard let triple = counts[[second, first, symbol]] else {
      let varied = UInt32(predecessors[[first, symbol]]?.count ?? 0)
      return varied > 0 && varied >= threshold ? min(one, bits(varied, context, 4)) : one
    }
    guard triple >= threshold else { return one }
    let two = min(one, bits(triple, counts[[second, first]]!, 2))
    guard third >= Symbol.firstOwn, let four = counts[[third, second, first, symbol]], four >= threshold,
      let three = counts[[third, second, first]]
    else { return two }
    return min(two, bits(four, three, 1))
  }

  /// 1 − log2((seen − ½) / (context + trust)) in sixteenths of a bit, linear between powers of two.
  private func bits(_ seen: UInt32, _ context: UInt32, _ trust: Int) -> Int32 {
    let ratio = ((Int(context) + trust) * 512) / (2 * Int(seen) - 1)
    var power = 0
    while ratio >> (power + 1) > 0 { power += 1 }
    return Int32(16 + (power - 8) * 16 + ((ratio * 16) >> power) % 16)
  }
}
