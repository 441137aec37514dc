/// HZ (RFC 1843): GB 2312 in seven bits, between `~{` and `~}`. Browsers refuse it; old mail and news hold it.
enum HZ {
  static func decode(_ bytes: Span<UInt8>, profile: DecoderProfile, recordsOffsets: Bool) -> Decoded {
    var sink = ScalarSink(recordsOffsets: recordsOffsets, capacity: bytes.count)
    let codes = GB18030(hasFourBytes: false, profile: profile)
    var isChinese = false
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      let next: UInt8? = i + 1 < bytes.count ? bytes[i + 1] : nil
      if byte == 0x7E, let next, let length = escape(next, &isChinese) {
        if next == 0x7E { sink.append(0x7E, at: i) }
        i += length
      } else if byte == 0x0A || !isChinese && byte < 0x80 {
        // A line end leaves Chinese: a run does not cross it.
        if byte == 0x0A { isChinese = false }
        sink.append(UInt32(byte), at: i)
        i += 1
      } else {
        let pair = [byte | 0x80, (next ?? 0) | 0x80]
        let unit = codes.unit(at: 0, in: pair.span)
        let isPair = isChinese && byte &- 0x21 < 0x5D && (next.map { $0 &- 0x21 < 0x5E } ?? false)
        if isPair && unit.reason == nil {
          sink.append(unit.scalar, at: i)
          i += 2
          continue
        }
        let reason: MalformedRun.Reason =
          isPair ? .unmapped : next == nil && isChinese ? .truncated : .unexpectedByte
        sink.append(MalformedRun(offset: i, length: isPair ? 2 : 1, reason: reason))
        if profile.mark == .stop {
          sink.decoded.consumed = i
          return sink.decoded
        }
        if let mark = profile.mark.scalar { sink.append(mark, at: i) }
        i += isPair ? 2 : 1
      }
    }
    sink.decoded.consumed = bytes.count
    if recordsOffsets { sink.decoded.offsets.append(bytes.count) }
    return sink.decoded
  }

  /// The length of the escape that `~` and `next` are, and what it switches to; nil for none.
  private static func escape(_ next: UInt8, _ isChinese: inout Bool) -> Int? {
    switch next {
    case 0x7B where !isChinese: isChinese = true
    case 0x7D where isChinese: isChinese = false
    case 0x7E where !isChinese, 0x0A where !isChinese: break
    default: return nil
    }
    return 2
  }

  static func encode(_ scalars: Span<UInt32>) -> Encoded {
    let codes = GB18030(hasFourBytes: false, profile: .strict)
    var bytes: [UInt8] = []
    var isChinese = false
    for i in 0..<scalars.count {
      let scalar = scalars[i]
      if scalar < 0x80 {
        if isChinese { bytes += [0x7E, 0x7D] }
        isChinese = false
        if scalar == 0x7E { bytes.append(0x7E) }
        bytes.append(UInt8(scalar))
        continue
      }
      var code: [UInt8] = []
      guard codes.encode(scalar, into: &code), code.count == 2, code[0] &- 0xA1 < 0x5D, code[1] &- 0xA1 < 0x5E
      else { return .unencodable(at: i) }
      if !isChinese { bytes += [0x7E, 0x7B] }
      isChinese = true
      bytes += code.map { $0 & 0x7F }
    }
    if isChinese { bytes += [0x7E, 0x7D] }
    return .bytes(bytes)
  }
}
