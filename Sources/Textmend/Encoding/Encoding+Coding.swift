extension Encoding {
  /// Decodes as a program of this profile does.
  ///
  /// - Parameter recordsOffsets: whether `offsets` says where each scalar came from.
  /// - Complexity: linear in the input.
  func decode(
    _ bytes: Span<UInt8>, profile: DecoderProfile = .web, recordsOffsets: Bool = false
  ) -> Decoded {
    switch codec {
    case .utf8: collect(UTF8Codec(), bytes, profile, recordsOffsets)
    case .utf16(let isBigEndian):
      collect(UTF16Codec(isBigEndian: isBigEndian), bytes, profile, recordsOffsets)
    case .utf32(let isBigEndian):
      collect(UTF32Codec(isBigEndian: isBigEndian), bytes, profile, recordsOffsets)
    case .gb18030(let hasFourBytes):
      collect(GB18030(hasFourBytes: hasFourBytes, profile: profile), bytes, profile, recordsOffsets)
    case .big5(let hasHongKong):
      collect(Big5(hasHongKong: hasHongKong), bytes, profile, recordsOffsets)
    case .shiftJIS: collect(ShiftJIS(profile: profile), bytes, profile, recordsOffsets)
    case .eucKR: collect(EUCKR(), bytes, profile, recordsOffsets)
    case .eucJP: collect(EUCJP(), bytes, profile, recordsOffsets)
    case .singleByte(let page):
      collect(SingleByte(page, profile: profile), bytes, profile, recordsOffsets)
    case .hz: HZ.decode(bytes, profile: profile, recordsOffsets: recordsOffsets)
    case .system:
      SystemCodec.decode(bytes, name: name, profile: profile, recordsOffsets: recordsOffsets)
    }
  }

  func decode(
    _ bytes: [UInt8], profile: DecoderProfile = .web, recordsOffsets: Bool = false
  ) -> Decoded {
    decode(bytes.span, profile: profile, recordsOffsets: recordsOffsets)
  }

  /// Generic, so that each decoder gets a loop of its own.
  private func collect<D: Decoder>(
    _ decoder: D, _ bytes: Span<UInt8>, _ profile: DecoderProfile, _ recordsOffsets: Bool
  ) -> Decoded {
    var sink = ScalarSink(recordsOffsets: recordsOffsets, capacity: bytes.count / 2 + 16)
    let consumed = decoder.decode(bytes, profile: profile, into: &sink)
    sink.decoded.consumed = consumed
    if recordsOffsets { sink.decoded.offsets.append(consumed) }
    return sink.decoded
  }

  /// The bytes that a program of this profile reads as these scalars: the inverse of ``decode(_:profile:recordsOffsets:)``
  /// for text without marks. Exact: no best fits.
  ///
  /// - Complexity: linear in the input.
  func encode(_ scalars: Span<UInt32>, profile: DecoderProfile = .web) -> Encoded {
    switch codec {
    case .utf8: UTF8Codec().encode(scalars)
    case .utf16(let isBigEndian): UTF16Codec(isBigEndian: isBigEndian).encode(scalars)
    case .utf32(let isBigEndian): UTF32Codec(isBigEndian: isBigEndian).encode(scalars)
    case .gb18030(let hasFourBytes): GB18030(hasFourBytes: hasFourBytes, profile: profile).encode(scalars)
    case .big5(let hasHongKong): Big5(hasHongKong: hasHongKong).encode(scalars)
    case .shiftJIS: ShiftJIS(profile: profile).encode(scalars)
    case .eucKR: EUCKR().encode(scalars)
    case .eucJP: EUCJP().encode(scalars)
    case .singleByte(let page): SingleByte(page, profile: profile).encode(scalars)
    case .hz: HZ.encode(scalars)
    case .system: SystemCodec.encode(scalars, name: name)
    }
  }

  func encode(_ scalars: [UInt32], profile: DecoderProfile = .web) -> Encoded {
    encode(scalars.span, profile: profile)
  }

  func encode(_ scalars: ArraySlice<UInt32>, profile: DecoderProfile = .web) -> Encoded {
    encode(scalars.span, profile: profile)
  }
}

extension Array {
  /// The elements of a span.
  init(copying span: Span<Element>) {
    self.init()
    append(copying: span)
  }

  /// Appends the elements of a span.
  mutating func append(copying span: Span<Element>) {
    reserveCapacity(count + span.count)
    for i in 0..<span.count { append(span[i]) }
  }
}
