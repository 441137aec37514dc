/// The standard's decoder for labels that browsers refuse: whatever the bytes are, one malformed run.
struct Refused: Decoder, Encoder {
  private var hasAnswered = false

  mutating func unit(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    let rest = bytes.count - i
    if hasAnswered { return .silent(rest) }
    hasAnswered = true
    return .malformed(.unexpectedByte, rest, pair: rest)
  }

  func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool { false }
}
