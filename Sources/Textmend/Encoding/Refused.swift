/// The standard's "replacement": what browsers make of labels that they refuse. They write one U+FFFD for all of a
/// text; here every byte is malformed, so that none vanishes unreported.
struct Refused: Decoder, Encoder {
  func unit(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit { .malformed(.unexpectedByte, 1, pair: 1) }

  func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool { false }
}
