extension Encoding {
  /// Decodes to UTF-8, appended to `output`: the same text as ``decode(_:profile:recordsOffsets:)``, without
  /// going through code points.
  ///
  /// - Returns: what was malformed, in order, and the bytes read (less than all only where the profile stops).
  /// - Complexity: linear in the input.
  package func transcodeToUTF8(
    _ bytes: Span<UInt8>, profile: DecoderProfile = .web, into output: inout [UInt8]
  ) -> (malformed: [MalformedRun], consumed: Int) {
    var decoder = StreamDecoder(self, profile: profile)
    let malformed = decoder.decode(bytes, isFinal: true, into: &output)
    return (malformed, decoder.offset)
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
  mutating func transcode(
    _ bytes: Span<UInt8>, from start: Int, isFinal: Bool, _ profile: DecoderProfile, into sink: inout UTF8Sink
  ) -> Int {
    // The last stretch asks for room as if all of it became three bytes each.
    let count = bytes.count - start
    sink.makeRoom(count * 3 / 2 + min(count, Self.stretch) * 3 + UTF8Kernels.slack)
    let kernel = kernel
    var packed: [UInt32] = []
    var hasKernel = true
    switch kernel {
    case .none: hasKernel = false
    case .pairs: break
    case .bytes: packed = packedPage()
    }
    var i = start
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
        guard let length = decodeUnit(at: i, in: bytes, isFinal: isFinal, profile, into: &sink) else {
          return i
        }
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
  var output: [UInt8] = []
  var malformed: [MalformedRun] = []
  /// Where in the whole input the decoder's first byte stands.
  var base = 0

  @inline(__always)
  mutating func append(_ scalar: UInt32, at offset: Int) {
    if UTF8Codec().encode(scalar, into: &output) { return }
    // A surrogate that the system's iconv let through.
    _ = UTF8Codec().encode(0xFFFD, into: &output)
  }

  mutating func append(_ run: MalformedRun) {
    malformed.append(MalformedRun(offset: base + run.offset, length: run.length, reason: run.reason))
  }

  /// Makes room for bytes to come, at least doubling what there is, so that many small pieces cost no more
  /// than one.
  mutating func makeRoom(_ count: Int) {
    let needed = output.count + count
    if needed > output.capacity { output.reserveCapacity(max(needed, output.capacity * 2)) }
  }
}
