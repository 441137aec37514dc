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
  /// Whether a large file may come in segments, none of which is held when the next one comes.
  var takesParts: Bool { get }
  /// Called for each segment of such a file, in order, before ``render(_:)`` is called with counts in place of edits.
  func renderPart(_ outcome: FileOutcome) -> [UInt8]
  /// After the last result.
  func epilogue(_ summary: Summary) -> String
}

extension Renderer {
  var prologue: String { "" }
  var separator: String { "" }
  var takesParts: Bool { false }
  func renderPart(_ outcome: FileOutcome) -> [UInt8] { [] }
  func epilogue(_ summary: Summary) -> String { "" }
}

/// Prints nothing (`--quiet`).
struct SilentRenderer: Renderer {
  func render(_ outcome: FileOutcome) -> [UInt8] { [] }
  var takesParts: Bool { true }
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
