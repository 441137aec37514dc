extension Encoding {
  /// Decodes to UTF-8, appended to `output`: the same text as ``decode(_:profile:recordsOffsets:)``, without
  /// going through code points.
  ///
  /// - Returns: what was malformed, in order, and the bytes read (less than all only where the profile stops).
  /// - Complexity: linear in the input.
  package func transcodeToUTF8(
    _ bytes: Span<UInt8>, profile: DecoderProfile = .web, into output: inout [UInt8]
  ) -> (malformed: [MalformedRun], consumed: Int) {
    guard var decoder = decoder(profile) else {
      let decoded = SystemCodec.decode(bytes, name: name, profile: profile, recordsOffsets: false)
      for scalar in decoded.scalars where !UTF8Codec().encode(scalar, into: &output) {
        _ = UTF8Codec().encode(0xFFFD, into: &output)
      }
      return (decoded.malformed, decoded.consumed)
    }
    var sink = UTF8Sink(output: output)
    output = []
    let consumed = decoder.transcode(bytes, profile, into: &sink)
    output = sink.output
    return (sink.malformed, consumed)
  }
}

/// What a loop of ``UTF8Kernels`` does for a decoder.
enum TranscodingKernel {
  case none
  /// ASCII and the pairs of this table.
  case pairs(DoubleByteTable)
  /// ASCII and the one-byte codes, whichever they are.
  case bytes
}

extension Decoder {
  /// Input bytes between two looks at the output's capacity.
  private static var stretch: Int { 1 << 14 }

  /// A kernel for the common characters, the decoder for all others.
  mutating func transcode(_ bytes: Span<UInt8>, _ profile: DecoderProfile, into sink: inout UTF8Sink) -> Int {
    // The last stretch asks for room as if all of it became three bytes each.
    sink.output.reserveCapacity(
      sink.output.count + bytes.count * 3 / 2 + Self.stretch * 3 + UTF8Kernels.slack)
    let kernel = kernel
    var packed: [UInt32] = []
    var hasKernel = true
    switch kernel {
    case .none: hasKernel = false
    case .pairs: break
    case .bytes: packed = packedPage()
    }
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
      while i < end, isStuck || i + 8 > end || !hasKernel {
        guard let length = decodeUnit(at: i, in: bytes, profile: profile, into: &sink) else { return i }
        i += length
        isStuck = false
      }
    }
    return bytes.count
  }

  /// The UTF-8 forms of bytes 80…FF, 0 where the decoder must look.
  private mutating func packedPage() -> [UInt32] {
    var packed: [UInt32] = []
    for byte in UInt8(0x80)...0xFF {
      let unit = unit(at: 0, in: [byte].span)
      let isPlain = unit.reason == nil && !(0xE000...0xF8FF).contains(unit.scalar)
      packed.append(isPlain ? UTF8Kernels.packed(unit.scalar) : 0)
    }
    return packed
  }
}

/// Writes UTF-8, and keeps what was malformed.
struct UTF8Sink: DecoderSink {
  var output: [UInt8]
  var malformed: [MalformedRun] = []

  init(output: [UInt8]) {
    self.output = output
  }

  @inline(__always)
  mutating func append(_ scalar: UInt32, at offset: Int) {
    _ = UTF8Codec().encode(scalar, into: &output)
  }

  mutating func append(_ run: MalformedRun) { malformed.append(run) }
}
