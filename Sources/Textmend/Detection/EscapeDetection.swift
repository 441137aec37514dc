/// Seven-bit encodings, which switch character sets by escape sequences.
enum EscapeDetection {
  /// - Complexity: O(head): the first sequence stands there, or the text is ASCII for a long way.
  static func detect(_ bytes: [UInt8], head: HeadCounts, model: LanguageModel) -> Detection? {
    guard head.high == 0, head.zeros == 0 else { return nil }
    let span = bytes.span
    let end = min(span.count, 1 << 16)
    var i = 0
    while i + 2 < end {
      let byte = span[i]
      if byte == 0x1B, let label = label(span[i + 1], span[i + 2], i + 3 < end ? span[i + 3] : 0),
        let encoding = Encoding(label: label)
      {
        return Detection(encoding, basis: .escapes)
      }
      if byte == 0x7E, span[i + 1] == 0x7B, isHZ(span, i, model) {
        return Detection(.hz, basis: .escapes)
      }
      i += 1
    }
    return nil
  }

  /// The encoding in which ESC is followed by these bytes (RFC 1468, 1554, 1557, 1922).
  private static func label(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> String? {
    switch (first, second, third) {
    case (0x24, 0x42, _), (0x24, 0x40, _), (0x28, 0x49, _), (0x28, 0x4A, _), (0x24, 0x28, 0x44): "ISO-2022-JP"
    case (0x24, 0x29, 0x43): "ISO-2022-KR"
    case (0x24, 0x29, 0x41), (0x24, 0x29, 0x47), (0x24, 0x29, 0x45), (0x24, 0x2A, 0x48): "ISO-2022-CN"
    default: nil
    }
  }

  /// Whether the run that `~{` opens at `start` is closed, made of pairs, and reads better as Chinese than as it stands.
  private static func isHZ(_ span: Span<UInt8>, _ start: Int, _ model: LanguageModel) -> Bool {
    var pairs: [UInt8] = []
    var plain: [UInt32] = []
    var i = start + 2
    while i < span.count, span[i] > 0x20, span[i] < 0x7F, pairs.count < 256 {
      if span[i] == 0x7E { break }
      pairs.append(span[i] | 0x80)
      plain.append(UInt32(span[i]))
      i += 1
    }
    guard !pairs.isEmpty, pairs.count % 2 == 0, i + 1 < span.count, span[i] == 0x7E, span[i + 1] == 0x7D
    else { return false }
    let chinese = Encoding.gb18030.decode(pairs).scalars
    return model.cost(of: chinese) < model.cost(of: plain)
  }
}
