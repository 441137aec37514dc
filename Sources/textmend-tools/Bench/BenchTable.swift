/// The printed table: a name, a figure, what is asked of it, and how many times a peer's it is.
struct BenchTable {
  /// What is asked of a row.
  enum Floor {
    case none
    /// Megabytes a second.
    case rate(Double)
    /// Times libc's iconv.
    case iconv(Double)
  }

  static let header = row("text", ["MB/s", "asked", "iconv", "ftfy", "plsfix"])

  /// - Parameter peers: megabytes a second of iconv, ftfy and plsfix, nil where one does not do it.
  static func row(_ name: String, _ mine: Double, _ floor: Floor, peers: [Double?]) -> String {
    let asked =
      switch floor {
      case .none: "–"
      case .rate(let rate): "≥ \(show(rate))"
      case .iconv(let times): "≥ \(show(times)) × iconv"
      }
    let ratios = peers.map { peer in peer.map { "× \(show(mine / $0))" } ?? "–" }
    return row(name, [show(mine), asked] + ratios)
  }

  private static func show(_ value: Double) -> String {
    value < 10 ? "\((value * 10).rounded() / 10)" : "\(Int(value.rounded()))"
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    let widths = [26, 8, 14, 10, 8, 8]
    return zip([name] + cells, widths).map { cell, width in
      cell + String(repeating: " ", count: max(1, width - cell.count))
    }.joined()
  }
}

/// Measures time.
enum Stopwatch {
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let time = try ContinuousClock().measure(body).components
    return Double(time.seconds) + Double(time.attoseconds) / 1e18
  }

  /// Megabytes of `text` a second, the best of `runs`.
  static func rate(on text: [UInt8], runs: Int, _ body: () -> Void) -> Double {
    let best = (0..<runs).map { _ in seconds(body) }.min()
    return Double(text.count) / 1e6 / (best ?? .infinity)
  }
}
