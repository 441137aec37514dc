/// Shift_JIS that was read as UTF-8: what is malformed there became U+FFFD, and ASCII came through.
///
/// A third of Shift_JIS's second bytes are ASCII, and katakana have 83 before it, so that アプリ shows as `�A�v��`. Text is
/// written forward, character by character, and read as UTF-8 on the way; what does not show as the line does is dropped,
/// and the model chooses among the rest.
struct MojibakeReplaced {
  private let model = NGramModel.japanese

  struct Reading {
    var scalars: [UInt32] = []
    /// By how much the best text that differs is less probable.
    var margin: Bits
    /// Kana, and characters whose second byte shows as ASCII.
    fileprivate var kana = 0
    fileprivate var shown = 0

    /// Whether it is Japanese beyond doubt. Of 8,000 lines in eleven other encodings or with characters lost here and there
    /// none is.
    var isJapanese: Bool { kana >= 3 && shown >= 3 }
  }

  /// What the best text must be ahead of the second. Of 177 lines that were not trained on and show enough to be read, 45
  /// of 51 that are ahead by 3 bits are right, 33 of 35 by 5 bits, and 78 of all.
  static let demand = Bits(5)

  private static let beamWidth = 64
  private static let beamDepth = Bits(18).sixteenths
  /// What a character that is tried may cost alone: some that Japanese text hardly has.
  private static let dearest = Bits(18).sixteenths
  /// How much cheaper a character may be in its context.
  private static let most = Bits(11).sixteenths
  /// Longer lines are left alone.
  static let longest = 400

  /// A way to write the line up to some place.
  private struct Hypothesis {
    var cost: Int32 = 0
    var margin = Int32.max
    var state: NGramModel.State
    var node: Int32 = -1
    var recent: UInt64 = 0
    var reader = Reader()
  }

  /// A character behind a hypothesis, before it is known whether it is among the best.
  private struct Draft {
    var cost: Int32
    /// Index among the hypotheses that are kept.
    var parent: Int32
    var code: Code
    var reader: Reader
  }

  /// A decoder of UTF-8 that checks what it reads against the damaged line.
  private struct Reader: Equatable {
    /// Code points of the line that are accounted for.
    var position = 0
    /// The bytes of a sequence under way, the first one highest.
    var pending: UInt32 = 0
    var count = 0

    /// How far it is: grows with every byte.
    var progress: Int { position * 4 + count }

    mutating func read(_ byte: UInt8, _ line: [UInt32]) -> Bool {
      if count > 0 {
        if continues(byte) {
          pending = pending << 8 | UInt32(byte)
          count += 1
          guard count == needed else { return mayBegin(line) }
          let scalar = scalar
          guard position < line.count, line[position] == scalar else { return false }
          position += 1
          count = 0
          pending = 0
          return true
        }
        guard show(0xFFFD, line) else { return false }
      }
      switch byte {
      case ..<0x80: return show(UInt32(byte), line)
      case 0xC2...0xF4:
        pending = UInt32(byte)
        count = 1
        return mayBegin(line)
      default: return show(0xFFFD, line)
      }
    }

    /// Nothing follows.
    mutating func end(_ line: [UInt32]) -> Bool {
      if count > 0, !show(0xFFFD, line) { return false }
      return position == line.count
    }

    private mutating func show(_ scalar: UInt32, _ line: [UInt32]) -> Bool {
      guard position < line.count, line[position] == scalar else { return false }
      position += 1
      count = 0
      pending = 0
      return true
    }

    private var first: UInt8 { UInt8(truncatingIfNeeded: pending >> (8 * UInt32(count - 1))) }

    private var needed: Int { first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4 }

    private func continues(_ byte: UInt8) -> Bool {
      guard byte & 0xC0 == 0x80 else { return false }
      guard count == 1 else { return true }
      switch first {
      case 0xE0: return byte >= 0xA0
      case 0xED: return byte < 0xA0
      case 0xF0: return byte >= 0x90
      case 0xF4: return byte < 0x90
      default: return true
      }
    }

