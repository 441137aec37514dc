import Textmend
import TextmendFiles

/// Turns results into what is printed. Knows nothing of modes, files or threads.
protocol Renderer: Sendable {
  /// Before the first result.
  var prologue: String { get }
  /// Between two results.
  var separator: String { get }
  /// Called on any thread. Empty: this file is not worth mentioning.
  func render(_ outcome: FileOutcome) -> [UInt8]
  /// After the last result.
  func epilogue(_ summary: Summary) -> String
}

extension Renderer {
  var prologue: String { "" }
  var separator: String { "" }
  func epilogue(_ summary: Summary) -> String { "" }
}

/// Prints nothing (`--quiet`).
struct SilentRenderer: Renderer {
  func render(_ outcome: FileOutcome) -> [UInt8] { [] }
}

/// The names of rules by code.
enum RuleNames {
  private static let names = Dictionary(
    Mender.rulePages.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })

  /// `RES002 annotations`.
  static func title(of code: RuleCode) -> String {
    names[code].map { "\(code) \($0)" } ?? "\(code)"
  }
}
