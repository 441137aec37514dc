/// From bytes to UTF-8: the first step of mending.
enum Decoding {
  struct Result {
    /// Valid UTF-8.
    var text: [UInt8]
    /// What was changed to get there, in positions of the input.
    var rewrite = Rewrite<UInt8>()
    var findings: [Finding] = []
    var encoding: Encoding
    /// Nil where the encoding was given.
    var detection: Detection?
  }

  static func decode(_ bytes: [UInt8], options: Options) -> Result {
    if let encoding = options.decoding.encoding {
      if encoding == .utf8 { return redeclared(replacingMalformed(bytes), options) }
      return redeclared(convert(bytes, from: encoding, rule: .legacyEncoding, margin: Bits(60)), options)
    }
    let detection = Detector(options.decoding).detect(bytes)
    var result = redeclared(decode(bytes, as: detection, options: options), options)
    result.detection = detection
    return result
  }

  private static func decode(_ bytes: [UInt8], as detection: Detection, options: Options) -> Result {
    // Validated already.
    if detection.basis == .ascii || detection.basis == .validUTF8 {
      return detection.malformed == 0 ? Result(text: bytes, encoding: .utf8) : replacingMalformed(bytes)
    }
    if detection.basis == .language, options.rules.contains(.mixedEncodings),
      let pieces = MixedEncodings(bytes, model: .shared, allowed: options.decoding.candidates).pieces(
        detection: detection)
    {
      return convert(bytes, pieces: pieces)
    }
    guard let encoding = detection.encoding, encoding != .utf8, options.rules.contains(.legacyEncoding)
    else { return replacingMalformed(bytes) }
    guard detection.confidence >= options.decoding.minimumConfidence else {
      var result = replacingMalformed(bytes)
      result.findings.insert(undecided(bytes, detection), at: 0)
      return result
    }
    return convert(
      bytes, from: encoding, rule: .legacyEncoding, margin: Bits(Int(min(detection.margin, 1000))))
  }

  /// That the answer is not safe enough to convert the file.
  private static func undecided(_ bytes: [UInt8], _ detection: Detection) -> Finding {
    let start = bytes.span.asciiCount(from: 0)
    let end = bytes.span.firstIndex(of: 0x0A, in: start..<bytes.count) ?? bytes.count
    return Finding(
      source: start..<max(start, min(end, start + 64)), rule: .legacyEncoding, reason: .undecided,
      candidates: detection.candidates.prefix(3).map(\.encoding.name), margin: detection.margin)
  }

  /// UTF-8 with each malformed run replaced by U+FFFD (the WHATWG's maximal subparts) and reported.
  static func replacingMalformed(_ bytes: [UInt8]) -> Result {
    var changes: [Rewrite<UInt8>.Change] = []
    var findings: [Finding] = []
    for run in bytes.span.malformedUTF8() {
      let source = run.offset..<(run.offset + run.length)
      changes.append(
        Rewrite.Change(
          source: source, after: [0xEF, 0xBF, 0xBD],
          reason: Reason(rules: [.malformedBytes], chain: Chain([]), margin: .zero)))
      findings.append(Finding(source: source, rule: .malformedBytes, reason: .malformed))
    }
    if changes.isEmpty { return Result(text: bytes, encoding: .utf8) }
    let rewrite = Rewrite(changes)
    return Result(
      text: rewrite.applied(to: bytes), rewrite: rewrite, findings: findings, encoding: .utf8)
  }

  /// All of `bytes` as UTF-8, with what is malformed in `encoding` replaced and reported.
  ///
  /// - Complexity: linear in the input.
  static func convert(_ bytes: [UInt8], from encoding: Encoding, rule: RuleCode, margin: Bits) -> Result {
    var text: [UInt8] = []
    let (malformed, consumed) = encoding.transcodeToUTF8(bytes.span, into: &text)
    // An encoding that the system no longer knows decodes nothing: nothing is lost then.
    guard consumed == bytes.count else { return replacingMalformed(bytes) }
    let reason = Reason(rules: [rule], chain: Chain([.written(as: encoding)]), margin: margin)
    let alignment = EncodingAlignment(encoding)
    let findings = malformed.map {
      Finding(source: $0.offset..<($0.offset + $0.length), rule: .malformedBytes, reason: .malformed)
    }
    return Result(
      text: text, rewrite: Rewrite(alignment.changes(from: bytes, to: text, reason: reason)),
      findings: findings, encoding: encoding)
  }
}
