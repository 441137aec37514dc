import Textmend
import TextmendFiles

/// Keeps of a file's edits and findings those in lines that a change adds.
struct AddedLines: Sendable {
  /// What the change is made to, such as `HEAD`.
  let revision: String
  /// There is none before the first commit: then every line is added.
  private let exists: Bool

  init(since revision: String) {
    self.revision = revision
    exists = (try? GitProgram.run(["rev-parse", "--quiet", "--verify", revision + "^{commit}"])) != nil
  }

  /// Asks git only about files that have something to report.
  func narrow(_ outcome: inout FileOutcome) {
    guard exists, let report = outcome.mended?.report, !report.edits.isEmpty || !report.findings.isEmpty
    else { return }
    do {
      guard let lines = try addedLines(of: outcome.path) else { return }
      let source = outcome.source
      let ranges = AddedLines.bytes(of: lines, in: source)
      outcome.mended?.report.edits = report.edits.filter { ranges.touch($0.source, in: source) }
      outcome.mended?.report.findings = report.findings.filter { ranges.touch($0.source, in: source) }
    } catch {
      outcome.failure = error
    }
  }

  /// Numbers of lines, from 0; nil where all are.
  private func addedLines(of path: FilePath) throws(FileError) -> [Range<Int>]? {
    let diff = try GitProgram.run(
      [
        "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--text",
        revision,
      ],
      on: [path])
    let hunks = diff.split(separator: 0x0A).filter { $0.starts(with: "@@ ".utf8) }
    if hunks.isEmpty {
      let known = try GitProgram.run(["ls-tree", "--name-only", revision], on: [path])
      return known.isEmpty ? nil : []
    }
    return hunks.compactMap { AddedLines.range(String(decoding: $0, as: UTF8.self)) }
  }

  /// `+c,d` of `@@ -a,b +c,d @@`; nil where nothing is added.
  private static func range(_ hunk: String) -> Range<Int>? {
    guard let plus = hunk.firstIndex(of: "+") else { return nil }
    let numbers = hunk[hunk.index(after: plus)...].prefix { $0 != " " }.split(separator: ",").compactMap {
      Int($0)
    }
    guard let first = numbers.first, first > 0 else { return nil }
    let count = numbers.count > 1 ? numbers[1] : 1
    return count == 0 ? nil : (first - 1)..<(first - 1 + count)
  }

  private static func bytes(of lines: [Range<Int>], in source: [UInt8]) -> [Range<Int>] {
    var starts = [0]
    for index in source.indices where source[index] == 0x0A { starts.append(index + 1) }
    return lines.map { line in
      let start = line.lowerBound < starts.count ? starts[line.lowerBound] : source.count
      return start..<(line.upperBound < starts.count ? starts[line.upperBound] : source.count)
    }
  }
}

extension [Range<Int>] {
  /// Whether an edit there is in one of these lines; what would be added at the end is in the last line.
  fileprivate func touch(_ change: Range<Int>, in source: [UInt8]) -> Bool {
    contains { line in
      line.overlaps(change) || line.contains(change.lowerBound)
        || (change.lowerBound == source.count && line.upperBound == source.count)
    }
  }
}
