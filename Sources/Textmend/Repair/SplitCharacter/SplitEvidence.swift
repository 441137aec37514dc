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
      window.flags.contains(.splitCharacter) && !SplitCharacter.departures(in: window.scalars).isEmpty
    }
    guard departs else { return }
    var widths = Widths()
    if text.count <= SplitEvidence.wholeTextLimit {
      for line in Scalars.decode(text, in: 0..<text.count).split(
        separator: 0x0A, omittingEmptySubsequences: false)
      {
        read(Array(line), &widths)
      }
    } else {
      // Bounded work and memory for a text of any size: the damaged lines speak for their document.
      var budget = SplitEvidence.sampleLimit
      for window in windows where window.flags.contains(.splitCharacter) && budget > 0 {
        read(Array(window.scalars.prefix(budget)), &widths)
        budget -= window.scalars.count
      }
    }
    folded = widths.half > 0 && widths.full * 8 < widths.half
    proven = windows.lazy.filter { $0.flags.contains(.splitCharacter) }.prefix(SplitEvidence.proofLimit)
      .contains { isProof($0) }
  }

  /// Texts up to this size, in bytes, are read whole for their words.
  private static let wholeTextLimit = 1 << 18
  /// Code points that are read of a larger one.
  private static let sampleLimit = 1 << 16
  /// Lines that are searched for a proof.
  private static let proofLimit = 64

  /// Marks beside Han in full width and in ASCII.
  private struct Widths {
    var full = 0
    var half = 0
  }

  /// Learns from one line.
  private mutating func read(_ line: [UInt32], _ widths: inout Widths) {
    var previous: UInt32 = 0x0A
    for scalar in line + CollectionOfOne(0x0A) {
      if (0xFF01...0xFF5E).contains(scalar) { widths.full += 1 }
      if scalar == 0x2C || scalar == 0x3B || scalar == 0x3A, CharacterClass.isHan(previous) {
        widths.half += 1
      }
      if scalar < 0x80, previous >= 0x2E80 { asciiAfterHan[Int(scalar)] += 1 }
      if !CharacterClass.isHan(scalar) {
        marks.insert(scalar)
        if (0x21...0x7E).contains(scalar) { marks.insert(scalar + 0xFEE0) }
      }
      previous = scalar
    }
    cache.add(SplitEvidence.clean(line))
  }

  /// Whether a window holds a departure that gains what a first one must, twice over.
  private func isProof(_ window: Window) -> Bool {
    guard window.flags.contains(.splitCharacter) else { return false }
    for i in SplitCharacter.departures(in: window.scalars).prefix(SplitEvidence.triesPerLine) {
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
