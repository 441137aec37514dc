/// Repairs damaged text. A value: make one, use it from any number of threads.
public struct Mender: Sendable {
  public let options: Options

  public init(_ options: Options = Options()) {
    self.options = options
  }

  /// Repairs bytes in any encoding; the result is UTF-8.
  ///
  /// - Complexity: linear in the input.
  public func mend(_ bytes: [UInt8]) -> Mended {
    Mended(
      bytes: bytes,
      report: Report(edits: [], findings: [], encoding: .utf8, sourceCount: bytes.count))
  }

  /// Repairs a string. The report's offsets are UTF-8 bytes of `string`.
  public func mend(_ string: String) -> Mended {
    var options = options
    options.decoding.encoding = .utf8
    return Mender(options).mend(Array(string.utf8))
  }
}

/// The outcome of mending.
public struct Mended: Sendable {
  /// Valid UTF-8.
  public var bytes: [UInt8]
  public var report: Report

  public var string: String { String(decoding: bytes, as: UTF8.self) }
}

extension Mender {
  /// The pages of all rules, sorted by code.
  public static var rulePages: [RulePage] { [] }
}
