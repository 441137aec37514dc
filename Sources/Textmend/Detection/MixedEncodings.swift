/// Lines in several encodings: logs that programs of different ages wrote, files that were joined.
///
/// Lines that are well-formed UTF-8 say so themselves. The others are read in the few encodings that occur in the
/// file, and a best path through the lines decides, so that a short line follows its neighbours.
struct MixedEncodings {
  /// Bytes in one encoding.
  struct Piece {
    var range: Range<Int>
    var encoding: Encoding
    /// Lead over the next encoding that reads the bytes differently.
    var margin: Bits
  }

  private let bytes: [UInt8]
  private let costs: DetectionCost
  /// The encodings that come into question; empty: all.
  private let allowed: [Encoding]

  init(_ bytes: [UInt8], model: LanguageModel, allowed: [Encoding] = []) {
    self.bytes = bytes
    self.allowed = allowed
    costs = DetectionCost(model: model)
  }

  /// The pieces of the non-ASCII lines, in order; nil where one encoding explains all of them.
  ///
  /// - Parameter detection: what the file as a whole seems to be.
  /// - Complexity: linear; a file in one encoding is told by a bounded number of its lines.
  func pieces(detection: Detection) -> [Piece]? {
    guard allowed.count != 1 else { return nil }
    let lines = nonASCIILines()
    guard !lines.isEmpty else { return nil }
    let sampled = sample(lines)
    let candidates = candidates(of: sampled, detection)
    if !lines.contains(where: \.isUTF8) {
      let path = bestPath(sampled, candidates)
      guard Set(path.map(\.encoding)).count > 1 else { return nil }
    }
    let pieces = bestPath(lines, candidates)
    return Set(pieces.map(\.encoding)).count > 1 ? pieces : nil
  }

  /// A line, or a stretch of a very long one.
  private struct Line {
    var range: Range<Int>
    var isUTF8: Bool
  }

  private func nonASCIILines() -> [Line] {
    let span = bytes.span
    var lines: [Line] = []
    var i = 0
    var lineEnd = 0
    while true {
      i += span.asciiCount(from: i)
      guard i < span.count else { return lines }
      if i >= lineEnd { lineEnd = span.firstIndex(of: 0x0A, in: i..<span.count) ?? span.count }
      let floor = max(lines.last?.range.upperBound ?? 0, i - DetectionWeights.mixedStretch)
      var start = i
      while start > floor, span[start - 1] != 0x0A { start -= 1 }
      let end = endOfStretch(from: i, lineEnd: lineEnd)
      let isUTF8 = mayBeUTF8 && span.extracting(i..<end).firstMalformedUTF8() == nil
      lines.append(Line(range: start..<end, isUTF8: isUTF8))
      i = end
    }
  }

  private var mayBeUTF8: Bool { allowed.isEmpty || allowed.contains(.utf8) }

  /// Where a line is cut that is longer than ``DetectionWeights/mixedStretch``: behind a byte that belongs to no
  /// character of several bytes; a line without one stays whole.
  private func endOfStretch(from start: Int, lineEnd: Int) -> Int {
    guard lineEnd - start > 2 * DetectionWeights.mixedStretch else { return lineEnd }
    let span = bytes.span
    var i = start + DetectionWeights.mixedStretch
    while i < lineEnd, span[i] >= 0x30 { i += 1 }
    return min(i + 1, lineEnd)
  }

  /// Lines that are not UTF-8, from all parts of the file.
  private func sample(_ lines: [Line]) -> [Line] {
    let legacy = lines.filter { !$0.isUTF8 }
    let step = max(1, legacy.count / DetectionWeights.mixedSample)
    return stride(from: 0, to: legacy.count, by: step).map { legacy[$0] }
  }

  /// The encodings that win single lines clearly, and the file's own, most bits first.
  private func candidates(of lines: [Line], _ detection: Detection) -> [DetectionCandidate] {
    let known = allowed.isEmpty ? DetectionCandidate.common : DetectionCandidate.named(allowed)
    let all = known.filter { $0.encoding != .utf8 && (!allowed.isEmpty || $0.encoding != .cp950) }
    var weights = [Double](repeating: 0, count: all.count)
    for line in lines {
      let sample = Array(bytes[line.range].prefix(DetectionWeights.rounds[0]))
      let entries = DetectionRanking(sample, mayBeCut: false, model: costs.model).rank(all)
      guard let best = entries.first,
        let index = all.firstIndex(where: { $0.encoding == best.candidate.encoding })
      else { continue }
      weights[index] += Detection(ranked: entries).margin
    }
    if let index = all.firstIndex(where: { $0.encoding == detection.encoding }) {
      weights[index] += Double(DetectionWeights.slack)
    }
    return all.indices.filter { weights[$0] >= DetectionWeights.mixedEvidence }
      .sorted { weights[$0] > weights[$1] }
      .prefix(DetectionWeights.mixedEncodings).map { all[$0] }
  }

  /// One line read in one encoding, or as UTF-8 with the rest in that encoding.
  private struct Reading {
    enum Kind: UInt8 {
      case utf8, whole, split
    }

    var cost: Bits
    var kind: Kind
    var margin: Bits
  }

  /// A reading on the way to the end, and the encoding of the line before.
  private struct Step {
    var from: UInt8
    var kind: Reading.Kind
    var margin: Bits
  }

