/// Guesses what a mistyped name was meant to be.
enum Suggestion {
  /// The candidate with the fewest typing mistakes, at most a third of its length; the first of equals.
  static func nearest(to text: String, among candidates: [String]) -> String? {
    let ranked = candidates.map { (name: $0, distance: distance(Array(text.utf8), Array($0.utf8))) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance * 3 <= max(3, best.name.utf8.count) ? best.name : nil
  }

  /// Levenshtein's distance in which two letters that changed places count as one mistake (optimal string alignment).
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var before: [Int] = []
    var row = Array(0...b.count)
    for i in a.indices {
      var next = [i + 1]
      for j in b.indices {
        var best = min(row[j] + (a[i] == b[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        next.append(best)
      }
      before = row
      row = next
    }
    return row[b.count]
  }
}
