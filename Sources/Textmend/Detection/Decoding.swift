/// From bytes to UTF-8: the first step of mending.
enum Decoding {
  struct Result {
    /// Valid UTF-8.
    var text: [UInt8]
    /// What was changed to get there, in positions of the input.
    var rewrite: Rewrite<UInt8>
    var findings: [Finding]
    var encoding: Encoding
  }

  static func decode(_ bytes: [UInt8], options: Options) -> Result {
    if firstMalformed(bytes) == nil {
      return Result(text: bytes, rewrite: Rewrite(), findings: [], encoding: .utf8)
    }
    return replacingMalformed(bytes)
  }

  /// The offset of the first byte that is not part of well-formed UTF-8.
  static func firstMalformed(_ bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// UTF-8 with each malformed run replaced by U+FFFD (the WHATWG's maximal subparts) and reported.
  static func replacingMalformed(_ bytes: [UInt8]) -> Result {
    var changes: [Rewrite<UInt8>.Change] = []
    var findings: [Finding] = []
    var position = 0
    let span = bytes.span
    while position < bytes.count {
      do {
        _ = try UTF8Span(validating: span.extracting(position..<bytes.count))
        break
      } catch {
        let run =
          (position + error.byteOffsets.lowerBound)..<(position + error.byteOffsets.upperBound)
        changes.append(
          Rewrite.Change(
            source: run, after: [0xEF, 0xBF, 0xBD],
            reason: Reason(rules: [.malformedBytes], chain: Chain([]), margin: .zero)))
        findings.append(
          Finding(source: run, rule: .malformedBytes, reason: .malformed))
        position = run.upperBound
      }
    }
    let rewrite = Rewrite(changes)
    return Result(
      text: rewrite.applied(to: bytes), rewrite: rewrite, findings: findings, encoding: .utf8)
  }

  static let pages: [RulePage] = []
}
