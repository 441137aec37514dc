extension Report {
  /// The report of doing first what this one tells, then what `next` tells about the output.
  ///
  /// - Parameters:
  ///   - source: this report's input.
  ///   - middle: this report's output, and the input of `next`.
  /// - Complexity: O(bytes in edits + edits and findings of both).
  package func followed(by next: Report, source: [UInt8], middle: [UInt8]) -> Report {
    let first = Rewrite(edits.map(\.change))
    let sources = SourceMap(first)
    var result = self
    result.edits = first.composed(with: Rewrite(next.edits.map(\.change)), middle: middle).changes.map {
      change in
      Edit(
        source: change.source, before: Array(source[change.source]), after: change.after,
        rules: change.reason.rules, chain: change.reason.chain, margin: change.reason.margin.double,
        runnerUp: change.reason.runnerUp, weighing: change.reason.weighing, trace: change.reason.trace)
    }
    result.findings += next.findings.map { finding in
      var finding = finding
      finding.source = sources.source(of: finding.source)
      return finding
    }
    result.findings.sort {
      ($0.source.lowerBound, $0.source.upperBound) < ($1.source.lowerBound, $1.source.upperBound)
    }
    return result
  }
}

extension Edit {
  fileprivate var change: Rewrite<UInt8>.Change {
    // Margins were whole sixteenths of a bit; what lies beyond the type's range is certain either way.
    let sixteenths = Int32(max(-1e6, min(1e6, margin)) * 16)
    return Rewrite.Change(
      source: source, after: after,
      reason: Reason(
        rules: rules, chain: chain, margin: Bits(sixteenths: sixteenths), runnerUp: runnerUp,
        weighing: weighing,
        trace: trace))
  }
}
