import Synchronization
import TextmendFiles

/// How far a long run is: a line on standard error, where that is a terminal, that leaves no trace.
final class Progress: Sendable {
  private struct State {
    var done = 0
    var isShown = false
    var next: ContinuousClock.Instant
  }

  private let count: Int
  private let isOn: Bool
  private let state: Mutex<State>

  /// Who waits for less does not want to know.
  private static let patience = Duration.seconds(1)
  private static let interval = Duration.milliseconds(100)

  /// - Parameters:
  ///   - count: how many files there are.
  ///   - isOn: whether it may be shown where there is a terminal.
  init(of count: Int, isOn: Bool) {
    self.count = count
    self.isOn = isOn && StandardStream.error.isTerminal
    state = Mutex(State(next: ContinuousClock.now + Progress.patience))
  }

  /// One more is done. Called on any thread.
  func advance() {
    guard isOn else { return }
    state.withLock { state in
      state.done += 1
      let now = ContinuousClock.now
      guard now >= state.next else { return }
      state.next = now + Progress.interval
      state.isShown = true
      try? StandardStream.error.write(Array("\r\u{1B}[Ktextmend: \(state.done) of \(count) files".utf8))
    }
  }

  /// Takes the line away, before something else is written.
  func clear() {
    guard isOn else { return }
    state.withLock { state in
      guard state.isShown else { return }
      state.isShown = false
      try? StandardStream.error.write(Array("\r\u{1B}[K".utf8))
    }
  }
}
