extension Encoding {
  /// Decodes to UTF-8, appended to `output`: the same text as ``decode(_:profile:recordsOffsets:)``, without
  /// going through code points.
  ///
  /// - Returns: what was malformed, in order, and the bytes read (less than all only where the profile stops).
  /// - Complexity: linear in the input.
  package func transcodeToUTF8(
    _ bytes: Span<UInt8>, profile: DecoderProfile = .web, into output: inout [UInt8]
  ) -> (malformed: [MalformedRun], consumed: Int) {
    switch codec {
    case .utf8:
      Transcoder(UTF8Codec(), .none, profile).run(bytes, into: &output)
    case .utf16(let isBigEndian):
      Transcoder(UTF16Codec(isBigEndian: isBigEndian), .none, profile).run(bytes, into: &output)
    case .utf32(let isBigEndian):
      Transcoder(UTF32Codec(isBigEndian: isBigEndian), .none, profile).run(bytes, into: &output)
    case .gb18030(let hasFourBytes):
      Transcoder(GB18030(hasFourBytes: hasFourBytes, profile: profile), .pairs(.gb18030), profile)
        .run(bytes, into: &output)
    case .big5(let hasHongKong):
      // The private areas of code page 950 lie over the table's Hong Kong rows: no kernel for it.
      Transcoder(Big5(hasHongKong: hasHongKong), hasHongKong ? .pairs(.big5) : .none, profile)
        .run(bytes, into: &output)
    case .shiftJIS:
      Transcoder(ShiftJIS(profile: profile), .pairs(.cp932), profile).run(bytes, into: &output)
    case .eucKR: Transcoder(EUCKR(), .pairs(.uhc), profile).run(bytes, into: &output)
    case .eucJP: Transcoder(EUCJP(), .pairs(.jis0208), profile).run(bytes, into: &output)
    case .singleByte(let page):
      Transcoder(SingleByte(page, profile: profile), .bytes, profile).run(bytes, into: &output)
    case .hz, .system:
      transcodeScalars(bytes, profile, &output)
    }
  }

  private func transcodeScalars(
    _ bytes: Span<UInt8>, _ profile: DecoderProfile, _ output: inout [UInt8]
  ) -> (malformed: [MalformedRun], consumed: Int) {
    let decoded = decode(bytes, profile: profile)
    let codec = UTF8Codec()
    for scalar in decoded.scalars where !codec.encode(scalar, into: &output) {
      _ = codec.encode(0xFFFD, into: &output)
    }
    return (decoded.malformed, decoded.consumed)
  }
}

/// One transcoding: a kernel for the common characters, the decoder for all others.
private struct Transcoder<D: Decoder> {
  enum Kernel {
    case none
    case pairs(DoubleByteTable)
    /// The one-byte page of the decoder.
    case bytes
  }

  let decoder: D
  let kernel: Kernel
  let profile: DecoderProfile

  init(_ decoder: D, _ kernel: Kernel, _ profile: DecoderProfile) {
    self.decoder = decoder
    self.kernel = kernel
    self.profile = profile
  }

  /// Input bytes between two looks at the output's capacity.
  private static var stretch: Int { 1 << 14 }

  func run(
    _ bytes: Span<UInt8>, into output: inout [UInt8]
  ) -> (malformed: [MalformedRun], consumed: Int) {
    var sink = UTF8Sink(output: output)
    output = []
    // The last stretch asks for room as if all of it became three bytes each.
    sink.output.reserveCapacity(
      sink.output.count + bytes.count * 3 / 2 + Self.stretch * 3 + UTF8Kernels.slack)
    let packed: [UInt32] = if case .bytes = kernel { packedPage() } else { [] }
    var i = 0
    while i < bytes.count {
      let end = min(bytes.count, i + Self.stretch)
      switch kernel {
      case .none: break
      case .pairs(let table):
        i = unsafe sink.output.appendTranscoding(bytes, from: i, to: end) { source, position, target in
          unsafe UTF8Kernels.pairs(table, source, position, end: end, target)
        }
      case .bytes:
        i = unsafe sink.output.appendTranscoding(bytes, from: i, to: end) { source, position, target in
          unsafe UTF8Kernels.bytes(packed.span, source, position, end: end, target)
        }
      }
      // What stopped the kernel, or the last bytes of the stretch.
      var isStuck = true
      while i < end, isStuck || i + 8 > end || isOutsideKernel {
        guard let length = decoder.decodeUnit(at: i, in: bytes, profile: profile, into: &sink) else {
          output = sink.output
          return (sink.malformed, i)
        }
        i += length
        isStuck = false
      }
    }
    output = sink.output
    return (sink.malformed, bytes.count)
  }

  private var isOutsideKernel: Bool {
    if case .none = kernel { return true }
    return false
  }

  /// The UTF-8 forms of bytes 80…FF, 0 where the decoder must look.
  private func packedPage() -> [UInt32] {
    (UInt8(0x80)...0xFF).map { byte in
      let unit = decoder.unit(at: 0, in: [byte].span)
      let isPlain = unit.reason == nil && !(0xE000...0xF8FF).contains(unit.scalar)
      return isPlain ? UTF8Kernels.packed(unit.scalar) : 0
    }
  }
}

/// Writes UTF-8, and keeps what was malformed.
private struct UTF8Sink: DecoderSink {
  var output: [UInt8]
  var malformed: [MalformedRun] = []

  init(output: [UInt8]) {
    self.output = output
  }

  mutating func append(_ scalar: UInt32, at offset: Int) {
    _ = UTF8Codec().encode(scalar, into: &output)
  }

  mutating func append(_ run: MalformedRun) { malformed.append(run) }
}
