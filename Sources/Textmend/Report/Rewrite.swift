/// A list of replacements that turns one sequence into another, and the law by which two such lists become one.
///
/// Repair happens in rounds: the encoding, then rule after rule, then normalization. Each round knows only the
/// text of the round before; a report speaks of the input. Composing rewrites keeps both true without
/// splicing text edit by edit.
struct Rewrite<Element: Sendable & Equatable>: Sendable {
  /// One replacement, with what the report will say about it.
  struct Change: Sendable {
    /// Where in the source sequence.
    var source: Range<Int>
    var after: [Element]
    var reason: Reason
  }

  /// Sorted by source, not overlapping.
  private(set) var changes: [Change] = []

  init() {}

  init(_ changes: [Change]) { self.changes = changes }

  var isEmpty: Bool { changes.isEmpty }

  /// The sequence that this rewrite makes of `source`.
  func applied(to source: [Element]) -> [Element] {
    var output: [Element] = []
    output.reserveCapacity(source.count)
    var position = 0
    for change in changes {
      output.append(contentsOf: source[position..<change.source.lowerBound])
      output.append(contentsOf: change.after)
      position = change.source.upperBound
    }
    output.append(contentsOf: source[position...])
    return output
  }

  /// The rewrite that does first this one, then `next`, whose sources are positions in `middle`, the
  /// output of this one. Changes that overlap become one change.
  ///
  /// - Complexity: O(changes of both + elements in changes).
  func composed(with next: Rewrite, middle: [Element]) -> Rewrite {
    if changes.isEmpty { return next }
    if next.isEmpty { return self }
    var result: [Change] = []
    result.reserveCapacity(changes.count + next.changes.count)
    var first = changes.startIndex
    var second = next.changes.startIndex
    // Source position = middle position + shift, outside changes.
    var shift = 0
    while first < changes.endIndex || second < next.changes.endIndex {
      let old = first < changes.endIndex ? middleRange(first, shift: shift) : nil
      let new = second < next.changes.endIndex ? next.changes[second].source : nil
      if let old, new == nil || !Self.touch(old, new!) && old.upperBound <= new!.lowerBound {
        result.append(changes[first])
        shift = changes[first].source.upperBound - old.upperBound
        first += 1
        continue
      }
      if let new, old == nil || !Self.touch(old!, new) {
        var change = next.changes[second]
        change.source = (new.lowerBound + shift)..<(new.upperBound + shift)
        result.append(change)
        second += 1
        continue
      }
      // A cluster: everything that overlaps, on either side, from here on.
      var span = old!.lowerBound..<old!.upperBound
      var sourceEnd = 0
      let lowerShift = shift
      var reasons: [Reason] = []
      var clusterSecond = second
      var lowerBound = min(old!.lowerBound, new!.lowerBound)
      var grew = true
      while grew {
        grew = false
        while first < changes.endIndex {
          let range = middleRange(first, shift: shift)
          guard range == span || Self.touch(range, span) else { break }
          span = min(span.lowerBound, range.lowerBound)..<max(span.upperBound, range.upperBound)
          sourceEnd = changes[first].source.upperBound
          shift = sourceEnd - range.upperBound
          reasons.append(changes[first].reason)
          first += 1
          grew = true
        }
        while clusterSecond < next.changes.endIndex, Self.touch(next.changes[clusterSecond].source, span) {
          let range = next.changes[clusterSecond].source
          span = min(span.lowerBound, range.lowerBound)..<max(span.upperBound, range.upperBound)
          clusterSecond += 1
          grew = true
        }
        lowerBound = min(lowerBound, span.lowerBound)
      }
      var after: [Element] = []
      var position = lowerBound
      for change in next.changes[second..<clusterSecond] {
        after.append(contentsOf: middle[position..<change.source.lowerBound])
        after.append(contentsOf: change.after)
        position = change.source.upperBound
        reasons.append(change.reason)
      }
      after.append(contentsOf: middle[position..<span.upperBound])
      second = clusterSecond
      result.append(
        Change(
          source: (lowerBound + lowerShift)..<(span.upperBound + shift), after: after,
          reason: Reason.merged(reasons)))
    }
    return Rewrite(result)
  }

  private func middleRange(_ index: Int, shift: Int) -> Range<Int> {
    let start = changes[index].source.lowerBound - shift
    return start..<(start + changes[index].after.count)
  }

  /// Whether two changes must become one: they share an element, or one lies strictly inside the other.
  private static func touch(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    a.lowerBound < b.upperBound && b.lowerBound < a.upperBound
  }

  /// Drops what changes nothing and trims what both sides share, so that an edit shows only what it edits.
  func minimal(source: [Element]) -> Rewrite {
    Rewrite(
      changes.compactMap { change in
        var range = change.source
        var after = change.after[...]
        while !range.isEmpty, !after.isEmpty, source[range.lowerBound] == after.first {
          range = (range.lowerBound + 1)..<range.upperBound
          after = after.dropFirst()
        }
        while !range.isEmpty, !after.isEmpty, source[range.upperBound - 1] == after.last {
          range = range.lowerBound..<(range.upperBound - 1)
          after = after.dropLast()
        }
        if range.isEmpty && after.isEmpty { return nil }
        return Change(source: range, after: Array(after), reason: change.reason)
      })
  }
}

/// Why a change was made: the part of an ``Edit`` that does not depend on positions.
struct Reason: Sendable {
  var rules: [RuleCode]
  var chain: Chain
  var margin: Bits
  var runnerUp: String?
  var weighing: Weighing?
  var trace: Trace?

  /// The reason for a change that several made together: all rules in order, the weakest margin.
  static func merged(_ reasons: [Reason]) -> Reason {
    var result = reasons[0]
    for reason in reasons.dropFirst() {
      for rule in reason.rules where !result.rules.contains(rule) { result.rules.append(rule) }
      // What was undone first was done last.
      result.chain.steps = reason.chain.steps + result.chain.steps.filter { !reason.chain.steps.contains($0) }
      result.margin = min(result.margin, reason.margin)
      result.runnerUp = result.runnerUp ?? reason.runnerUp
      result.weighing = result.weighing ?? reason.weighing
      result.trace = result.trace ?? reason.trace
    }
    return result
  }
}
