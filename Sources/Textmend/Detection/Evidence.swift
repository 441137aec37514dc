/// What is known of the whole document before anything in it is repaired.
struct Evidence: Sendable {
  var annotation = AnnotationEvidence()
  var strayMarks = StrayMarkEvidence()
  var splitCharacters = SplitEvidence()
  var trailCase = TrailCaseEvidence()
  var trailBackslash = TrailBackslashEvidence()
  var debris = DebrisEvidence()

  /// Whether what is known of the document concerns also lines that the scan let through.
  var concernsEveryLine: Bool { trailCase.conversion != nil || splitCharacters.concernsEveryLine }

  /// Reads the suspicious windows, and the whole text only where they give a reason to.
  ///
  /// - Parameter scope: what the text is of its document.
  static func gather(_ windows: [Window], text: [UInt8], scope: Scope) -> Evidence {
    let rest = scope.rest
    var evidence = Evidence()
    evidence.annotation.gather(windows)
    evidence.strayMarks.gather(windows, text: text, rest: rest)
    evidence.splitCharacters.gather(windows, text: text, isSample: !scope.isWhole)
    evidence.trailCase.gather(windows, text: text, isSample: !scope.isWhole)
    evidence.trailBackslash.gather(windows, text: text, rest: rest)
    evidence.debris.gather(windows, text: text, rest: rest)
    return evidence
  }
}
