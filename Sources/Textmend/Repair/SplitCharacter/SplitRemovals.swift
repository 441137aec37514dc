/// Lines from which known bytes may have been removed: a full-width blank from between two bytes, a backslash. The scan,
/// which sees rare characters and marks, sees nothing there: what is left may be one common character in a wrong place.
enum SplitRemovals {
  /// Texts up to this size, in bytes, are read with the language model for it; in larger ones a line needs another sign.
  private static let sizeLimit = 1 << 18

  /// Adds the lines, or their flag to lines that are there.
  ///
  /// - Complexity: linear, with the language model's cost a character.
  static func addLines(_ text: [UInt8], to lines: inout [SuspiciousLine]) {
    guard text.count <= sizeLimit else { return }
    var programs: [BytewiseProgram] = [.removesBackslashes(.gbk), .removesBackslashes(.big5)]
    // A text that has full-width blanks did not lose them all.
    if !holdsBlank(text) { programs.append(.removesBlanks) }
    var result: [SuspiciousLine] = []
    var known = lines[...]
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      var line: SuspiciousLine?
      if let first = known.first, first.range.lowerBound == start, first.range.upperBound == end {
        line = known.removeFirst()
      }
      if mayHaveLost(text[start..<end], by: programs) {
        let flags = line?.flags ?? []
        line = SuspiciousLine(range: start..<end, flags: flags.union(.oddCharacter))
      }
      if let line { result.append(line) }
      start = end + 1
    }
    // Lines that are cut otherwise than at line feeds stay as they were.
    if known.isEmpty { lines = result }
  }

  private static func mayHaveLost(_ line: ArraySlice<UInt8>, by programs: [BytewiseProgram]) -> Bool {
    guard line.contains(where: { $0 >= 0xE4 }) else { return false }
    let scalars = Scalars.decode(Array(line), in: 0..<line.count)
    let costs = SplitStarts.costs(scalars, .shared)
    return programs.contains {
      !SplitStarts(scalars, program: $0, model: .shared, costs: costs).places.isEmpty
    }
  }

  private static func holdsBlank(_ text: [UInt8]) -> Bool {
    var i = 2
    while i < text.count {
      if text[i] == 0x80, text[i - 1] == 0x80, text[i - 2] == 0xE3 { return true }
      i += 1
    }
    return false
  }
}