    private var scalar: UInt32 {
      switch count {
      case 2: (pending >> 8 & 0x1F) << 6 | pending & 0x3F
      case 3: (pending >> 16 & 0x0F) << 12 | (pending >> 8 & 0x3F) << 6 | pending & 0x3F
      default:
        (pending >> 24 & 7) << 18 | (pending >> 16 & 0x3F) << 12 | (pending >> 8 & 0x3F) << 6 | pending & 0x3F
      }
    }

    /// Whether what is under way may become what the line has, or U+FFFD.
    private func mayBegin(_ line: [UInt32]) -> Bool {
      guard position < line.count else { return false }
      if line[position] == 0xFFFD { return true }
      let bytes = Scalars.utf8([line[position]][...])
      guard bytes.count == needed else { return false }
      for k in 0..<count where UInt8(truncatingIfNeeded: pending >> (8 * UInt32(count - 1 - k))) != bytes[k] {
        return false
      }
      return true
    }
  }

  private struct Node {
    var parent: Int32
    var scalar: UInt32
    var isShown: Bool
  }

  private struct Code {
    var lead: UInt8
    /// 0 for none.
    var trail: UInt8
    var scalar: UInt32
    /// What it costs at least in any context, about.
    var least: Int32
  }

  /// What the model knows, by the first byte.
  private static let codes: [[Code]] = {
    var codes = [[Code]](repeating: [], count: 256)
    for lead in UInt8(0x81)...0xEF where !(0xA0...0xDF).contains(lead) {
      for trail in UInt8(0x40)...0xFC {
        let scalar = DoubleByteTable.cp932.scalar(lead: lead, trail: trail)
        guard scalar != 0, DoubleByteTable.cp932.code(for: scalar) == UInt16(lead) << 8 | UInt16(trail) else {
          continue
        }
        let cost = NGramModel.japanese.costAlone(of: scalar).sixteenths
        guard cost < dearest else { continue }
        codes[Int(lead)].append(Code(lead: lead, trail: trail, scalar: scalar, least: max(8, cost - most)))
      }
    }
    for byte in UInt8(0xA1)...0xDF {
      codes[Int(byte)].append(Code(lead: byte, trail: 0, scalar: 0xFF61 + UInt32(byte - 0xA1), least: 128))
    }
    return codes
  }()

  /// The most probable text in Shift_JIS that shows as `line` when it is read as UTF-8; nil where none does.
  ///
  /// - Complexity: the line's length times ``beamWidth`` times some thousand characters where all of one is lost.
  func read(_ line: [UInt32]) -> Reading? {
    guard line.count <= MojibakeReplaced.longest, MojibakeReplaced.mayHold(line) else { return nil }
    var nodes: [Node] = []
    var kept = [Hypothesis(state: model.start)]
    var drafts = [[Draft]](repeating: [], count: line.count * 4 + 4)
    var cheapest = [Int32](repeating: .max, count: drafts.count)
    write(after: kept, from: 0, line, &drafts, &cheapest)
    var best: Hypothesis?
    for place in drafts.indices where !drafts[place].isEmpty {
      let first = kept.count
      keep(&drafts[place], &kept, &nodes)
      var going: [Hypothesis] = []
      for hypothesis in kept[first...] {
        var end = hypothesis
        if end.reader.end(line) {
          end.cost += model.step(&end.state, 0x0A).sixteenths
          best = best.map { MojibakeReplaced.better($0, end) } ?? end
        } else {
          going.append(hypothesis)
        }
      }
      kept.replaceSubrange(first..., with: going)
      write(after: going, from: first, line, &drafts, &cheapest)
    }
    return best.map { reading(of: $0, nodes) }
  }