  private func bestPath(_ lines: [Line], _ candidates: [DetectionCandidate]) -> [Piece] {
    guard !candidates.isEmpty else { return [] }
    var paths = [Bits](repeating: .zero, count: candidates.count)
    // A row for each line.
    var steps: [Step] = []
    steps.reserveCapacity(lines.count * candidates.count)
    let change = Bits(DetectionWeights.changeOfEncoding)
    for line in lines {
      let readings = readings(of: line, candidates)
      var next = paths
      let best = paths.indices.min { paths[$0] < paths[$1] } ?? 0
      for (s, reading) in readings.enumerated() {
        let isChanged = paths[best] + change < paths[s]
        next[s] = (isChanged ? paths[best] + change : paths[s]) + reading.cost
        steps.append(Step(from: UInt8(isChanged ? best : s), kind: reading.kind, margin: reading.margin))
      }
      let floor = next.min() ?? .zero
      paths = next.map { $0 - floor }
    }
    var state = paths.indices.min { paths[$0] < paths[$1] } ?? 0
    var states: [UInt8] = []
    for row in lines.indices.reversed() {
      states.append(UInt8(state))
      state = Int(steps[row * candidates.count + state].from)
    }
    var pieces: [Piece] = []
    for (row, state) in states.reversed().enumerated() {
      let step = steps[row * candidates.count + Int(state)]
      let range = lines[row].range
      switch step.kind {
      case .utf8: pieces.append(Piece(range: range, encoding: .utf8, margin: step.margin))
      case .whole:
        pieces.append(Piece(range: range, encoding: candidates[Int(state)].encoding, margin: step.margin))
      case .split: pieces += split(range, islands(in: range), candidates[Int(state)].encoding, step.margin)
      }
    }
    return pieces
  }

  private func readings(of line: Line, _ candidates: [DetectionCandidate]) -> [Reading] {
    let end = min(line.range.upperBound, line.range.lowerBound + 4 * DetectionWeights.mixedStretch)
    let head = bytes.span.extracting(line.range.lowerBound..<end)
    if line.isUTF8 {
      let cost = costs.cost(of: Encoding.utf8.decode(head).scalars) - Bits(DetectionWeights.validLine)
      return candidates.map { candidate in
        let legacy = costs.cost(of: candidate.scalars(head))
        return legacy < cost
          ? Reading(cost: legacy, kind: .whole, margin: cost - legacy)
          : Reading(cost: cost, kind: .utf8, margin: Bits(60))
      }
    }
    let islands = mayBeUTF8 && end == line.range.upperBound ? islands(in: line.range) : []
    let whole = candidates.map { costs.cost(of: $0.scalars(head)) + Bits($0.prior) }
    return candidates.indices.map { s in
      let rival = whole.indices.filter { $0 != s }.map { whole[$0] }.min()
      let margin = rival.map { max($0 - whole[s], .zero) } ?? Bits(60)
      let plain = Reading(cost: whole[s], kind: .whole, margin: margin)
      guard !islands.isEmpty else { return plain }
      let split = Reading(
        cost: costOfSplit(line.range, islands, candidates[s]), kind: .split, margin: Bits(30))
      return split.cost < plain.cost ? split : plain
    }
  }

  /// The islands as UTF-8 and what lies between them in another encoding.
  private func split(
    _ line: Range<Int>, _ islands: [Range<Int>], _ encoding: Encoding, _ margin: Bits
  ) -> [Piece] {
    var pieces: [Piece] = []
    var start = line.lowerBound
    for island in islands {
      pieces.append(Piece(range: start..<island.lowerBound, encoding: encoding, margin: margin))
      pieces.append(Piece(range: island, encoding: .utf8, margin: margin))
      start = island.upperBound
    }
    pieces.append(Piece(range: start..<line.upperBound, encoding: encoding, margin: margin))
    // ASCII between them is in no encoding of its own.
    pieces.removeAll { bytes.span.asciiCount(from: $0.range.lowerBound) >= $0.range.count }
    return pieces
  }

  private func costOfSplit(
    _ line: Range<Int>, _ islands: [Range<Int>], _ candidate: DetectionCandidate
  ) -> Bits {
    var scalars: [UInt32] = []
    for piece in split(line, islands, candidate.encoding, .zero) {
      let slice = bytes.span.extracting(piece.range)
      scalars += piece.encoding == .utf8 ? Encoding.utf8.decode(slice).scalars : candidate.scalars(slice)
    }
    return costs.cost(of: scalars) + Bits(candidate.prior + islands.count * DetectionWeights.changeOfEncoding)
  }

  /// Runs of well-formed characters of three and four bytes inside a line that is no UTF-8, with the shorter ones
  /// between them; a single one only between ASCII. By chance one character of GBK text in a hundred begins such a run, and one in ten thousand
  /// a run of two.
  private func islands(in line: Range<Int>) -> [Range<Int>] {
    let span = bytes.span
    let codec = UTF8Codec()
    var islands: [Range<Int>] = []
    var i = line.lowerBound
    while i < line.upperBound {
      guard span[i] >= 0x80 else {
        i += 1
        continue
      }
      let start = i
      var wide = 0
      while i < line.upperBound, span[i] >= 0x80 {
        let unit = codec.unit(at: i, in: span)
        guard unit.reason == nil else { break }
        if unit.length > 2 { wide += 1 }
        i += unit.length
      }
      let isAlone =
        (i == line.upperBound || span[i] < 0x80) && (start == line.lowerBound || span[start - 1] < 0x80)
      if wide > 1 || wide == 1 && isAlone {
        islands.append(start..<i)
      } else {
        // No run begins inside this one: its characters are the same from any of them on.
        i = max(i, start + 1)
      }
    }
    return islands
  }
}
