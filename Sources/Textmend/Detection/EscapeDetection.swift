/// Seven-bit encodings, which switch character sets by escape sequences.
enum EscapeDetection {
  /// - Complexity: O(head): the first sequence stands there, or the text is ASCII for a long way.
  static func detect(_ bytes: [UInt8], head: HeadCounts, model: LanguageModel) -> Detection? {
    guard head.high == 0, head.zeros == 0 else { return nil }
    return detect(bytes.span, in: 0..<min(bytes.count, EscapeDetection.head), model)
  }

  /// All of a text in ASCII: the first sequence may come late. UTF-7 is ASCII whatever it holds.
  ///
  /// - Complexity: linear, at the speed of comparing bytes.
  static func detect(ascii bytes: [UInt8], model: LanguageModel) -> Detection? {
    if bytes.count > head, let found = detect(bytes.span, in: head..<bytes.count, model) { return found }
    return UTF7Detection.isUTF7(bytes.span, model) ? Detection(.utf7, basis: .escapes) : nil
  }

  private static let head = 1 << 16

  private static func detect(_ span: Span<UInt8>, in range: Range<Int>, _ model: LanguageModel) -> Detection?
  {
    let text = span.extracting(0..<range.upperBound)
    var i = range.lowerBound
    while let next = text.firstIndex(ofAny: [0x1B, 0x7E, 0x1B, 0x7E], from: i), next + 2 < text.count {
      if span[next] == 0x1B {
        let third = next + 3 < text.count ? span[next + 3] : 0
        if let label = label(span[next + 1], span[next + 2], third), let encoding = Encoding(label: label) {
          return Detection(encoding, basis: .escapes)
        }
      } else if span[next + 1] == 0x7B, isHZ(span, next, model) {
        return Detection(.hz, basis: .escapes)
      }
      i = next + 1
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
    let longest = 256
    while i < span.count, span[i] > 0x20, span[i] < 0x7F, pairs.count < longest {
      if span[i] == 0x7E { break }
      pairs.append(span[i] | 0x80)
      plain.append(UInt32(span[i]))
      i += 1
    }
    let isClosed = i + 1 < span.count && span[i] == 0x7E && span[i + 1] == 0x7D
    guard !pairs.isEmpty, pairs.count % 2 == 0, isClosed || pairs.count == longest else { return false }
    let chinese = Encoding.gb18030.decode(pairs).scalars
    return model.cost(of: chinese) < model.cost(of: plain)
  }
}
