/// What was done to some lines, in offsets of the document.
package struct Repairs: Sendable {
  var changes: [Rewrite<UInt8>.Change] = []
  var findings: [Finding] = []
  /// What repairs left open.
  var open: [Finding] = []

  /// Mends the window that begins at byte `start`.
  mutating func mend(_ window: Window, at start: Int, _ context: RepairContext) {
    let (rewrite, refusals) = RepairLoop.mend(window, context: context)
    var offsets = ByteOffsets(window.scalars, start: start)
    for change in rewrite.changes {
      let start = offsets.offset(of: change.source.lowerBound)
      let end = offsets.offset(of: change.source.upperBound)
      changes.append(
        Rewrite.Change(source: start..<end, after: Scalars.utf8(change.after), reason: change.reason))
    }
    offsets = ByteOffsets(window.scalars, start: start)
    for refusal in refusals.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let start = offsets.offset(of: refusal.range.lowerBound)
      var ends = offsets
      let finding = Finding(
        source: start..<ends.offset(of: refusal.range.upperBound), rule: refusal.rule, reason: refusal.reason,
        candidates: refusal.candidates, margin: refusal.margin?.double, chain: refusal.chain)
      if refusal.isOfRepair { open.append(finding) } else { findings.append(finding) }
    }
  }
}

/// Where findings stand, none of which overlap.
struct FindingPlaces {
  private let sources: [Range<Int>]

  init(_ findings: [Finding]) {
    sources = findings.map(\.source).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// - Complexity: O(log findings).
  func overlap(_ range: Range<Int>) -> Bool {
    var low = 0
    var high = sources.count
    while low < high {
      let middle = (low + high) / 2
      if sources[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < sources.count && sources[low].overlaps(range)
  }
}

/// Byte offsets of a window's scalars, asked for in ascending order.
private struct ByteOffsets {
  private let scalars: [UInt32]
  private var index = 0
  private var byte: Int

  init(_ scalars: [UInt32], start: Int) {
    self.scalars = scalars
    byte = start
  }

  mutating func offset(of target: Int) -> Int {
    while index < target {
      byte += Scalars.length(scalars[index])
      index += 1
    }
    return byte
  }
}
