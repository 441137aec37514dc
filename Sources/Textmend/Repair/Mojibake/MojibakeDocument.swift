/// The chains that earlier passes took back in a document: what many of its lines prove is no longer rare in it, and a
/// line that could not prove it alone need not.
struct MojibakeDocument: Sendable {
  /// In how many lines each chain was taken back, by its encodings, first written first.
  private var lines: [[Encoding]: Int] = [:]

  /// How many lines have characters above ASCII; known after the first pass.
  private var lineCount = 0

  /// How many lines it takes: one or two may be quotations.
  private static let least = 3

  /// The chain in which most lines of the document stood, by its encodings: the others are looked at, too, short and
  /// harmless as they may be.
  private(set) var dominant: [Encoding]?

  /// Notes what a pass did to `text`.
  ///
  /// - Parameter linesElsewhere: lines above ASCII for which `text` speaks, too.
  /// - Complexity: O(text), where anything was changed.
  mutating func note(_ changes: [Rewrite<UInt8>.Change], in text: [UInt8], linesElsewhere: Int) {
    guard !changes.isEmpty else { return }
    if lineCount == 0 { lineCount = MojibakeDocument.linesAboveASCII(text) + linesElsewhere }
    var lastLine: [[Encoding]: Int] = [:]
    var line = 0
    var position = 0
    for change in changes where change.reason.rules.contains(where: { $0.family == .mojibake }) {
      for byte in text[position..<change.source.lowerBound] where byte == 0x0A { line += 1 }
      position = change.source.lowerBound
      let key = change.reason.chain.encodings
      guard !key.isEmpty, lastLine[key] != line else { continue }
      lastLine[key] = line
      lines[key, default: 0] += 1
      if lines[key, default: 0] >= MojibakeDocument.least { isEmpty = false }
    }
    // The names decide between equals: a dictionary has no order.
    let most = lines.max { ($0.value, $0.key.map(\.name).joined()) < ($1.value, $1.key.map(\.name).joined()) }
    if let most, most.value >= MojibakeDocument.least, most.value * 2 >= lineCount { dominant = most.key }
  }

  static func linesAboveASCII(_ text: [UInt8]) -> Int {
    var count = 0
    var isASCII = true
    for byte in text {
      if byte == 0x0A {
        if !isASCII { count += 1 }
        isASCII = true
      } else if byte >= 0x80 {
        isASCII = false
      }
    }
    return isASCII ? count : count + 1
  }

  /// Whether nothing is proven.
  private(set) var isEmpty = true

  /// What a chain's demand falls by: all of its rarity.
  ///
  /// - Parameter pairs: the chain, last step first.
  func relief(_ pairs: [MojibakePair], _ chains: MojibakeChains) -> Bits {
    if isEmpty { return .zero }
    let key = pairs.reversed().flatMap {
      [chains.pages[$0.written].encoding, chains.pages[$0.read].encoding]
    }
    guard lines[key, default: 0] >= MojibakeDocument.least else { return .zero }
    return pairs.reduce(.zero) { $0 + $1.prior }
  }
}

extension Chain {
  /// What the text was written and read as, first step first.
  fileprivate var encodings: [Encoding] {
    steps.compactMap { step in
      switch step {
      case .written(let encoding), .read(let encoding, _): encoding
      default: nil
      }
    }
  }
}

extension MojibakeChains {
  /// The chain's steps, last first.
  fileprivate func pairs(_ encodings: [Encoding]) -> [MojibakePair]? {
    var pairs: [MojibakePair] = []
    for i in stride(from: 0, to: encodings.count - 1, by: 2) {
      guard
        let pair = byRead.joined().first(where: {
          pages[$0.written].encoding == encodings[i] && pages[$0.read].encoding == encodings[i + 1]
        })
      else { return nil }
      pairs.insert(pair, at: 0)
    }
    return pairs.isEmpty ? nil : pairs
  }
}

extension MojibakeSearch {
  /// The whole line taken back by the chain that most lines of the document stood in; nil where it does not apply, or
  /// where the line is as likely as it stands.
  func takenBackLikeMost(_ line: [UInt32]) -> Candidate? {
    guard !document.isEmpty, let dominant = document.dominant, let pairs = chains.pairs(dominant) else {
      return nil
    }
    var text = line
    var patch = MojibakePatch()
    guard MojibakePageSets.shared.summary(line).all & 1 << UInt32(pairs[0].read) != 0 else { return nil }
    for pair in pairs {
      let bytes = MojibakeBytes(text, as: chains.pages[pair.read])
      guard !bytes.isMapped.contains(false), let whole = Whole(text, bytes, chains.pages[pair.written]) else {
        return nil
      }
      patch = patch.then(whole.patch, middle: text)
      text = whole.output
    }
    let total = cost(text) + MojibakeWeights.likeMost.sixteenths
    guard text != line, total < cost(line) else { return nil }
    return Candidate(
      patch: patch, pairs: pairs, total: total, changed: text.count, kept: 0, filled: 0, demand: 0,
      isWholeLine: true)
  }
}
