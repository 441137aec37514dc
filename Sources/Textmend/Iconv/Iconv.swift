import Glibc

/// A converter of libc's iconv(3) or of libiconv_hook: one calling convention over both.
///
/// Owns one conversion descriptor. Converts whole inputs; where an input is malformed it says where, and
/// resynchronising is the caller's.
@safe package struct Iconv: ~Copyable, Sendable {
  /// Why a conversion ended.
  package enum End: Hashable, Sendable {
    /// All input is converted.
    case complete
    /// The bytes at `consumed` are malformed, or have no code in the target.
    case malformed
    /// The input ends inside a character that begins at `consumed`.
    case truncated
  }

  /// What came out.
  package struct Conversion: Hashable, Sendable {
    package var output: [UInt8]
    /// Input bytes that `output` stands for.
    package var consumed: Int
    package var end: End
  }

  private let library: Library
  // SAFETY: opened in init, closed once in deinit, never copied out. A descriptor is used from any thread, from one
  // at a time: its owner is not copied and converts by mutation.
  private nonisolated(unsafe) let descriptor: UnsafeMutableRawPointer

  /// Opens a converter.
  ///
  /// - Throws: ``TextmendError`` with code `unknownEncoding` where the library has no such converter, or
  ///   where it has one that must not be used.
  package init(from source: String, to target: String, library: Library = .libc) throws(TextmendError) {
    guard library.allows(source, target), let descriptor = unsafe library.open(target, source) else {
      throw TextmendError(.unknownEncoding)
    }
    self.library = library
    unsafe self.descriptor = descriptor
  }

  deinit {
    unsafe library.close(descriptor)
  }

  /// Converts `input` to the end or to the first malformed sequence.
  ///
  /// - Parameter continues: whether the shift state is that of the last call, and not the initial one.
  /// - Parameter isFinal: whether nothing follows, so that what the library holds back is written.
  /// - Complexity: linear in the input.
  package mutating func convert(
    _ input: [UInt8], continues: Bool = false, isFinal: Bool = true
  ) -> Conversion {
    // 4 bytes of output for each of input are enough for every pair of encodings but a few that compose;
    // those grow the buffer below.
    var output = [UInt8](repeating: 0, count: input.count * 4 + 16)
    var consumed = 0
    var produced = 0
    var end = End.complete
    // The call that resets the descriptor; without it a malformed input would leave its shift state to the next.
    if !continues { _ = unsafe library.convert(descriptor, nil, nil, nil, nil) }
    while true {
      let failure = step(input, isFinal, &consumed, &output, &produced)
      if failure == 0 { break }
      if failure == E2BIG {
        output.append(contentsOf: repeatElement(0, count: output.count))
        continue
      }
      end = failure == EINVAL ? .truncated : .malformed
      break
    }
    output.removeLast(output.count - produced)
    return Conversion(output: output, consumed: consumed, end: end)
  }

  /// One call of the library: errno, or 0 when all input is converted and flushed.
  private func step(
    _ input: [UInt8], _ isFinal: Bool, _ consumed: inout Int, _ output: inout [UInt8], _ produced: inout Int
  ) -> Int32 {
    // SAFETY: both pointers stay inside their buffers: iconv moves them by at most the counts given with
    // them, and neither escapes the closures.
    unsafe input.withUnsafeBytes { source in
      unsafe output.withUnsafeMutableBytes { target in
        var next = unsafe UnsafeMutablePointer<CChar>(
          mutating: source.baseAddress?.advanced(by: consumed).assumingMemoryBound(to: CChar.self))
        var left = source.count - consumed
        var free = unsafe target.baseAddress?.advanced(by: produced).assumingMemoryBound(to: CChar.self)
        var room = target.count - produced
        errno = 0
        var status = left == 0 ? 0 : unsafe library.convert(descriptor, &next, &left, &free, &room)
        // libc holds back a character that the next one may compose with (CP1255, CP1258): flushed here.
        if status != -1, left == 0, isFinal {
          status = unsafe library.convert(descriptor, nil, nil, &free, &room)
        }
        consumed = source.count - left
        produced = target.count - room
        if status != -1 { return left == 0 ? 0 : EINVAL }
        // The hook leaves errno alone when it fails.
        return errno == 0 ? EILSEQ : errno
      }
    }
  }
}
