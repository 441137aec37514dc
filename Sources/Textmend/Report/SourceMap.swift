/// Where positions of a rewritten sequence come from.
struct SourceMap: Sendable {
  /// For each change, where its result begins and ends in the output, and its source.
  private var changes: [(output: Range<Int>, source: Range<Int>)] = []

  /// - Complexity: O(changes).
  init<Element>(_ rewrite: Rewrite<Element>) {
    changes.reserveCapacity(rewrite.changes.count)
    var shift = 0
    for change in rewrite.changes {
      let start = change.source.lowerBound - shift
      let end = start + change.after.count
      changes.append((start..<end, change.source))
      shift = change.source.upperBound - end
    }
  }

  /// The source range of an output range; what lies inside a change stands for the whole change.
  ///
  /// - Complexity: O(log changes).
  func source(of range: Range<Int>) -> Range<Int> {
    let start = position(of: range.lowerBound, roundingUp: false)
    return start..<max(start, position(of: range.upperBound, roundingUp: true))
  }

  private func position(of output: Int, roundingUp: Bool) -> Int {
    // The last change whose result begins before the position.
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].output.lowerBound < output { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return output }
    let change = changes[low - 1]
    if output < change.output.upperBound {
      return roundingUp ? change.source.upperBound : change.source.lowerBound
    }
    return output + change.source.upperBound - change.output.upperBound
  }
}
