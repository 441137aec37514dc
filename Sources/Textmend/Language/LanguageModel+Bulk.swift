extension LanguageModel {
  /// Reads a stretch of text; `state` moves on. The same as the sum of its steps, at several times their speed: the tables
  /// of pairs and words lie in three megabytes, and their lines are asked for a batch at a time.
  ///
  /// - Complexity: linear; nothing is allocated.
  package func read(_ scalars: Span<UInt32>, _ state: inout State) -> Bits {
    var ring = Ring()
    ring.queries[Ring.mask] = state.lastQuery
    // Each part by itself, so that what nothing points to stays in registers.
    var context = state.context
    var path = state.path
    var longer = state.longer
    var total: Int32 = 0
    var next = 0
    var start = 0
    var end = ask(scalars, &next, &ring, from: 0, &context, &total)
    while start < end {
      let asked = answerPairs(&ring, start, end)
      askWords(&ring, asked)
      // The next batch is asked for while the words of this one are on their way.
      let nextEnd = ask(scalars, &next, &ring, from: end, &context, &total)
      answerWords(&ring, asked)
      while start < end {
        let k = start & Ring.mask
        total &+= settle(ring.queries[k], hash: ring.hashes[k], &path, &longer, atMost: .max)
        start &+= 1
      }
      end = nextEnd
    }
    state.context = context
    state.path = path
    state.longer = longer
    return Bits(sixteenths: total)
  }

  /// Asks for a batch of characters, or for as many as there are; answers where its queries end.
  @inline(__always)
  private func ask(
    _ scalars: Span<UInt32>, _ next: inout Int, _ ring: inout Ring, from start: Int, _ context: inout Context,
    _ total: inout Int32
  ) -> Int {
    var end = start
    while next < scalars.count, end < start &+ Ring.batch {
      askOwn(scalars, &next, &ring, &end, limit: start &+ Ring.batch, &context)
      guard next < scalars.count, end < start &+ Ring.batch else { break }
      if let query = ask(scalars[next], &context, &total) {
        tables.pairs.prefetch(query.place)
        ring.queries[end & Ring.mask] = query
        end &+= 1
      }
      next &+= 1
    }
    return end
  }

  /// As ``ask(_:_:_:)`` for each of a run of characters that have an entry of their own, which is nearly all of Chinese,
  /// Japanese and Korean.
  @inline(__always)
  private func askOwn(
    _ scalars: Span<UInt32>, _ next: inout Int, _ ring: inout Ring, _ end: inout Int, limit: Int,
    _ context: inout Context
  ) {
    if context.alphabet >= 0 { return }
    let symbols = tables.symbols
    let pairs = tables.pairs
    let run = scalars.extracting(next..<min(scalars.count, next &+ limit &- end))
    var previous = context.previous
    var i = 0
    while i < run.count {
      let scalar = run[i]
      if scalar >= 0x10000 { break }
      let symbol = symbols.symbol(scalar)
      if symbol &- Symbol.firstOwn >= Symbol.letterBase - Symbol.firstOwn { break }
      let folded = symbols.fold(symbol)
      let query = PairQuery(symbol: symbol, folded: folded, after: previous)
      pairs.prefetch(query.place)
      ring.queries[(end &+ i) & Ring.mask] = query
      previous = folded
      i &+= 1
    }
    if i == 0 { return }
    next &+= i
    end &+= i
    // The script is that of the last character that has one.
    for k in 1...i {
      let symbol = ring.queries[(end &- k) & Ring.mask].symbol
      if symbol < symbols.firstKana { continue }
      context.noteScript(of: symbol, symbols)
      break
    }
    context.lastScalar = scalars[next &- 1]
    context.third = i > 1 ? ring.queries[(end &- 2) & Ring.mask].context : context.second
    context.second = ring.queries[(end &- 1) & Ring.mask].context
    context.previous = previous
  }

  /// Answers how many queries have two symbols before them that start words: those are listed.
  @inline(__always)
  private func answerPairs(_ ring: inout Ring, _ start: Int, _ end: Int) -> Int {
    // Whether a word starts is a coin toss: what is done about it is counted, not branched on.
    var startsWord = Int(ring.queries[(start &- 1) & Ring.mask].pair >> 7 & 1)
    var asked = 0
    var i = start
    while i < end {
      let k = i & Ring.mask
      ring.asked[asked & Ring.mask] = UInt8(truncatingIfNeeded: k)
      asked &+= startsWord
      let pair = tables.pairs.value(ring.queries[k].place)
      ring.queries[k].pair = UInt16(truncatingIfNeeded: pair)
      startsWord = Int(pair >> 7 & 1)
      i &+= 1
    }
    return asked
  }

  /// Asks for the words that start two symbols before a query: those of three characters, and whether longer ones start so.
  @inline(__always)
  private func askWords(_ ring: inout Ring, _ asked: Int) {
    var i = 0
    while i < asked {
      let k = Int(ring.asked[i & Ring.mask]) & Ring.mask
      let hash = WordHash.extend(ring.queries[(k &- 1) & Ring.mask].wordStart, ring.queries[k].folded)
      ring.hashes[k] = hash
      tables.words.prefetch(hash)
      i &+= 1
    }
  }

  @inline(__always)
  private func answerWords(_ ring: inout Ring, _ asked: Int) {
    var goOn = 0
    var i = 0
    while i < asked {
      let k = Int(ring.asked[i & Ring.mask]) & Ring.mask
      let word = tables.words.value(ring.hashes[k])
      ring.queries[k].word = UInt16(truncatingIfNeeded: word)
      ring.asked[goOn & Ring.mask] = UInt8(truncatingIfNeeded: k)
      goOn &+= Int(word >> 7 & 1)
      i &+= 1
    }
    i = 0
    while i < goOn {
      let k = Int(ring.asked[i & Ring.mask]) & Ring.mask
      tables.words.prefetch(WordHash.extend(ring.hashes[k], ring.queries[(k &+ 1) & Ring.mask].folded))
      i &+= 1
    }
  }

  /// Queries at different stages of their answers, two batches of them, on the stack. Every batch but the last is full, so
  /// that each query's predecessor stands before it.
  private struct Ring {
    static let batch = 32
    static let mask = 2 * batch - 1

    var queries = InlineArray<64, PairQuery>(repeating: PairQuery())
    /// The words that are asked for, by query.
    var hashes = InlineArray<64, UInt64>(repeating: 0)
    /// The queries whose words are asked for.
    var asked = InlineArray<64, UInt8>(repeating: 0)
  }
}

extension LanguageModel.State {
  /// The query that was settled last, as far as the next one's words need it.
  fileprivate var lastQuery: PairQuery {
    var query = PairQuery()
    query.context = context.second
    query.folded = context.previous
    query.pair = UInt16(path.startsWord) << 7
    return query
  }
}

extension PairQuery {
  /// What the words that start with its two symbols have in common; for a query whose pair starts words.
  @inline(__always) fileprivate var wordStart: UInt64 { WordHash.start(context, folded) }
}
