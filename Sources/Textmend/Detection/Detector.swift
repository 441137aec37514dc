/// Finds the encoding of bytes.
///
/// The surest signs come first: a byte order mark, the zero bytes of UTF-16 and UTF-32, well-formed UTF-8, the escape
/// sequences of seven-bit encodings. What is left is read in every encoding, and the language model compares what each
/// reading says: errors, private use and controls cost bits instead of ruling a candidate out, and a character cut
/// off at either end costs next to nothing.
public struct Detector: Sendable {
  let model = LanguageModel.shared
  let options: Options.Decoding

  /// - Parameter options: which encodings come into question, and what is known of the text beforehand.
  public init(_ options: Options.Decoding = Options.Decoding()) {
    self.options = options
  }

  /// - Complexity: linear in the input, at the speed of UTF-8 validation or of skipping ASCII; the comparison itself reads
  ///   a sample of bounded size.
  public func detect(_ bytes: [UInt8]) -> Detection {
    var detection = decide(bytes)
    guard !detection.isBinary, let declared = DeclaredEncoding.all(in: bytes).first else { return detection }
    detection.declared = declared.label
    detection.contradictsDeclaration = !detection.agrees(with: declared.encoding, on: bytes)
    return detection
  }

  func isAllowed(_ encoding: Encoding?) -> Bool {
    options.candidates.isEmpty || encoding.map(options.candidates.contains) ?? true
  }

  private func decide(_ bytes: [UInt8]) -> Detection {
    if bytes.isEmpty { return Detection(.utf8, basis: .ascii) }
    if let marked = Detection(markIn: bytes), isAllowed(marked.encoding) { return marked }
    let head = HeadCounts(bytes)
    if let escaped = EscapeDetection.detect(bytes, head: head, model: model), isAllowed(escaped.encoding) {
      return escaped
    }
    if head.zeros > 0 {
      if let wide = wide(bytes, zeros: head.zeros) { return wide }
      return Detection(nil, basis: .content, isBinary: true)
    }
    let malformed = bytes.span.firstMalformedUTF8()
    // A cut at the end is free where there is text enough before it.
    if let malformed, malformed.reason == .truncated, isAllowed(.utf8), !head.isBinary,
      malformed.offset > DetectionWeights.briefUTF8, bytes.span.asciiCount(from: 0) < malformed.offset
    {
      return Detection(.utf8, basis: .validUTF8, malformed: 1)
    }
    if malformed == nil {
      if head.oddControls > 0, let wide = wide(bytes, zeros: 0), !head.isASCIIText { return wide }
      if head.isBinary { return Detection(nil, basis: .content, isBinary: true) }
      if head.high == 0, bytes.span.asciiCount(from: 0) == bytes.count {
        let escaped = EscapeDetection.detect(ascii: bytes, model: model)
        return escaped.flatMap { isAllowed($0.encoding) ? $0 : nil } ?? Detection(.utf8, basis: .ascii)
      }
      if isAllowed(.utf8) { return valid(bytes) }
    }
    return compare(bytes, head)
  }
}

extension Detection {
  /// What a byte order mark says.
  ///
  /// Sources: Unicode 23.8; GB18030 and UTF-7 write U+FEFF in their own way.
  init?(markIn bytes: [UInt8]) {
    let marks: [([UInt8], Encoding)] = [
      ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE, 0, 0], .utf32LE), ([0, 0, 0xFE, 0xFF], .utf32BE),
      ([0xFF, 0xFE], .utf16LE), ([0xFE, 0xFF], .utf16BE), ([0x84, 0x31, 0x95, 0x33], .gb18030),
    ]
    guard let (mark, encoding) = marks.first(where: { bytes.starts(with: $0.0) }) else { return nil }
    self.init(encoding, basis: .byteOrderMark, byteOrderMark: mark.count)
  }
}
