import ArgumentParser

/// What the command's exit status says. The worst one met wins.
enum ExitStatus: Int32, Comparable, Sendable {
  /// Nothing to do, or everything done.
  case success = 0
  /// Edits are possible (`check`, `diff`), or were made and that was asked for (`fix --exit-non-zero-on-fix`).
  case edits = 1
  /// The command line makes no sense.
  case usage = 2
  /// Something could not be read, decided or written; everything else was processed.
  case failure = 3

  static func < (a: ExitStatus, b: ExitStatus) -> Bool { a.rawValue < b.rawValue }

  mutating func raise(to other: ExitStatus) { self = max(self, other) }

  /// Ends the subcommand with this status.
  func leave() throws {
    if self != .success { throw ExitCode(rawValue) }
  }
}