  private func write(
    after hypotheses: [Hypothesis], from first: Int, _ line: [UInt32], _ drafts: inout [[Draft]],
    _ cheapest: inout [Int32]
  ) {
    for (i, hypothesis) in hypotheses.enumerated() {
      let reader = hypothesis.reader
      func add(_ code: Code, _ state: NGramModel.State) {
        var reader = reader
        guard reader.read(code.lead, line), code.trail == 0 || reader.read(code.trail, line) else { return }
        let place = reader.progress
        guard hypothesis.cost + code.least < cheapest[place] else { return }
        var state = state
        let cost = hypothesis.cost + model.step(&state, code.scalar).sixteenths
        guard cost < cheapest[place] else { return }
        cheapest[place] = min(cheapest[place], cost + MojibakeReplaced.beamDepth)
        drafts[place].append(Draft(cost: cost, parent: Int32(first + i), code: code, reader: reader))
      }
      let next = reader.position + (reader.count > 0 ? 1 : 0)
      if next < line.count, line[next] < 0x80 {
        add(Code(lead: UInt8(line[next]), trail: 0, scalar: line[next], least: 0), hypothesis.state)
      }
      guard reader.position < line.count else { continue }
      for lead in 0x81...0xEF where !MojibakeReplaced.codes[lead].isEmpty {
        var ahead = reader
        guard ahead.read(UInt8(lead), line) else { continue }
        for code in MojibakeReplaced.codes[lead] { add(code, hypothesis.state) }
      }
    }
  }

  /// Keeps the best drafts of a place; of those that no later text tells apart, only the cheapest.
  private func keep(_ drafts: inout [Draft], _ kept: inout [Hypothesis], _ nodes: inout [Node]) {
    let order = drafts.indices.sorted { (drafts[$0].cost, $0) < (drafts[$1].cost, $1) }
    let first = kept.count
    let limit = drafts[order[0]].cost + MojibakeReplaced.beamDepth
    for i in order {
      let draft = drafts[i]
      guard draft.cost <= limit, kept.count < first + MojibakeReplaced.beamWidth else { break }
      let parent = kept[Int(draft.parent)]
      let recent = parent.recent << 16 ^ UInt64(draft.code.scalar)
      let same = kept[first...].firstIndex { $0.recent == recent && $0.reader == draft.reader }
      if let same {
        kept[same].margin = min(kept[same].margin, draft.cost - kept[same].cost)
        continue
      }
      var longer = parent
      longer.cost += model.step(&longer.state, draft.code.scalar).sixteenths
      nodes.append(
        Node(
          parent: parent.node, scalar: draft.code.scalar,
          isShown: draft.code.trail >= 0x40 && draft.code.trail < 0x80))
      longer.node = Int32(nodes.count - 1)
      longer.recent = recent
      longer.reader = draft.reader
      kept.append(longer)
    }
    drafts = []
  }

  /// The better of two readings of the whole line, which knows how near the other was.
  private static func better(_ a: Hypothesis, _ b: Hypothesis) -> Hypothesis {
    var (winner, loser) = a.cost <= b.cost ? (a, b) : (b, a)
    winner.margin = min(winner.margin, loser.cost - winner.cost)
    return winner
  }

  /// Whether second bytes show often enough, so that nowhere more than three characters in a row are lost. Where letters of a
  /// Latin word are lost, more letters follow.
  private static func mayHold(_ line: [UInt32]) -> Bool {
    var marks = 0
    var run = 0
    var shown = 0
    var words = 0
    for i in line.indices {
      if line[i] == 0xFFFD {
        marks += 1
        run += 1
        if run > longestRun || marks > mostMarks { return false }
      } else {
        if run > 0, (0x40...0x7E).contains(line[i]) {
          if i + 1 < line.count, isLetter(line[i]), isLetter(line[i + 1]) { words += 1 } else { shown += 1 }
        }
        run = 0
      }
    }
    return shown >= 2 && shown * 4 >= marks && words * 4 <= shown
  }

  private static func isLetter(_ scalar: UInt32) -> Bool { (0x61...0x7A).contains(scalar | 0x20) }

  private static let longestRun = 7
  private static let mostMarks = 64

  private func reading(of best: Hypothesis, _ nodes: [Node]) -> Reading {
    var reading = Reading(margin: Bits(sixteenths: best.margin))
    var index = best.node
    while index >= 0 {
      let node = nodes[Int(index)]
      reading.scalars.append(node.scalar)
      if (0x3041...0x30FE).contains(node.scalar) { reading.kana += 1 }
      if node.isShown { reading.shown += 1 }
      index = node.parent
    }
    reading.scalars.reverse()
    return reading
  }
}
