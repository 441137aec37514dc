/// Reads a document in segments of whole lines and answers whether mending it would change or report nothing, in the
/// memory of one segment.
///
/// Most documents are clean, and that shows line by line: what a ``Mender`` knows of a whole document only decides about
/// lines that the scan marks, or that the head of the document speaks about.
package struct CleanScan {
  private let options: Options
  private var isFirst = true
  /// The last two bytes.
  private var end: [UInt8] = []
  /// Whether nothing was found so far. Once false, no more segments need be read.
  package private(set) var isClean: Bool

  /// Bytes at the beginning of a document that the first segment must hold, unless it is all of it: what rules look at
  /// before they look at lines.
  package static let head = 1 << 16

  package init(_ mender: Mender) {
    options = mender.options
    let families: [RuleFamily] = [.escape, .width, .compatibility]
    // These look at all text, and most of it is clean to the others only.
    let looksAtAll = Mender.rulePages.contains {
      families.contains($0.code.family) && mender.options.rules.contains($0.code)
    }
    isClean =
      !looksAtAll && (options.decoding.encoding == nil || options.decoding.encoding == .utf8)
      && options.decoding.candidates.isEmpty && options.output.encoding == .utf8
  }

  /// Reads the next segment: whole lines, but for the last one.
  ///
  /// - Complexity: O(bytes).
  package mutating func add(_ bytes: [UInt8]) {
    guard isClean, !bytes.isEmpty else { return }
    isClean = isFirst ? isCleanHead(bytes) : bytes.span.firstMalformedUTF8() == nil
    if isClean, options.rules.mendsText {
      // A byte order mark is one at the beginning of the document only.
      isClean = Scan.suspiciousLines(bytes, start: isFirst ? .file : .string).isEmpty
    }
    if isClean {
      var segment = options
      segment.normalization.finalNewline = .keep
      isClean = Canonical.rewrite(bytes, options: segment).isEmpty
    }
    isFirst = false
    end = Array((end + bytes.suffix(2)).suffix(2))
  }

  private func isCleanHead(_ bytes: [UInt8]) -> Bool {
    if options.decoding.encoding == nil {
      let detection = Detector(options.decoding).detect(bytes)
      guard detection.encoding == .utf8, !detection.isBinary else { return false }
    }
    guard bytes.span.firstMalformedUTF8() == nil else { return false }
    var lines: [SuspiciousLine] = []
    if options.rules.contains(.mojibakeOneByte) { MojibakeSevenBit.addLines(bytes, to: &lines) }
    if options.rules.contains(.mojibakeLost) { MojibakeQuestionMarks.addLines(bytes, to: &lines) }
    return lines.isEmpty
  }

  /// No segment follows.
  package mutating func finish() {
    guard isClean, options.normalization.finalNewline == .one, options.rules.contains(.finalNewline) else {
      return
    }
    let lineEnds: [UInt8] = [0x0A, 0x0D]
    isClean = end.isEmpty || end.last == 0x0A && (end.count == 1 || !lineEnds.contains(end[0]))
  }

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

  /// Whether the mender looks at nothing but damage and the canonical form, in UTF-8: the conditions of ``areInert(_:)``.
  package static func applies(to mender: Mender) -> Bool { CleanScan(mender).isClean }
}

extension Mended {
  /// What a clean document comes to, without its bytes.
  ///
  /// - Parameter count: its length in bytes.
  package init(clean count: Int) {
    self.init(bytes: [], report: Report(edits: [], findings: [], encoding: .utf8, sourceCount: count))
  }
}
