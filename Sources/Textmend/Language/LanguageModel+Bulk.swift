extension LanguageModel {
  /// Reads a stretch of text; `state` moves on. The same as the sum of its steps, at several times their speed: the tables
  /// of pairs and words lie in three megabytes, and their lines are asked for a batch at a time.
  ///
  /// - Complexity: linear; nothing is allocated.
  package func read(_ scalars: Span<UInt32>, _ state: inout State) -> Bits {
    var batch = Batch()
    // Each part by itself, so that what nothing points to stays in registers.
    var context = state.context
    var path = state.path
    var longer = state.longer
    var total: Int32 = 0
    var next = 0
    while next < scalars.count {
      batch.count = 0
      batch.start = path.startsWord ? WordHash.start(context.second, context.previous) : 0
      while next < scalars.count, batch.count < Batch.capacity {
        askOwn(scalars, &next, &batch, &context)
        guard next < scalars.count, batch.count < Batch.capacity else { break }
        if let query = ask(scalars[next], &context, &total) {
          tables.pairs.prefetch(query.place)
          batch.queries[batch.count & Batch.mask] = query
          batch.count &+= 1
        }
        next &+= 1
      }
      answerPairs(&batch)
      answerWords(&batch, startsWord: path.startsWord)
      var i = 0
      while i < batch.count {
        let k = i & Batch.mask
        total &+= settle(batch.queries[k], hash: batch.hashes[k], &path, &longer, atMost: .max)
        i &+= 1
      }
    }
    state.context = context
    state.path = path
    state.longer = longer
    return Bits(sixteenths: total)
  }

  /// As ``ask(_:_:_:)`` for each of a run of characters that have an entry of their own, which is nearly all of Chinese,
  /// Japanese and Korean.
  @inline(__always)
  private func askOwn(
    _ scalars: Span<UInt32>, _ next: inout Int, _ batch: inout Batch, _ context: inout Context
  ) {
    if context.alphabet >= 0 { return }
    let start = next
    let end = min(scalars.count, next &+ Batch.capacity &- batch.count)
    var count = batch.count
    var previous = context.previous
    var scripted: UInt16 = 0
    while next < end {
      let scalar = scalars[next]
      if scalar >= 0x10000 { break }
      let symbol = tables.symbols.symbol(scalar)
      if symbol &- Symbol.firstOwn >= Symbol.letterBase - Symbol.firstOwn { break }
      let folded = tables.symbols.fold(symbol)
      let query = PairQuery(symbol: symbol, folded: folded, after: previous)
      tables.pairs.prefetch(query.place)
      batch.queries[count & Batch.mask] = query
      count &+= 1
      if symbol >= tables.symbols.firstKana { scripted = symbol }
      previous = folded
      next &+= 1
    }
    if next == start { return }
    batch.count = count
    context.lastScalar = scalars[next &- 1]
    context.noteScript(of: scripted, tables.symbols)
    context.third = next &- start > 1 ? batch.queries[(count &- 2) & Batch.mask].context : context.second
    context.second = batch.queries[(count &- 1) & Batch.mask].context
    context.previous = previous
  }

  @inline(__always)
  private func answerPairs(_ batch: inout Batch) {
    var i = 0
    while i < batch.count {
      let k = i & Batch.mask
      batch.queries[k].pair = UInt16(truncatingIfNeeded: tables.pairs.value(batch.queries[k].place))
      i &+= 1
    }
  }

  /// Looks up the words that start two symbols before each query: those of three characters, and whether longer ones
  /// start so.
  @inline(__always)
  private func answerWords(_ batch: inout Batch, startsWord: Bool) {
    if batch.count == 0 { return }
    var asked = 0
    batch.queries[0].word = UInt16(HashLineTable.none)
    if startsWord {
      batch.asked[0] = 0
      askWord(&batch, 0, after: batch.start)
      asked = 1
    }
    // Whether a word starts is a coin toss: what is done about it is counted, not branched on.
    var i = 1
    while i < batch.count {
      let k = i & Batch.mask
      batch.queries[k].word = UInt16(HashLineTable.none)
      batch.asked[asked & Batch.mask] = UInt8(truncatingIfNeeded: k)
      asked &+= Int(batch.queries[(i &- 1) & Batch.mask].pair >> 7 & 1)
      i &+= 1
    }
    i = startsWord ? 1 : 0
    while i < asked {
      let k = Int(batch.asked[i & Batch.mask])
      let first = batch.queries[(k &- 1) & Batch.mask]
      askWord(&batch, k & Batch.mask, after: WordHash.start(first.context, first.folded))
      i &+= 1
    }
    i = 0
    while i < asked {
      let k = Int(batch.asked[i & Batch.mask]) & Batch.mask
      let word = tables.words.value(batch.hashes[k])
      batch.queries[k].word = UInt16(truncatingIfNeeded: word)
      if word & WordHash.goesOn != 0 {
        // The query after the last is an old one, and so is what is then asked for: no harm.
        let next = batch.queries[(k &+ 1) & Batch.mask].folded
        tables.words.prefetch(WordHash.extend(batch.hashes[k], next))
      }
      i &+= 1
    }
  }

  @inline(__always)
  private func askWord(_ batch: inout Batch, _ k: Int, after start: UInt64) {
    let hash = WordHash.extend(start, batch.queries[k].folded)
    batch.hashes[k] = hash
    tables.words.prefetch(hash)
  }

  /// Some characters at different stages of their reading, on the stack.
  private struct Batch {
    static let capacity = 64
    static let mask = capacity - 1

    var count = 0
    /// The hash of the two symbols before the first query, where a word starts with them.
    var start: UInt64 = 0
    var queries = InlineArray<64, PairQuery>(repeating: PairQuery())
    /// The words that are asked for, by query.
    var hashes = InlineArray<64, UInt64>(repeating: 0)
    /// The queries whose words are asked for.
    var asked = InlineArray<64, UInt8>(repeating: 0)
  }
}
