/// Guesses what a mistyped name was meant to be.
enum Suggestion {
  /// The candidate with the fewest typing mistakes, at most a third of its length; the first of equals.
  static func nearest(to text: String, among candidates: [String]) -> String? {
    let ranked = candidates.map { (name: $0, distance: distance(Array(text.utf8), Array($0.utf8))) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance * 3 <= max(3, best.name.utf8.count) ? best.name : nil
  }

  /// Levenshtein's distance.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let substituted = diagonal + (x == y ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, diagonal + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }
}
