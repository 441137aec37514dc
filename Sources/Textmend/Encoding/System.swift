/// Encodings that only the system's iconv knows.
enum SystemCodec {
  /// Decodes by stretches; where iconv stops, one byte is malformed and the rest is tried anew.
  static func decode(
    _ bytes: Span<UInt8>, name: String, profile: DecoderProfile, recordsOffsets: Bool
  ) -> Decoded {
    var sink = ScalarSink(recordsOffsets: recordsOffsets, capacity: bytes.count)
    // The name was opened once when the encoding was made; a system that lost it since decodes nothing.
    guard var converter = try? Iconv(from: name, to: "UTF-32LE") else { return Decoded() }
    // Short after an error, so that a wholly malformed input is not copied again for each of its bytes.
    var stretch = Self.longest
    var start = 0
    while start < bytes.count {
      let end = min(start + stretch, bytes.count)
      let conversion = converter.convert(
        Array(copying: bytes.extracting(start..<end)), continues: start > 0, isFinal: end == bytes.count)
      for i in stride(from: 0, to: conversion.output.count, by: 4) {
        let scalar = (0..<4).reduce(UInt32(0)) { $0 | UInt32(conversion.output[i + $1]) << (8 * UInt32($1)) }
        // iconv does not tell which bytes a character came from: its whole stretch is named.
        sink.append(scalar, at: start)
      }
      start += conversion.consumed
      stretch = min(stretch * 2, Self.longest)
      // A character that the stretch cuts is read with the next one.
      guard start < end, conversion.end == .malformed || end == bytes.count else { continue }
      let isTruncated = conversion.end == .truncated
      let length = isTruncated ? bytes.count - start : 1
      sink.append(
        MalformedRun(offset: start, length: length, reason: isTruncated ? .truncated : .unexpectedByte))
      if profile.mark == .stop {
        sink.decoded.consumed = start
        return sink.decoded
      }
      if let mark = profile.mark.scalar { sink.append(mark, at: start) }
      start += length
      stretch = Self.shortest
    }
    sink.decoded.consumed = bytes.count
    if recordsOffsets { sink.decoded.offsets.append(bytes.count) }
    return sink.decoded
  }

  /// Bytes converted at once.
  private static let longest = 1 << 14
  private static let shortest = 64

  static func encode(_ scalars: Span<UInt32>, name: String) -> Encoded {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count * 4)
    let codec = UTF32Codec(isBigEndian: false)
    for i in 0..<scalars.count where !codec.encode(scalars[i], into: &bytes) {
      return .unencodable(at: i)
    }
    guard var converter = try? Iconv(from: "UTF-32LE", to: name) else { return .unencodable(at: 0) }
    let conversion = converter.convert(bytes)
    return conversion.end == .complete
      ? .bytes(conversion.output) : .unencodable(at: conversion.consumed / 4)
  }
}
