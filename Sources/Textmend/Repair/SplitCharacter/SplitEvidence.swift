/// What the whole document says about split characters in it.
struct SplitEvidence: Sendable {
  /// The document's own words.
  var cache: DocumentCache
  /// Whether full-width ASCII was folded after the damage: Han text with ASCII marks only.
  var folded = false
  /// How often each ASCII character follows a Han character or a full-width mark; index 10 is the line feed.
  var asciiAfterHan = [Int](repeating: 0, count: 128)
  /// Whether the document holds a split character beyond doubt.
  var proven = false
  /// The marks and symbols of the document, full-width forms for ASCII ones.
  var marks: Set<UInt32> = []

  init() { cache = DocumentCache(threshold: 1) }

  mutating func gather(_ windows: [Window], text: [UInt8]) {
    let departs = windows.contains { window in
      window.flags.contains(.splitCharacter)
        && window.scalars.indices.contains { SplitCharacter.mayDepart(window.scalars, at: $0) }
    }
    guard departs else { return }
    var fullWidth = 0
    var halfWidth = 0
    var line: [UInt32] = []
    var previous: UInt32 = 0x0A
    var i = 0
    while i < text.count {
      let (scalar, length) = Scalars.decodeOne(text, at: i)
      i += length
      if (0xFF01...0xFF5E).contains(scalar) { fullWidth += 1 }
      if scalar == 0x2C || scalar == 0x3B || scalar == 0x3A, CharacterClass.isHan(previous) { halfWidth += 1 }
      if scalar < 0x80, previous >= 0x2E80 { asciiAfterHan[Int(scalar)] += 1 }
      if !CharacterClass.isHan(scalar) {
        marks.insert(scalar)
        if (0x21...0x7E).contains(scalar) { marks.insert(scalar + 0xFEE0) }
      }
      previous = scalar
      if scalar == 0x0A {
        cache.add(SplitEvidence.clean(line))
        line.removeAll(keepingCapacity: true)
      } else {
        line.append(scalar)
      }
    }
    cache.add(SplitEvidence.clean(line))
    folded = halfWidth > 0 && fullWidth * 8 < halfWidth
    proven = windows.contains { isProof($0) }
  }

  /// Whether a window holds a departure that gains what a first one must, twice over.
  private func isProof(_ window: Window) -> Bool {
    guard window.flags.contains(.splitCharacter) else { return false }
    var tries = 0
    for i in window.scalars.indices where SplitCharacter.mayDepart(window.scalars, at: i) {
      tries += 1
      guard tries <= SplitEvidence.triesPerLine else { return false }
      var lattice = SplitLattice(
        scalars: window.scalars, model: .shared, evidence: self)
      if let outcome = lattice.search(from: i), outcome.gain >= SplitCharacter.demand + SplitCharacter.demand
      {
        return true
      }
    }
    return false
  }

  /// Departures of one line that are tried for a proof; what damages a document shows soon.
  private static let triesPerLine = 4

  /// A line without the readings inserted in it, which would hide the document's words, and without what follows
  /// a departure, which is misaligned: damage that repeats would confirm itself.
  private static func clean(_ line: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(line.count)
    var i = 0
    while i < line.count {
      if line[i] == 0x3F, SplitCharacter.mayDepart(line, at: i) {
        let end = line[(i + 1)..<min(line.count, i + 1 + longestDeparture)].firstIndex(of: 0x3F)
        i = end.map { $0 + 1 } ?? min(line.count, i + 1 + usualDeparture)
        result.append(0x20)
        continue
      }
      result.append(line[i])
      if CharacterClass.isHan(line[i]), let note = Note(line, after: i) {
        i = note.range.upperBound
      } else {
        i += 1
      }
    }
    return result
  }

  /// How far behind a departure the boundaries usually meet again, in characters, and how far at most where a
  /// `?` shows the end.
  private static let usualDeparture = 16
  private static let longestDeparture = 80
}
