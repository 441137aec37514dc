/// The parts of a text that are no prose: code, addresses, tags. Found by their own delimiters, without a parser.
struct Places: Sendable {
  enum Kind: Sendable {
    /// Between backticks, between fences, and inside `<code>`, `<pre>`, `<script>`, `<style>`.
    case code
    /// `scheme://…`, `www.…`, `host.name/…`, and the target of a Markdown link.
    case address
    /// A tag of HTML or XML, from `<` to `>`.
    case tag
  }

  struct Place: Sendable {
    var range: Range<Int>
    var kind: Kind
  }

  /// Sorted by beginning, not overlapping. Byte offsets.
  private(set) var all: [Place] = []
  /// Whether the text holds tags of HTML or XML: then `<` and `&` are markup in it.
  private(set) var hasMarkup = false

  /// - Complexity: O(bytes).
  init(_ bytes: [UInt8]) {
    var finder = PlaceFinder(bytes)
    finder.run()
    all = finder.places
    hasMarkup = finder.hasMarkup
  }

  /// The place that holds byte `i`; nil where it stands in prose.
  ///
  /// - Complexity: O(log places).
  func place(at i: Int) -> Place? {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].range.upperBound <= i { low = middle + 1 } else { high = middle }
    }
    return low < all.count && all[low].range.contains(i) ? all[low] : nil
  }
}
