/// Deletes readings that a converter put after characters: 產(chǎn)業(yè) → 產業 (DAMAGE kinds C, C2, C3).
///
/// Converters annotate the traditional characters of a list of their own, wherever they occur; people annotate the
/// rare character at its first mention, every character (for learners), or the head of a dictionary entry. The
/// document shows which it is, and ``AnnotationEvidence`` holds what it shows.
struct Annotation: Rule {
  static let pages = [
    RulePage(
      code: .annotation, name: "annotation",
      summary: "A reading in brackets that a converter inserted after a character.",
      mechanism: """
        The note must be one of the character's readings, with its tone or without, in brackets of either width, \
        doubled or with a blank inside. It goes where the document annotates like a machine: common characters that \
        exist only in traditional text, and every time they occur. The report lists the characters that were annotated.
        """,
      refusal: """
        Teaching text (every character annotated, or a character with several readings), whole words annotated, dictionaries, glosses of rare characters, \
        characters that also stand without a note. The author's own brackets stay: 縣(區(qū)) becomes 縣(區).
        """,
      before: "調整本地的產(chǎn)業(yè)結(jié)構(gòu)", after: "調整本地的產業結構")
  ]

  func propose(in window: Window, context: RepairContext, into proposals: inout Proposals) {
    guard window.flags.contains(.annotation), context.selection.contains(.annotation) else { return }
    let scalars = window.scalars
    var i = 0
    var base: Int?
    while i < scalars.count {
      // A doubled note stands after a note: the character is the one before both.
      if CharacterClass.isHan(scalars[i]) { base = i }
      guard let character = base, let note = Note(scalars, after: i) else {
        if !CharacterClass.isHan(scalars[i]) { base = nil }
        i += 1
        continue
      }
      guard note.isReading(of: scalars[character]) else {
        base = nil
        i = note.range.lowerBound
        continue
      }
      if let margin = context.evidence.annotation.margin(for: scalars[character], note: note) {
        proposals.replacements.append(
          Replacement(
            range: note.range, scalars: [], rule: .annotation,
            chain: Chain(Unicode.Scalar(scalars[character]).map { [.annotated($0)] } ?? []), margin: margin))
      } else {
        proposals.refusals.append(
          Refusal(range: note.range, rule: .annotation, reason: .undecided))
      }
      i = note.range.upperBound - 1
    }
  }
}

/// A syllable in brackets.
struct Note {
  /// With its brackets.
  var range: Range<Int>
  var reading: Pinyin

  /// The note that begins right after position `i`, if one does. Blanks inside the brackets belong to it.
  init?(_ scalars: [UInt32], after i: Int) {
    let open = i + 1
    guard open + 2 < scalars.count, scalars[open] == 0x28 || scalars[open] == 0xFF08 else { return nil }
    guard let (reading, end) = Note.readingAndBracket(scalars, from: open + 1) else { return nil }
    self.reading = reading
    range = open..<end
  }

  /// The reading at `start` and the position behind its closing bracket.
  static func readingAndBracket(_ scalars: [UInt32], from start: Int) -> (Pinyin, Int)? {
    var i = start
    while i < scalars.count, isBlank(scalars[i]) { i += 1 }
    let begin = i
    // The longest syllables (zhuāng, and u: for ü) have seven letters.
    while i < scalars.count, i - begin < 8, isLetter(scalars[i]) { i += 1 }
    let end = i
    while i < scalars.count, isBlank(scalars[i]) { i += 1 }
    guard end > begin, i < scalars.count, scalars[i] == 0x29 || scalars[i] == 0xFF09,
      let reading = Pinyin(scalars[begin..<end])
    else { return nil }
    return (reading, i + 1)
  }

  /// A letter that pinyin is written with, or a mark that combines with one.
  private static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x61...0x7A, 0xE0...0x1DC, 0x251, 0x261, 0x300...0x30C, 0x1E3E...0x1EC1, 0x3A: true
    default: false
    }
  }

  private static func isBlank(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0xA0 || scalar == 0x3000
  }

  func isReading(of scalar: UInt32) -> Bool {
    Readings.shared.isReading(reading, of: scalar)
  }
}
