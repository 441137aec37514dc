/// What the document says about characters that are invisible.
struct DebrisEvidence: Sendable {
  /// Whether right-to-left text stands anywhere: direction marks order the lines of figures and names in it, and
  /// translators put joiners into lines that have no letter of theirs.
  private(set) var hasRightToLeft = false

  /// - Complexity: O(text) where a direction mark or a joiner stands in a window, else O(windows).
  mutating func gather(_ windows: [Window], text: [UInt8], rest: TextCounts) {
    guard
      windows.contains(where: { window in
        window.flags.contains(.debris) && window.scalars.contains { (0x200C...0x200F).contains($0) }
      })
    else { return }
    hasRightToLeft = rest.hasRightToLeft || DebrisEvidence.hasRightToLeft(text)
  }

  static func hasRightToLeft(_ text: [UInt8]) -> Bool {
    let span = text.span
    for i in 0..<span.count where span[i] >= 0xD6 && span[i] <= 0xDF {
      // Leads of U+0580 to U+07FF; Armenian ends at U+058F.
      if span[i] > 0xD6 || i + 1 < span.count && span[i + 1] >= 0x90 {
        return true
      }
    }
    return false
  }
}
