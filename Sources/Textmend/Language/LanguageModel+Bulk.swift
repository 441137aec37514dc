extension LanguageModel {
  /// Reads a stretch of text; `state` moves on. The same as the sum of its steps, at several times their speed: the tables
  /// of pairs and words lie in three megabytes, and their lines are asked for a batch at a time.
  ///
  /// - Complexity: linear; nothing is allocated.
  package func read(_ scalars: Span<UInt32>, _ state: inout State) -> Bits {
    var batch = Batch()
    var reading = state
    var total: Int32 = 0
    var next = 0
    while next < scalars.count {
      let start = reading.words.startsWord ? WordHash.start(reading.second, reading.previous) : 0
      batch.count = 0
      repeat {
        if let query = ask(scalars[next], &reading, &total) {
          tables.pairs.prefetch(query.place)
          batch.queries[batch.count & Batch.mask] = query
          batch.count &+= 1
        }
        next &+= 1
      } while next < scalars.count && batch.count < Batch.capacity
      answerPairs(&batch)
      answerWords(&batch, start: start, startsWord: reading.words.startsWord)
      for i in 0..<batch.count {
        let k = i & Batch.mask
        total &+= settle(
          batch.queries[k], pair: Int32(batch.pairs[k]), word: batch.words[k], &reading, atMost: .max)
      }
    }
    state = reading
    return Bits(sixteenths: total)
  }

  @inline(__always)
  private func answerPairs(_ batch: inout Batch) {
    for i in 0..<batch.count {
      let k = i & Batch.mask
      batch.pairs[k] = UInt16(truncatingIfNeeded: tables.pairs.value(batch.queries[k].place))
    }
  }

  /// Looks up the words that start a character before each query: those of three characters, and whether longer ones
  /// start so.
  @inline(__always)
  private func answerWords(_ batch: inout Batch, start: UInt64, startsWord: Bool) {
    var count = 0
    batch.words[0] = .none
    if startsWord, batch.count > 0 {
      batch.words[0].hash = WordHash.extend(start, tables.symbols.fold(batch.queries[0].symbol))
      batch.asked[0] = 0
      count = 1
    }
    // Whether a word starts is a coin toss: what is done about it is counted, not branched on.
    for i in 1..<max(1, batch.count) {
      let k = i & Batch.mask
      batch.words[k] = .none
      batch.asked[count & Batch.mask] = UInt8(truncatingIfNeeded: i)
      count &+= Int(batch.pairs[(i &- 1) & Batch.mask] >> 7 & 1)
    }
    for i in (startsWord ? 1 : 0)..<max(startsWord ? 1 : 0, count) {
      let k = Int(batch.asked[i & Batch.mask])
      let first = batch.queries[(k &- 1) & Batch.mask]
      let second = tables.symbols.fold(first.symbol)
      let third = tables.symbols.fold(batch.queries[k & Batch.mask].symbol)
      let hash = WordHash.extend(WordHash.start(first.context, second), third)
      batch.words[k & Batch.mask].hash = hash
      tables.words.prefetch(hash)
    }
    for i in 0..<count {
      let k = Int(batch.asked[i & Batch.mask]) & Batch.mask
      batch.words[k].value = tables.words.value(batch.words[k].hash)
    }
  }

  /// Some characters at different stages of their reading, on the stack.
  private struct Batch {
    static let capacity = 32
    static let mask = capacity - 1

    var count = 0
    var queries = InlineArray<32, PairQuery>(repeating: PairQuery())
    var pairs = InlineArray<32, UInt16>(repeating: 0)
    var words = InlineArray<32, WordAnswer>(repeating: .none)
    /// The queries whose `words` are asked for.
    var asked = InlineArray<32, UInt8>(repeating: 0)
  }
}
