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
    switch codec {
    case .utf8:
      output.append(copying: text)
      return []
    case .utf16(let isBigEndian): return run(UTF16Codec(isBigEndian: isBigEndian), text, &output)
    case .utf32(let isBigEndian): return run(UTF32Codec(isBigEndian: isBigEndian), text, &output)
    case .gb18030(let hasFourBytes):
      let encoder = GB18030(hasFourBytes: hasFourBytes, profile: profile)
      let table = DoubleByteTable.gb18030
      // The euro sign is one byte in some.
      return run(encoder, text, &output) { $0 == 0x20AC ? 0 : table.code(for: $0) }
    case .big5(hasHongKong: true):
      let table = DoubleByteTable.big5
      return run(Big5(hasHongKong: true), text, &output) { table.code(for: $0) }
    case .big5(hasHongKong: false): return run(Big5(hasHongKong: false), text, &output)
    case .shiftJIS:
      let table = DoubleByteTable.cp932
      return run(ShiftJIS(profile: profile), text, &output) { table.code(for: $0) }
    case .eucKR:
      let table = DoubleByteTable.uhc
      return run(EUCKR(), text, &output) { table.code(for: $0) }
    case .eucJP:
      let table = DoubleByteTable.jis0208
      return run(EUCJP(), text, &output) { table.code(for: $0) }
    case .singleByte(let page):
      let table = SingleByteTable[page]
      // Profiles treat C1 controls differently.
      return run(SingleByte(page, profile: profile), text, &output) {
        $0 < 0xA0 ? 0 : UInt16(truncatingIfNeeded: max(0, table.byte(for: $0)))
      }
    case .hz, .system: return encodeWhole(text, profile, &output)
    }
  }

  /// - Parameter code: the code of a character from 80 to FFFF, 0 where the encoder must look.
  @inline(__always)
  private func run<E: Encoder>(
    _ encoder: E, _ text: Span<UInt8>, _ output: inout [UInt8], code: (UInt32) -> UInt16 = { _ in 0 }
  ) -> [Int] {
    var missing: [Int] = []
    let stretch = 1 << 14
    output.reserveCapacity(output.count + text.count + stretch * 3 + UTF8Kernels.slack)
    var i = 0
    while i < text.count {
      let end = Swift.min(text.count, i + stretch)
      i = unsafe output.appendTranscoding(text, from: i, to: end) { source, position, target in
        unsafe UTF8Kernels.codes(source, position, end: end, target, code: code)
      }
      // What stopped the kernel, or the last bytes of the stretch.
      repeat {
        let (scalar, length) = Scalars.decodeOne(text, at: i)
        if !encoder.encode(scalar, into: &output) { missing.append(i) }
        i += length
      } while i < end && i + 8 > end
    }
    return missing
  }

  /// For encodings with a state, and for the system's: their encoders take code points and stop at the first without a
  /// code.
  private func encodeWhole(_ text: Span<UInt8>, _ profile: DecoderProfile, _ output: inout [UInt8]) -> [Int] {
    var scalars: [UInt32] = []
    var offsets: [Int] = []
    var i = 0
    while i < text.count {
      let (scalar, length) = Scalars.decodeOne(text, at: i)
      scalars.append(scalar)
      offsets.append(i)
      i += length
    }
    var missing: [Int] = []
    var start = 0
    // Short after a failure, so that a text without codes is not encoded again for each of its characters.
    var stretch = scalars.count
    while start < scalars.count {
      let end = Swift.min(scalars.count, start + stretch)
      switch encode(scalars[start..<end], profile: profile) {
      case .bytes(let bytes):
        output += bytes
        start = end
        stretch *= 2
      case .unencodable(let index):
        if case .bytes(let bytes) = encode(scalars[start..<(start + index)], profile: profile) {
          output += bytes
        }
        missing.append(offsets[start + index])
        start += index + 1
        stretch = 64
      }
    }
    return missing
  }
}
