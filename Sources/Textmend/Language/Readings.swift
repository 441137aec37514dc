/// The Mandarin readings of Han characters (Unihan and pinyin-data: 41,923 characters), most frequent first.
///
/// `ü` is `v` inside; text may have ü, v or u: where it stands.
struct Readings: Sendable {
  static let shared = Readings(ReadingTable.embedded)

  private let table: ReadingTable

  init(_ table: ReadingTable) { self.table = table }

  /// A syllable by number, with its tone: 1 to 4, 5 where none is marked.
  struct Reading: Hashable, Sendable {
    /// The number of the spelling without tone; see ``Readings/spelling(_:)``.
    var syllable: UInt16
    var tone: UInt8
  }

  /// All readings of a character; empty for what is none.
  func readings(of scalar: UInt32) -> [Reading] {
    table.entries(of: scalar).map { entry in
      Reading(syllable: table.entry(entry) >> 3 & 0xFFF, tone: UInt8(table.entry(entry) & 7))
    }
  }

  /// Whether a note such as `zhàn`, `zhan` or `lu:` is a reading of `scalar`. A note without tone mark stands for every tone.
  ///
  /// - Complexity: constant; allocates nothing but the parsed note.
  func isReading(_ note: Pinyin, of scalar: UInt32) -> Bool {
    guard let syllable = number(of: note.spelling) else {
      return isUmlautReading(note, of: scalar)
    }
    return matches(syllable, note.tone, scalar) || isUmlautReading(note, of: scalar)
  }

  /// As ``isReading(_:of:)`` for the letters themselves.
  func isReading(_ letters: some Sequence<UInt32>, of scalar: UInt32) -> Bool {
    guard let note = Pinyin(letters) else { return false }
    return isReading(note, of: scalar)
  }

  /// Parses a syllable that some character has; nil for other runs of letters.
  func syllable(_ letters: some Sequence<UInt32>) -> Reading? {
    guard let note = Pinyin(letters) else { return nil }
    return number(of: note.spelling).map { Reading(syllable: $0, tone: note.tone) }
  }

  /// The spelling of a syllable in lower-case ASCII, `v` for ü.
  func spelling(_ syllable: UInt16) -> String { table.spelling(Int(syllable)) }

  /// `lu`, `nu`, `lue`, `nue` may stand for lü, nü, lüe, nüe.
  private func isUmlautReading(_ note: Pinyin, of scalar: UInt32) -> Bool {
    let umlaut: String
    switch note.spelling {
    case "lu": umlaut = "lv"
    case "nu": umlaut = "nv"
    case "lue": umlaut = "lve"
    case "nue": umlaut = "nve"
    default: return false
    }
    return number(of: umlaut).map { matches($0, note.tone, scalar) } ?? false
  }

  private func matches(_ syllable: UInt16, _ tone: UInt8, _ scalar: UInt32) -> Bool {
    for index in table.entries(of: scalar) {
      let entry = table.entry(index)
      if entry >> 3 & 0xFFF == syllable, tone == 5 || UInt8(entry & 7) == tone { return true }
    }
    return false
  }

  /// The number of a spelling, by bisection.
  private func number(of spelling: String) -> UInt16? {
    let wanted = ReadingTable.packed(spelling.utf8)
    var low = 0
    var high = table.syllableCount
    while low < high {
      let middle = (low + high) / 2
      if table.packedSpelling(middle) < wanted { low = middle + 1 } else { high = middle }
    }
    return low < table.syllableCount && table.packedSpelling(low) == wanted ? UInt16(low) : nil
  }
}
