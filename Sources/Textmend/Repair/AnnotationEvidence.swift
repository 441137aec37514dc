/// Which characters of the document carry readings, and how consistently.
struct AnnotationEvidence: Sendable {
  private struct Count {
    var toned = 0
    var toneless = 0
    var bare = 0
    /// The first reading with a tone.
    var reading: Pinyin?
    /// Whether another reading with a tone stands elsewhere: a converter has one for each character.
    var isPolyphone = false
    var notes: Int { toned + toneless }
  }

  private var counts: [UInt32: Count] = [:]
  /// Notes in the document.
  private var notes = 0
  /// Han characters in the lines that hold notes.
  private var hanBeside = 0
  /// Notes whose character begins its line.
  private var atLineStart = 0
  /// Annotated characters that have several readings.
  private var polyphones = 0
  /// Sum of ``weight(of:)`` over the annotated characters, each counted once.
  private var weight = 0

  init() {}

  /// The annotated characters, sorted: the converter's list as far as it can be seen.
  var table: [UInt32] { counts.keys.sorted() }

  mutating func gather(_ windows: [Window]) {
    for window in windows where window.flags.contains(.annotation) { read(window.scalars) }
    guard notes > 0 else { return }
    for window in windows {
      for (i, scalar) in window.scalars.enumerated() {
        guard var count = counts[scalar] else { continue }
        if let note = Note(window.scalars, after: i), note.isReading(of: scalar) { continue }
        count.bare += 1
        counts[scalar] = count
      }
    }
    polyphones = counts.values.count { $0.isPolyphone }
    weight = counts.keys.reduce(0) { $0 + AnnotationEvidence.weight(of: $1) }
  }

  private mutating func read(_ scalars: [UInt32]) {
    var found = 0
    var han = 0
    for (i, scalar) in scalars.enumerated() where CharacterClass.isHan(scalar) {
      han += 1
      guard let note = Note(scalars, after: i), note.isReading(of: scalar) else { continue }
      found += 1
      if i == 0 { atLineStart += 1 }
      if note.reading.tone == 5 {
        counts[scalar, default: Count()].toneless += 1
      } else {
        var count = counts[scalar] ?? Count()
        count.toned += 1
        if let known = count.reading, known != note.reading { count.isPolyphone = true }
        count.reading = count.reading ?? note.reading
        counts[scalar] = count
      }
    }
    guard found > 0 else { return }
    notes += found
    hanBeside += han
  }

  /// How much an annotated character speaks for a converter: the lists hold common characters that exist only in
  /// traditional text, which nobody glosses.
  private static func weight(of scalar: UInt32) -> Int {
    guard HanVariants.shared.isCommon(scalar) else { return 0 }
    return HanVariants.shared.isTraditionalOnly(scalar) ? 3 : 1
  }

  /// Text for learners or a dictionary: half of all characters annotated, or mostly the heads of lines, or a quarter of
  /// the characters with several readings each.
  private var isForReaders: Bool {
    if polyphones > 0, polyphones * 4 >= counts.count { return true }
    return notes >= 4 && notes * 2 >= hanBeside || notes >= 3 && atLineStart * 2 > notes
  }

  /// By how much the note speaks for a converter beyond what is demanded; nil: it stays.
  func margin(for scalar: UInt32, note: Note) -> Bits? {
    let own = AnnotationEvidence.weight(of: scalar)
    // A note that was not there when evidence was gathered stood beside a split character. It counts as it will when
    // the text is read again.
    var weight = weight
    var notes = notes
    let count: Count
    if let known = counts[scalar] {
      count = known
    } else {
      count = note.reading.tone == 5 ? Count(toneless: 1) : Count(toned: 1)
      weight += own
      notes += 1
    }
    guard !isForReaders else { return nil }
    if note.reading.tone != 5 {
      // Every occurrence of a listed character is annotated (668 of 668 in the documents studied). Split
      // characters hide a few notes, hence a quarter.
      guard count.bare * 4 <= count.notes || weight >= 18 && count.bare <= count.notes else { return nil }
      guard own == 3 || weight >= 6 else { return nil }
    } else {
      // Toneless converters annotate at random, so only the amount speaks.
      guard own == 3 || notes >= 3 && weight >= 3 else { return nil }
    }
    return Bits(min(own + weight, 40))
  }
}
