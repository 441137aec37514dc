/// What can be told of text before the document that it stands in is known.
package enum CleanScan {
  /// Whether lines, with their ends, come out as they are wherever in a document they stand, so that they can be passed on
  /// before the rest is read: printable ASCII without anything that a rule looks at, or that belongs to a seven-bit
  /// encoding.
  ///
  /// - Complexity: O(lines).
  package static func areInert(_ lines: [UInt8]) -> Bool {
    let span = lines.span
    var questionMarks = 0
    for i in 0..<span.count {
      let byte = span[i]
      guard 0x20...0x7D ~= byte || byte == 0x09 || byte == 0x0A else { return false }
      if byte == 0x2B, i + 1 < span.count, UTF7.maySwitch(before: span[i + 1]) { return false }
      questionMarks = byte == 0x3F ? questionMarks + 1 : 0
      if questionMarks == MojibakeQuestionMarks.fewest { return false }
      // Switches in the text concern other lines.
      if byte == 0x3A, lines[..<i].reversed().starts(with: "textmend".utf8.reversed()) { return false }
    }
    return MojibakeSevenBit.contains(lines, upTo: lines.count, isProven: false) == nil
      && Scan.suspiciousLines(lines).isEmpty
  }

  /// Whether the beginning of a document is text in UTF-8, and so all of it, but for lines that are damaged.
  package static func isUTF8(_ bytes: [UInt8]) -> Bool {
    let whole = bytes[..<((bytes.lastIndex(of: 0x0A) ?? -1) + 1)]
    let detection = Detector().detect(Array(whole))
    return detection.encoding == .utf8 && !detection.isBinary
  }

  /// Whether the mender looks at nothing but damage and the canonical form, in UTF-8: what is told of lines and segments
  /// holds then.
  package static func applies(to mender: Mender) -> Bool {
    let options = mender.options
    let families: [RuleFamily] = [.escape, .width, .compatibility]
    // These look at all text, and at what stands around it.
    let looksAtAll = Mender.rulePages.contains {
      families.contains($0.code.family) && options.rules.contains($0.code)
    }
    return !looksAtAll && (options.decoding.encoding == nil || options.decoding.encoding == .utf8)
      && options.decoding.candidates.isEmpty && options.output.encoding == .utf8
  }
}

extension Mended {
  /// What a clean document comes to, without its bytes.
  ///
  /// - Parameter count: its length in bytes.
  package init(clean count: Int) {
    self.init(bytes: [], report: Report(edits: [], findings: [], encoding: .utf8, sourceCount: count))
  }
}
