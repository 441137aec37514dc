/// What stands at one position of the input.
struct DecodedUnit {
  /// The code point; for a malformed unit meaningless.
  var scalar: UInt32
  /// A second code point (four codes of Big5 stand for two), 0 for none.
  var second: UInt32 = 0
  /// Bytes that the unit takes; where it is malformed, as the WHATWG Encoding Standard counts.
  var length: Int
  /// Nil where the bytes are well formed.
  var reason: MalformedRun.Reason?
  /// Where it is malformed: bytes that a program takes which eats pairs whole.
  var pairLength = 1

  @inline(__always)
  static func scalar(_ scalar: UInt32, _ length: Int) -> DecodedUnit {
    DecodedUnit(scalar: scalar, length: length)
  }

  @inline(__always)
  static func malformed(
    _ reason: MalformedRun.Reason, _ length: Int, pair pairLength: Int
  ) -> DecodedUnit {
    DecodedUnit(scalar: 0, length: length, reason: reason, pairLength: pairLength)
  }

  /// A lead byte whose second byte is no trail: the standard reads an ASCII second byte again.
  @inline(__always)
  static func badPair(_ reason: MalformedRun.Reason, second: UInt8) -> DecodedUnit {
    malformed(reason, second < 0x80 ? 1 : 2, pair: 2)
  }
}

/// Decodes one encoding. A value of tables, made before a loop.
protocol Decoder {
  /// Reads the unit at `offset`. Only called inside the input.
  func unit(at offset: Int, in bytes: Span<UInt8>) -> DecodedUnit
}

/// Takes what a decoder reads.
protocol DecoderSink {
  mutating func append(_ scalar: UInt32, at offset: Int)
  mutating func append(_ run: MalformedRun)
}

extension Decoder {
  /// Decodes all of `bytes` as a program of this profile does.
  ///
  /// - Returns: the bytes read; less than the input only where the profile stops.
  @inline(__always)
  func decode<Sink: DecoderSink>(
    _ bytes: Span<UInt8>, profile: DecoderProfile, into sink: inout Sink
  ) -> Int {
    var i = 0
    while i < bytes.count {
      guard let length = decodeUnit(at: i, in: bytes, profile: profile, into: &sink) else { return i }
      i += length
    }
    return bytes.count
  }

  /// Decodes the unit at `offset`.
  ///
  /// - Returns: the bytes that it takes; nil where the profile stops before it.
  @inline(__always)
  func decodeUnit<Sink: DecoderSink>(
    at offset: Int, in bytes: Span<UInt8>, profile: DecoderProfile, into sink: inout Sink
  ) -> Int? {
    var unit = unit(at: offset, in: bytes)
    if unit.scalar &- 0xE000 < 0x1900, profile.privateUse != .kept, unit.reason == nil {
      if profile.privateUse == .dropped { return unit.length }
      unit = .malformed(.unmapped, unit.length, pair: unit.length)
    }
    guard let reason = unit.reason else {
      sink.append(unit.scalar, at: offset)
      if unit.second != 0 { sink.append(unit.second, at: offset) }
      return unit.length
    }
    let length =
      switch profile.resynchronization {
      case .web: unit.length
      case .afterPair: min(unit.pairLength, bytes.count - offset)
      case .afterLead: 1
      }
    sink.append(MalformedRun(offset: offset, length: length, reason: reason))
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
