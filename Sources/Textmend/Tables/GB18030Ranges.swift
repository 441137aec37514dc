/// The four-byte codes of GB18030 for the Basic Multilingual Plane: runs of code points in code order.
///
/// Blob, after the header: the count of runs, then for each its first pointer and its first code point (32 bits
/// each), ascending by pointer. A run ends where the next one begins; the last run is a sentinel.
@safe struct GB18030Ranges: Sendable {
  private let count: Int
  // SAFETY: points into a constant of the program; `Blob` checked its end.
  private nonisolated(unsafe) let words: UnsafePointer<UInt16>

  static let shared = GB18030Ranges(.gb18030Ranges)

  init(_ blob: Blob) {
    // SAFETY: `words` checks that the parts are inside the blob.
    let head = unsafe blob.words(at: Blob.headerCount, count: 2)
    count = unsafe Int(head[0])
    unsafe words = blob.words(at: Blob.headerCount + 4, count: count * 4)
  }

  private func pointer(_ run: Int) -> UInt32 {
    // SAFETY: callers pass runs below `count`.
    unsafe UInt32(words[run * 4]) | UInt32(words[run * 4 + 1]) << 16
  }

  private func scalar(_ run: Int) -> UInt32 {
    // SAFETY: callers pass runs below `count`.
    unsafe UInt32(words[run * 4 + 2]) | UInt32(words[run * 4 + 3]) << 16
  }

  /// The code point at a linear pointer (four bytes as digits of base 10, 126, 10, 126); 0 where there is none.
  func scalar(at pointer: UInt32) -> UInt32 {
    if pointer >= 189_000 {
      let scalar = 0x10000 + (pointer - 189_000)
      return scalar <= 0x10FFFF ? scalar : 0
    }
    var low = 0
    var high = count - 1
    guard pointer < self.pointer(high) else { return 0 }
    while high - low > 1 {
      let middle = (low + high) / 2
      if self.pointer(middle) <= pointer { low = middle } else { high = middle }
    }
    return scalar(low) + (pointer - self.pointer(low))
  }

  /// The linear pointer of a code point that has no two-byte code.
  ///
  /// Runs are not sorted by code point where editions of the standard moved some, so this is a search of all
  /// of them: such characters are rare.
  func pointer(of scalar: UInt32) -> UInt32? {
    if scalar >= 0x10000 { return scalar <= 0x10FFFF ? 189_000 + (scalar - 0x10000) : nil }
    for run in 0..<(count - 1) {
      let first = self.scalar(run)
      if scalar >= first, scalar - first < pointer(run + 1) - pointer(run) {
        return pointer(run) + (scalar - first)
      }
    }
    return nil
  }
}
