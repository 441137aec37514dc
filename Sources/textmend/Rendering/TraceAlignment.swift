import Textmend

/// The bytes of a trace's two rows laid over one another.
struct TraceAlignment {
  /// A byte and the cell it belongs to.
  struct Place: Hashable {
    var byte: UInt8
    var cell: Int
  }

  /// A byte in one row or in both; in both it is the same byte.
  struct Column: Hashable {
    var damaged: Place?
    var repaired: Place?
  }

  private(set) var columns: [Column] = []

  /// A longest common subsequence; bytes that were inserted have no partner.
  ///
  /// - Complexity: O(damaged bytes × repaired bytes). A trace spans a sentence at most.
  init(_ trace: Trace) {
    let damaged = TraceAlignment.places(trace.damaged)
    let repaired = TraceAlignment.places(trace.repaired)
    func isSame(_ i: Int, _ j: Int) -> Bool {
      damaged[i].byte == repaired[j].byte && trace.damaged[damaged[i].cell].role != .inserted
    }
    /// Length of the longest common subsequence from (i, j) on.
    var lengths = Array(repeating: Array(repeating: 0, count: repaired.count + 1), count: damaged.count + 1)
    for i in damaged.indices.reversed() {
      for j in repaired.indices.reversed() {
        lengths[i][j] =
          isSame(i, j) ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var (i, j) = (0, 0)
    while i < damaged.count || j < repaired.count {
      if i < damaged.count, j < repaired.count, isSame(i, j) {
        columns.append(Column(damaged: damaged[i], repaired: repaired[j]))
        (i, j) = (i + 1, j + 1)
      } else if j == repaired.count || (i < damaged.count && lengths[i + 1][j] >= lengths[i][j + 1]) {
        columns.append(Column(damaged: damaged[i], repaired: nil))
        i += 1
      } else {
        columns.append(Column(damaged: nil, repaired: repaired[j]))
        j += 1
      }
    }
  }

  private static func places(_ cells: [Trace.Cell]) -> [Place] {
    cells.enumerated().flatMap { index, cell in cell.bytes.map { Place(byte: $0, cell: index) } }
  }
}
