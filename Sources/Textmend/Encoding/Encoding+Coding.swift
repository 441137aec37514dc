extension Encoding {
  /// What reads this encoding, in the state of a text's beginning; nil where only the system's iconv does.
  func decoder(_ profile: DecoderProfile) -> (any Decoder)? {
    coder(profile)
  }

  /// What writes this encoding, in the state of a text's beginning; nil where only the system's iconv does.
  func encoder(_ profile: DecoderProfile) -> (any Encoder)? {
    coder(profile)
  }

  /// The one place where an encoding meets its code.
  private func coder(_ profile: DecoderProfile) -> (any Decoder & Encoder)? {
    switch codec {
    case .utf8: UTF8Codec()
    case .utf16(let isBigEndian): UTF16Codec(isBigEndian: isBigEndian)
    case .utf32(let isBigEndian): UTF32Codec(isBigEndian: isBigEndian)
    case .gb18030(let hasFourBytes): GB18030(hasFourBytes: hasFourBytes, profile: profile)
    case .big5(let hasHongKong): Big5(hasHongKong: hasHongKong)
    case .shiftJIS: ShiftJIS(profile: profile)
    case .eucKR: EUCKR()
    case .eucJP: EUCJP()
    case .eucTW: EUCTW()
    case .johab: Johab()
    case .iso2022JP: ISO2022JP()
    case .iso2022KR: ISO2022KR()
    case .iso2022CN: ISO2022CN()
    case .utf7: UTF7()
    case .singleByte(let page): SingleByte(page, profile: profile)
    case .hz: HZ()
    case .replacement: Refused()
    case .system: nil
    }
  }
}

extension Encoding {
  /// Decodes as a program of this profile does.
  ///
  /// - Parameter recordsOffsets: whether `offsets` says where each scalar came from.
  /// - Complexity: linear in the input.
  func decode(
    _ bytes: Span<UInt8>, profile: DecoderProfile = .web, recordsOffsets: Bool = false
  ) -> Decoded {
    guard var decoder = decoder(profile) else {
      return SystemCodec.decode(bytes, name: name, profile: profile, recordsOffsets: recordsOffsets)
    }
    return decoder.scalars(bytes, profile, recordsOffsets: recordsOffsets)
  }

  func decode(
    _ bytes: [UInt8], profile: DecoderProfile = .web, recordsOffsets: Bool = false
  ) -> Decoded {
    decode(bytes.span, profile: profile, recordsOffsets: recordsOffsets)
  }

  /// The bytes that a program of this profile reads as these scalars: the inverse of ``decode(_:profile:recordsOffsets:)``
  /// for text without marks. Exact: no best fits.
  ///
  /// - Complexity: linear in the input.
  func encode(_ scalars: Span<UInt32>, profile: DecoderProfile = .web) -> Encoded {
    guard var encoder = encoder(profile) else { return SystemCodec.encode(scalars, name: name) }
    return encoder.encode(scalars)
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
