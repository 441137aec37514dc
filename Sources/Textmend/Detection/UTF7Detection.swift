/// UTF-7: ASCII but for the runs of base64 that `+` begins.
enum UTF7Detection {
  /// Whether every `+` of the head means what RFC 2152 says, and the text reads better with it.
  ///
  /// Code, differences and base64 hold runs behind `+` that are no UTF-16, or whose last digit has bits left over: the
  /// first of them denies it.
  ///
  /// - Complexity: O(head).
  static func isUTF7(_ span: Span<UInt8>, _ model: LanguageModel) -> Bool {
    let head = min(span.count, 1 << 16)
    var first: Int?
    var i = 0
    while i < head, let plus = span.firstIndex(of: 0x2B, in: i..<head) {
      guard plus + 1 < head else { break }
      i = plus + 1
      if span[i] == 0x2D { continue }
      guard let end = endOfRun(span, from: i) else { return false }
      if first == nil { first = plus }
      i = end
    }
    guard let first else { return false }
    return readsBetter(window(span, around: first), model)
  }

  /// Where the digits from `start` on end; nil where they do not make whole units of 16 bits.
  private static func endOfRun(_ span: Span<UInt8>, from start: Int) -> Int? {
    var i = start
    var last: UInt32 = 0
    while i < span.count, let value = UTF7.value(span[i]) {
      last = value
      i += 1
    }
    // A cut inside a run is no fault.
    if i == span.count { return i }
    let bits = (i - start) * 6
    let rest = bits % 16
    guard bits >= 16, rest < 6, last & ((1 << UInt32(rest)) - 1) == 0 else { return nil }
    return i
  }

  /// The lines around `position`, up to 2 KB of them.
  private static func window(_ span: Span<UInt8>, around position: Int) -> [UInt8] {
    var start = position
    while start > 0, position - start < 64, span[start - 1] != 0x0A { start -= 1 }
    var end = min(span.count, position + 2048)
    // Not inside a run.
    while end < span.count, UTF7.value(span[end]) != nil { end += 1 }
    return Array(copying: span.extracting(start..<end))
  }

  private static func readsBetter(_ bytes: [UInt8], _ model: LanguageModel) -> Bool {
    var decoded = Encoding.utf7.decode(bytes)
    if let last = decoded.malformed.last, last.reason == .truncated { decoded.scalars.removeLast() }
    guard decoded.malformed.allSatisfy({ $0.reason == .truncated }),
      decoded.scalars.contains(where: { $0 >= 0x80 }), !decoded.scalars.contains(where: WideText.isOdd)
    else { return false }
    let lead = model.cost(of: bytes.map(UInt32.init)) - model.cost(of: decoded.scalars)
    guard lead > Bits(DetectionWeights.utf7) else { return false }
    // Digits that were none are characters at random, most of them rare: not what a text is encoded for.
    let foreign = decoded.scalars.filter { $0 >= 0x80 }
    let cost = foreign.reduce(Bits.zero) { $0 + model.unigram($1) }
    return Set(foreign).count > 1 && cost.double < DetectionWeights.rareCharacter * Double(foreign.count)
  }
}
