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

  init(_ bytes: [UInt8], model: LanguageModel) {
    self.bytes = bytes
    costs = DetectionCost(model: model)
  }

  /// The pieces of the non-ASCII lines, in order; nil where one encoding explains all of them.
  ///
  /// - Parameter detection: what the file as a whole seems to be.
  /// - Complexity: linear; a file in one encoding is told by a bounded number of its lines.
  func pieces(detection: Detection) -> [Piece]? {
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

  private struct Line {
    var range: Range<Int>
    var isUTF8: Bool
  }

  private func nonASCIILines() -> [Line] {
    let span = bytes.span
    var lines: [Line] = []
    var i = 0
    while true {
      i += span.asciiCount(from: i)
      guard i < span.count else { return lines }
      var start = i
      let floor = lines.last.map { $0.range.upperBound + 1 } ?? 0
      while start > floor, span[start - 1] != 0x0A { start -= 1 }
      let end = span.firstIndex(of: 0x0A, in: i..<span.count) ?? span.count
      let isUTF8 = span.extracting(i..<end).firstMalformedUTF8() == nil
      lines.append(Line(range: start..<end, isUTF8: isUTF8))
      i = end
    }
  }

  /// Lines that are not UTF-8, from all parts of the file.
  private func sample(_ lines: [Line]) -> [Line] {
    let legacy = lines.filter { !$0.isUTF8 }
    let step = max(1, legacy.count / DetectionWeights.mixedSample)
    return stride(from: 0, to: legacy.count, by: step).map { legacy[$0] }
  }

  /// The encodings that win single lines clearly, and the file's own, most bits first.
  private func candidates(of lines: [Line], _ detection: Detection) -> [DetectionCandidate] {
    let all = DetectionCandidate.common.filter { $0.encoding != .utf8 && $0.encoding != .cp950 }
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
    var cost: Bits
    var pieces: [Piece]
  }

  private func bestPath(_ lines: [Line], _ candidates: [DetectionCandidate]) -> [Piece] {
    guard !candidates.isEmpty else { return [] }
    var paths = [Bits](repeating: .zero, count: candidates.count)
    var steps: [(from: [Int], readings: [Reading])] = []
    let change = Bits(DetectionWeights.changeOfEncoding)
    for line in lines {
      let readings = readings(of: line, candidates)
      var next = paths
      var from = Array(candidates.indices)
      let best = paths.indices.min { paths[$0] < paths[$1] } ?? 0
      for s in candidates.indices {
        if paths[best] + change < paths[s] {
          next[s] = paths[best] + change
          from[s] = best
        }
        next[s] += readings[s].cost
      }
      let floor = next.min() ?? .zero
      paths = next.map { $0 - floor }
      steps.append((from, readings))
    }
    var state = paths.indices.min { paths[$0] < paths[$1] } ?? 0
    var result: [[Piece]] = []
    for step in steps.reversed() {
      result.append(step.readings[state].pieces)
      state = step.from[state]
    }
    return result.reversed().flatMap { $0 }
  }

  private func readings(of line: Line, _ candidates: [DetectionCandidate]) -> [Reading] {
    let end = min(line.range.upperBound, line.range.lowerBound + DetectionWeights.rounds[1])
    let head = bytes.span.extracting(line.range.lowerBound..<end)
    if line.isUTF8 {
      let cost = costs.cost(of: Encoding.utf8.decode(head).scalars) - Bits(DetectionWeights.validLine)
      let utf8 = Reading(cost: cost, pieces: [Piece(range: line.range, encoding: .utf8, margin: Bits(60))])
      return candidates.map { candidate in
        let legacy = costs.cost(of: candidate.scalars(head))
        return legacy < cost
          ? Reading(
            cost: legacy,
            pieces: [Piece(range: line.range, encoding: candidate.encoding, margin: cost - legacy)]) : utf8
      }
    }
    let islands = islands(in: line.range)
    let whole = candidates.map { costs.cost(of: $0.scalars(head)) + Bits($0.prior) }
    return candidates.indices.map { s in
      let rival = whole.indices.filter { $0 != s }.map { whole[$0] }.min()
      let margin = rival.map { max($0 - whole[s], .zero) } ?? Bits(60)
      let plain = Reading(
        cost: whole[s],
        pieces: [Piece(range: line.range, encoding: candidates[s].encoding, margin: margin)])
      guard !islands.isEmpty else { return plain }
      let split = split(line.range, islands, candidates[s])
      return split.cost < plain.cost ? split : plain
    }
  }

  private func split(_ line: Range<Int>, _ islands: [Range<Int>], _ candidate: DetectionCandidate) -> Reading
  {
    var pieces: [Piece] = []
    var start = line.lowerBound
    for island in islands {
      pieces.append(Piece(range: start..<island.lowerBound, encoding: candidate.encoding, margin: Bits(30)))
      pieces.append(Piece(range: island, encoding: .utf8, margin: Bits(30)))
      start = island.upperBound
    }
    pieces.append(Piece(range: start..<line.upperBound, encoding: candidate.encoding, margin: Bits(30)))
    pieces.removeAll { $0.range.isEmpty }
    var scalars: [UInt32] = []
    for piece in pieces {
      let slice = bytes.span.extracting(piece.range)
      scalars += piece.encoding == .utf8 ? Encoding.utf8.decode(slice).scalars : candidate.scalars(slice)
    }
    let cost =
      costs.cost(of: scalars) + Bits(candidate.prior + islands.count * DetectionWeights.changeOfEncoding)
    return Reading(cost: cost, pieces: pieces)
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
        i = start + 1
      }
    }
    return islands
  }
}
