/// What one pass over a document knows of it before it repairs anything.
struct PassEvidence: Sendable {
  var signs: HeadSigns
  var evidence = Evidence()
  /// The mojibake that earlier passes took back.
  var mojibake: MojibakeDocument
}

/// What is known of a document, pass by pass: with it, the segments of the document are mended one by one, and their
/// outcomes are together that of the document, however it is cut.
package struct DocumentEvidence: Sendable {
  /// At least one.
  var passes: [PassEvidence]

  /// What is known in a pass. Later passes than there were know what the last one did.
  func pass(_ number: Int) -> PassEvidence { passes[min(number, passes.count - 1)] }
}

/// What a text is to the passes over it.
enum Scope: Sendable {
  /// A document.
  case whole
  /// Lines that speak for a document.
  ///
  /// - rest: counts of its other lines.
  case sample(rest: TextCounts)
  /// Some lines of a document of which this is known.
  case segment(DocumentEvidence)

  var isWhole: Bool {
    if case .whole = self { true } else { false }
  }

  var rest: TextCounts {
    if case .sample(let rest) = self { rest } else { TextCounts() }
  }

  /// What is known beforehand.
  func evidence(ofPass number: Int) -> PassEvidence? {
    if case .segment(let evidence) = self { evidence.pass(number) } else { nil }
  }

  /// Passes that must be made, even where one changes nothing here: it did elsewhere, and the next one knows.
  var leastPasses: Int {
    if case .segment(let evidence) = self { evidence.passes.count } else { 1 }
  }
}

/// Damage that a whole document has or none of it, as its head tells: then lines are looked at that the scan lets
/// through.
struct HeadSigns: Sendable, Hashable {
  /// See ``MojibakeSevenBit``.
  var sevenBit = false
  /// See ``MojibakeQuestionMarks``.
  var questionMarks = false
  /// See ``SplitRemovals``, for documents that are small enough.
  var removals = false

  /// Bytes at the beginning of a document that hold the signs.
  static let head = 1 << 16

  /// - Parameter text: a document, or its first lines.
  /// - Complexity: O(head).
  init(_ text: [UInt8], _ rules: RuleSelection, isWhole: Bool) {
    sevenBit = rules.contains(.mojibakeOneByte) && MojibakeSevenBit.isProven(text)
    questionMarks = rules.contains(.mojibakeLost) && MojibakeQuestionMarks.isProven(text)
    removals = isWhole && rules.contains(.splitCharacter)
  }

  /// Adds the lines that the signs concern.
  func addLines(_ text: [UInt8], to lines: inout [SuspiciousLine]) {
    if sevenBit { MojibakeSevenBit.addLines(text, to: &lines) }
    if removals { SplitRemovals.addLines(text, to: &lines) }
    if questionMarks { MojibakeQuestionMarks.addLines(text, to: &lines) }
  }
}
