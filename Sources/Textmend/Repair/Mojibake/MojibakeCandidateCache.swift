import Synchronization

/// What partly lost bytes may have been, for all lines: the same losses recur in every one, and each takes a look at
/// thousands of characters. Holds a pure function's values, so that neither order nor threads show.
struct MojibakeCandidateCache: ~Copyable, Sendable {
  static let shared = MojibakeCandidateCache()

  struct Key: Hashable, Sendable {
    var partial: MojibakePartial
    var read: Encoding
    var written: Encoding
    /// Two tables of Big5 share a name.
    var isBig5Old: Bool
  }

  /// Bound of the memory: each list has at most 72 characters.
  private static let mostLists = 4_096

  private let lists = Mutex<[Key: [UInt32]]>([:])

  /// The list for `key`, made by `find` where it is not known yet.
  func list(_ key: Key, _ find: () -> [UInt32]) -> [UInt32] {
    if let known = lists.withLock({ $0[key] }) { return known }
    let found = find()
    lists.withLock { lists in
      if lists.count >= MojibakeCandidateCache.mostLists { lists.removeAll() }
      lists[key] = found
    }
    return found
  }
}
