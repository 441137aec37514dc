/// What the whole document says about split characters in it.
struct SplitEvidence: Sendable {
  /// The document's own words.
  var cache: DocumentCache
  /// Whether full-width ASCII was folded after the damage: Han text with ASCII marks only.
  var folded = false
  /// The marks and symbols of the document, full-width forms for ASCII ones.
  var marks: Set<UInt32> = []

  init() { cache = DocumentCache() }

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
      if !CharacterClass.isHan(scalar) {
        marks.insert(scalar)
        if (0x21...0x7E).contains(scalar) { marks.insert(scalar + 0xFEE0) }
      }
      previous = scalar
      if scalar == 0x0A {
        cache.add(SplitEvidence.withoutNotes(line))
        line.removeAll(keepingCapacity: true)
      } else {
        line.append(scalar)
      }
    }
    cache.add(SplitEvidence.withoutNotes(line))
    folded = halfWidth > 0 && fullWidth * 8 < halfWidth
  }

  /// A line without the readings inserted in it: they would hide the document's words.
  private static func withoutNotes(_ line: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(line.count)
    var i = 0
    while i < line.count {
      result.append(line[i])
      if CharacterClass.isHan(line[i]), let note = Note(line, after: i) {
        i = note.range.upperBound
      } else {
        i += 1
      }
    }
    return result
  }
}
