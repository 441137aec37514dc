import Textmend

/// How often a model fills in the wrong character where the first byte of two was lost: the trail byte is known, and the
/// text around it. The cheapest of all Han characters with this trail byte is taken.
struct LostLeads {
  private(set) var places = 0
  private(set) var wrong = 0

  /// Characters after the place that have their say: no n-gram reaches farther.
  private static let reach = NGramModel.order - 1
  /// One character of so many is taken for lost.
  private static let stride = 8

  /// - Parameters:
  ///   - document: its held-out lines are read.
  ///   - encoding: a double-byte encoding that iconv knows.
  init(_ document: Corpus.Document, encoding: String, _ model: NGramModel) {
    let page = SystemCodePage(encoding)
    var byTrail = [[UInt32]](repeating: [], count: 256)
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE {
        guard let scalar = page.decode([lead, trail]).first, SymbolPlan.isHan(scalar) else { continue }
        byTrail[Int(trail)].append(scalar)
      }
    }
    document.forEachLine(of: .heldOut) { scalars in
      var state = model.start
      for (i, scalar) in scalars.enumerated() {
        if i % Self.stride == Self.stride / 2, SymbolPlan.isHan(scalar),
          let trail = page.encode([scalar]).last
        {
          let rest = scalars[(i + 1)...].prefix(Self.reach)
          let cheapest = byTrail[Int(trail)].min {
            Self.cost($0, rest, state, model) < Self.cost($1, rest, state, model)
          }
          places += 1
          if cheapest != scalar { wrong += 1 }
        }
        _ = model.step(&state, scalar)
      }
    }
  }

  private static func cost(
    _ scalar: UInt32, _ rest: ArraySlice<UInt32>, _ state: NGramModel.State, _ model: NGramModel
  ) -> Double {
    var state = state
    let first = model.step(&state, scalar)
    return rest.reduce(first.double) { $0 + model.step(&state, $1).double }
  }
}
