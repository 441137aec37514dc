/// Decodes one encoding. A value of tables and of the state that the text has reached, made before a loop.
///
/// A stateless decoder's ``unit(at:in:)`` is not mutating. One with states (escape sequences, shift codes, bits
/// left over) keeps them in itself, and answers for a sequence that only changes the state with
/// ``DecodedUnit/silent(_:)``.
protocol Decoder: Sendable {
  /// What transcodes the common characters to UTF-8 in this decoder's place.
  var kernel: TranscodingKernel { get }

  /// Reads the unit at `offset`, and goes to the state behind it. Only called inside the input, at the first
  /// byte and then wherever the unit before ended, which for a malformed one the profile decides.
  ///
  /// A unit that would be another one if more bytes followed is malformed with the reason `truncated`, and no
  /// other unit is: so a stream knows what it must keep for the next piece. Such a unit leaves the state as it
  /// was.
  mutating func unit(at offset: Int, in bytes: Span<UInt8>) -> DecodedUnit

  /// Decodes all of `bytes` to code points. Always the default; here so that each decoder has a loop of its own.
  mutating func scalars(
    _ bytes: Span<UInt8>, _ profile: DecoderProfile, recordsOffsets: Bool
  ) -> Decoded

  /// Decodes to UTF-8. Always the default, as ``scalars(_:_:recordsOffsets:)``.
  ///
  /// - Parameter start: the first byte to read.
  /// - Parameter isFinal: whether nothing follows `bytes`.
  /// - Returns: where reading ended: before the end of `bytes` where the profile stops, and where more bytes
  ///   decide about the last unit.
  mutating func transcode(
    _ bytes: Span<UInt8>, from start: Int, isFinal: Bool, _ profile: DecoderProfile, into sink: inout UTF8Sink
  ) -> Int

  /// Bytes that Python takes at `offset`, where the unit is malformed. May be more than there are.
  func pythonLength(of unit: DecodedUnit, at offset: Int, in bytes: Span<UInt8>) -> Int

  /// Bytes that Java takes at `offset`, where the unit is malformed. May be more than there are.
  func javaLength(of unit: DecodedUnit, at offset: Int, in bytes: Span<UInt8>) -> Int
}

/// Takes what a decoder reads.
protocol DecoderSink {
  mutating func append(_ scalar: UInt32, at offset: Int)
  mutating func append(_ run: MalformedRun)
}

extension Decoder {
  var kernel: TranscodingKernel { .none }

  /// The first byte, but all that is left where it is too little: as all of Python's multibyte codecs.
  func pythonLength(of unit: DecodedUnit, at offset: Int, in bytes: Span<UInt8>) -> Int {
    unit.reason == .truncated ? bytes.count - offset : 1
  }

  func javaLength(of unit: DecodedUnit, at offset: Int, in bytes: Span<UInt8>) -> Int { unit.length }

  mutating func scalars(
    _ bytes: Span<UInt8>, _ profile: DecoderProfile, recordsOffsets: Bool
  ) -> Decoded {
    var sink = ScalarSink(recordsOffsets: recordsOffsets, capacity: bytes.count / 2 + 16)
    sink.decoded.consumed = bytes.count
    var i = 0
    while i < bytes.count {
      guard let length = decodeUnit(at: i, in: bytes, isFinal: true, profile, into: &sink) else {
        sink.decoded.consumed = i
        break
      }
      i += length
    }
    if recordsOffsets { sink.decoded.offsets.append(sink.decoded.consumed) }
    return sink.decoded
  }

  /// Decodes the unit at `offset`.
  ///
  /// - Returns: the bytes that it takes; nil where the profile stops before it, or where more bytes decide.
  @inline(__always)
  mutating func decodeUnit<Sink: DecoderSink>(
    at offset: Int, in bytes: Span<UInt8>, isFinal: Bool, _ profile: DecoderProfile, into sink: inout Sink
  ) -> Int? {
    var unit = unit(at: offset, in: bytes)
    if unit.scalar &- 0xE000 < 0x1900, profile.privateUse != .kept, unit.reason == nil {
      if profile.privateUse == .dropped { return unit.length }
      unit = .malformed(.unmapped, unit.length, pair: unit.length)
    }
    guard unit.reason != nil else {
      guard unit.scalar != DecodedUnit.none else { return unit.length }
      sink.append(unit.scalar, at: offset)
      if unit.second != 0 { sink.append(unit.second, at: offset) }
      return unit.length
    }
    return decodeMalformed(unit, at: offset, in: bytes, isFinal: isFinal, profile, into: &sink)
  }

  /// As ``decodeUnit(at:in:isFinal:_:into:)``, for a malformed one.
  private func decodeMalformed<Sink: DecoderSink>(
    _ unit: DecodedUnit, at offset: Int, in bytes: Span<UInt8>, isFinal: Bool, _ profile: DecoderProfile,
    into sink: inout Sink
  ) -> Int? {
    let wanted =
      switch profile.resynchronization {
      case .web: unit.length
      case .afterPair: unit.pairLength
      case .python: pythonLength(of: unit, at: offset, in: bytes)
      case .java: javaLength(of: unit, at: offset, in: bytes)
      }
    let left = bytes.count - offset
    if !isFinal, unit.reason == .truncated || wanted > left { return nil }
    let length = min(wanted, left)
    sink.append(MalformedRun(offset: offset, length: length, reason: unit.reason ?? .unexpectedByte))
    guard profile.mark != .stop else { return nil }
    if let mark = profile.mark.scalar { sink.append(mark, at: offset) }
    return length
  }
}

/// Collects scalars, and where they stood.
struct ScalarSink: DecoderSink {
  var decoded = Decoded()
  let recordsOffsets: Bool

  init(recordsOffsets: Bool, capacity: Int) {
    self.recordsOffsets = recordsOffsets
    decoded.scalars.reserveCapacity(capacity)
  }

  @inline(__always)
  mutating func append(_ scalar: UInt32, at offset: Int) {
    decoded.scalars.append(scalar)
    if recordsOffsets { decoded.offsets.append(offset) }
  }

  mutating func append(_ run: MalformedRun) { decoded.malformed.append(run) }
}
