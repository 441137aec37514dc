extension [UInt8] {
  /// Lets a kernel append what it makes of `source[start..<end]`.
  ///
  /// - Returns: the index in `source` where the kernel stopped.
  @inline(__always)
  mutating func appendTranscoding(
    _ source: Span<UInt8>, from start: Int, to end: Int,
    _ kernel: (UnsafeRawBufferPointer, KernelPosition, UnsafeMutableRawPointer) -> KernelPosition
  ) -> Int {
    // Short stretches come often where much is left to the decoder: room is made as needed, not for each.
    let room = (end - start) * 3 + UTF8Kernels.slack
    var stop = start
    append(addingCapacity: room) { span in
      // SAFETY: the kernel reads below `end` ≤ source.count, and writes at most 3 bytes for each byte read
      // and the slack: the capacity. It returns how many of them are initialised.
      unsafe source.withUnsafeBytes { bytes in
        unsafe span.withUnsafeMutableBufferPointer { buffer, count in
          guard let target = buffer.baseAddress else { return }
          let position = unsafe kernel(
            bytes, KernelPosition(source: start, target: 0), UnsafeMutableRawPointer(target))
          count = position.target
          stop = position.source
        }
      }
    }
    return stop
  }
}
