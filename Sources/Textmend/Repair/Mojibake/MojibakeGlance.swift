/// How much a line could gain by being read as other bytes, at a glance: what its characters cost where they stand
/// against what those they would become cost by themselves.
///
/// Far less work than ``MojibakeReading``, and nearly always enough to see that a pair of encodings has nothing
/// to say about a line. Kind to the decoded text: context makes real text cheaper than its characters alone, and
/// text by accident dearer.
enum MojibakeGlance {
  /// What a character costs in its context, as a part of what it costs alone; in sixteenths.
  private static let inContext: Int32 = 11

  /// The gain in sixteenths of a bit, entries into runs included, the rarity of the pair not.
  ///
  /// - Parameter hidesDots: whether `・` marks a lost byte: see ``MojibakeUnits``.
  /// - Complexity: O(line).
  static func gain(
    _ line: [UInt32], _ costs: MojibakeSearch.Costs, _ encoded: borrowing MojibakeBytes, _ page: MojibakePage,
    _ proof: MojibakeProof, hidesDots: Bool, model: LanguageModel
  ) -> Int32 {
    let entry = MojibakeWeights.entry(proof).sixteenths
    var keep: Int32 = 0
    var decode = -entry
    guard let range = costs.suspicious else { return 0 }
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = line[index]
      // Marks of a loss end no run.
      if scalar < 0x80 || scalar == 0xFFFD || hidesDots && scalar == 0x30FB {
        index += 1
        continue
      }
      let first = index
      var position = encoded.starts[index]
      var decoded: Int32 = 0
      var last: UInt32 = 0
      if encoded.isMapped[index] {
        repeat {
          let (next, length) = page.decode(encoded.bytes, at: position)
          last = next
          // A character that the page lacks stands as a byte 0.
          guard length > 0, next != 0 else { break }
          decoded += model.unigramOfAnyCase(next).sixteenths
          position += length
          while encoded.starts[index] < position { index += 1 }
        } while encoded.starts[index] != position
      }
      if index > first, encoded.starts[index] == position {
        if index == first + 1, last == scalar { continue }
        decode += costs(first..<index) - decoded * inContext / 16
        keep = max(keep, decode)
        decode = max(decode, keep - entry)
      } else {
        while index == first || encoded.starts[index] <= position { index += 1 }
        decode = keep - entry
      }
    }
    return keep
  }
}
