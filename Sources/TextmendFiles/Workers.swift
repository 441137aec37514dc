import Glibc
import Synchronization

/// Runs work on several threads.
package enum Workers {
  /// Threads that this machine runs at once.
  package static var defaultCount: Int { SystemCalls.processorCount }

  /// `items` transformed by up to `jobs` threads, in the order of `items` whatever the number of threads.
  package static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], jobs: Int, _ transform: @escaping @Sendable (Item) -> Result
  ) -> [Result] {
    let threads = min(jobs, items.count)
    guard threads > 1 else { return items.map(transform) }
    let queue = Queue(items: items, transform: transform)
    let handles = (1..<threads).compactMap { _ in start { queue.drain() } }
    queue.drain()
    for handle in handles { pthread_join(handle, nil) }
    return queue.results()
  }

  private final class Queue<Item: Sendable, Result: Sendable>: Sendable {
    private struct State {
      var next = 0
      var results: [Result?]
    }

    private let items: [Item]
    private let transform: @Sendable (Item) -> Result
    private let state: Mutex<State>

    init(items: [Item], transform: @escaping @Sendable (Item) -> Result) {
      self.items = items
      self.transform = transform
      state = Mutex(State(results: Array(repeating: nil, count: items.count)))
    }

    func drain() {
      while true {
        let index = state.withLock { state in
          defer { state.next += 1 }
          return state.next
        }
        guard index < items.count else { return }
        let result = transform(items[index])
        state.withLock { $0.results[index] = result }
      }
    }

    /// Call it when every thread has ended.
    func results() -> [Result] { state.withLock { $0.results.compactMap { $0 } } }
  }

  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Nil where the system gives no more threads: the others then do the work.
  private static func start(_ run: @escaping @Sendable () -> Void) -> pthread_t? {
    var handle = pthread_t()
    // SAFETY: the thread takes over the reference that `passRetained` made; it is released below when no thread began.
    let body = unsafe Unmanaged.passRetained(Body(run))
    let failure = unsafe pthread_create(
      &handle, nil,
      { argument in
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, body.toOpaque())
    guard failure == 0 else {
      unsafe body.release()
      return nil
    }
    return handle
  }
}
