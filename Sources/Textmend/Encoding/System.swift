/// Reads an encoding that only the system's iconv knows, through a converter that stays open and so keeps its
/// shift state.
struct SystemDecoder: ~Copyable, Sendable {
  private var converter: Iconv
  private var hasBegun = false
  /// Bytes converted at once: short after an error, so that a wholly malformed input is not copied again for
  /// each of its bytes.
  private var stretch = SystemDecoder.longest

  private static let longest = 1 << 14
  private static let shortest = 64

  /// Nil where the system does not know the name (any more: it was opened when the encoding was made).
  init?(_ name: String) {
    guard let converter = try? Iconv(from: Encoding.iconvName(name), to: "UTF-32LE") else { return nil }
    self.converter = converter
  }

  /// Decodes by stretches; where iconv stops, one byte is malformed and the rest is tried anew.
  ///
  /// - Returns: where it ended, as ``Decoder/transcode(_:from:isFinal:_:into:)``.
  mutating func decode<Sink: DecoderSink>(
    _ bytes: Span<UInt8>, from start: Int, isFinal: Bool, _ profile: DecoderProfile, into sink: inout Sink
  ) -> Int {
    var i = start
    var isFlushed = false
    repeat {
      let end = min(i + stretch, bytes.count)
      let isLast = end == bytes.count
      let conversion = converter.convert(
        Array(copying: bytes.extracting(i..<end)), continues: hasBegun, isFinal: isFinal && isLast)
      hasBegun = true
      append(conversion.output, at: i, into: &sink)
      i += conversion.consumed
      stretch = min(stretch * 2, Self.longest)
      if i == end, conversion.end == .complete {
        isFlushed = isLast
        continue
      }
      if conversion.end == .truncated {
        // A character that the stretch cuts is read with the next one.
        guard isLast else { continue }
        guard isFinal else { return i }
      }
      let isTruncated = conversion.end == .truncated
      let length = isTruncated ? bytes.count - i : 1
      sink.append(
        MalformedRun(offset: i, length: length, reason: isTruncated ? .truncated : .unexpectedByte))
      if profile.mark == .stop { return i }
      if let mark = profile.mark.scalar { sink.append(mark, at: i) }
      i += length
      stretch = Self.shortest
    } while i < bytes.count || isFinal && !isFlushed
    return i
  }

  private func append<Sink: DecoderSink>(_ output: [UInt8], at offset: Int, into sink: inout Sink) {
    for i in stride(from: 0, to: output.count, by: 4) {
      let scalar = (0..<4).reduce(UInt32(0)) { $0 | UInt32(output[i + $1]) << (8 * UInt32($1)) }
      // iconv does not tell which bytes a character came from: its whole stretch is named.
      sink.append(scalar, at: offset)
    }
  }
}

/// Encodings that only the system's iconv knows.
enum SystemCodec {
  static func decode(
    _ bytes: Span<UInt8>, name: String, profile: DecoderProfile, recordsOffsets: Bool
  ) -> Decoded {
    var sink = ScalarSink(recordsOffsets: recordsOffsets, capacity: bytes.count)
    guard var decoder = SystemDecoder(name) else { return Decoded() }
    sink.decoded.consumed = decoder.decode(bytes, from: 0, isFinal: true, profile, into: &sink)
    if recordsOffsets { sink.decoded.offsets.append(sink.decoded.consumed) }
    return sink.decoded
  }

  static func encode(_ scalars: Span<UInt32>, name: String) -> Encoded {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count * 4)
    let codec = UTF32Codec(isBigEndian: false)
    for i in 0..<scalars.count where !codec.encode(scalars[i], into: &bytes) {
      return .unencodable(at: i)
    }
    guard var converter = try? Iconv(from: "UTF-32LE", to: Encoding.iconvName(name)) else {
      return .unencodable(at: 0)
    }
    let conversion = converter.convert(bytes)
    return conversion.end == .complete
      ? .bytes(conversion.output) : .unencodable(at: conversion.consumed / 4)
  }
}
