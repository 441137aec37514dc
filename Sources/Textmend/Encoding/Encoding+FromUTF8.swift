extension Encoding {
  /// Encodes UTF-8, appended to `output`: the same bytes as ``encode(_:profile:)`` of its code points, without going
  /// through them. Exact: nothing is written as something similar.
  ///
  /// - Parameter text: valid UTF-8.
  /// - Returns: the byte offsets in `text` of the characters that have no code, in order; nothing is written for them.
  /// - Complexity: linear in the input.
  package func transcodeFromUTF8(
    _ text: Span<UInt8>, profile: DecoderProfile = .web, into output: inout [UInt8]
  ) -> [Int] {
    if var encoder = encoder(profile) { return encoder.transcode(text, into: &output) }
    return SystemCodec.transcode(text, name: name, into: &output)
  }
}

extension Encoder {
  mutating func transcode(_ text: Span<UInt8>, into output: inout [UInt8]) -> [Int] {
    // Bytes between two looks at the output's capacity. The last asks for room as if each became three.
    let stretch = 1 << 14
    output.reserveCapacity(output.count + text.count + stretch * 3 + UTF8Kernels.slack)
    var missing: [Int] = []
    begin(into: &output)
    var i = 0
    while i < text.count {
      let end = Swift.min(text.count, i + stretch)
      if hasKernel {
        i = unsafe output.appendTranscoding(text, from: i, to: end) { source, position, target in
          unsafe UTF8Kernels.codes(source, position, end: end, target) { commonCode($0) }
        }
      }
      // What stopped the kernel, or the last bytes of the stretch.
      var isStuck = true
      while i < end, isStuck || i + 8 > end || !hasKernel {
        let (scalar, length) = Scalars.decodeOne(text, at: i)
        if !encode(scalar, into: &output) { missing.append(i) }
        i += length
        isStuck = false
      }
    }
    finish(into: &output)
    return missing
  }
}

extension SystemCodec {
  /// As ``Encoding/transcodeFromUTF8(_:profile:into:)``. iconv stops at the first character without a code; what follows
  /// is a text of its own.
  static func transcode(_ text: Span<UInt8>, name: String, into output: inout [UInt8]) -> [Int] {
    var missing: [Int] = []
    guard var converter = try? Iconv(from: "UTF-8", to: Encoding.iconvName(name)) else {
      return text.isEmpty ? [] : [0]
    }
    // Short after a failure, so that a text without codes is not copied again for each of its characters.
    var stretch = text.count
    var start = 0
    while start < text.count {
      var end = Swift.min(text.count, start + stretch)
      while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
      let conversion = converter.convert(Array(copying: text.extracting(start..<end)))
      output += conversion.output
      start += conversion.consumed
      stretch *= 2
      guard conversion.end != .complete else { continue }
      missing.append(start)
      start += Scalars.decodeOne(text, at: start).length
      stretch = 64
    }
    return missing
  }
}
