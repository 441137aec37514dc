import CCompression

/// The file format of gzip (RFC 1952) around zlib's raw streams, so that a header stays as it was.
enum Gzip {
  static let magic: [UInt8] = [0x1F, 0x8B]

  private static let isTruncated = Compression.Failure(reason: "is cut off in the middle of its gzip data")
  private static let isDamaged = Compression.Failure(reason: "is no valid gzip data")

  /// Bytes handed over at a time.
  private static let chunk = 1 << 16

  /// Where the header of the member at the beginning of `bytes` is; nil where there is none, or not all of it.
  static func header(of bytes: ArraySlice<UInt8>) -> Range<Int>? {
    let start = bytes.startIndex
    guard bytes.starts(with: magic), bytes.count >= 10, bytes[start + 2] == 8 else { return nil }
    let flags = bytes[start + 3]
    var end = start + 10
    if flags & 4 != 0 {
      guard end + 2 <= bytes.endIndex else { return nil }
      end += 2 + Int(bytes[end]) + Int(bytes[end + 1]) << 8
    }
    // A name, then a comment, each with a zero behind it.
    for flag in [8, 16] as [UInt8] where flags & flag != 0 {
      guard end <= bytes.endIndex, let zero = bytes[end...].firstIndex(of: 0) else { return nil }
      end = zero + 1
    }
    if flags & 2 != 0 { end += 2 }
    return end <= bytes.endIndex ? start..<end : nil
  }

  static func decompress(_ bytes: [UInt8]) throws(Compression.Failure) -> [UInt8] {
    var output: [UInt8] = []
    var rest = bytes[...]
    repeat {
      guard let header = header(of: rest) else {
        throw rest.starts(with: magic) && rest.count < 64 ? isTruncated : isDamaged
      }
      let start = output.count
      rest = try inflate(rest[header.upperBound...], into: &output)
      guard rest.count >= 8 else { throw isTruncated }
      let trailer = rest.prefix(8).reversed().reduce(into: UInt64(0)) { $0 = $0 << 8 | UInt64($1) }
      guard UInt32(truncatingIfNeeded: trailer) == checksum(output[start...]),
        UInt32(trailer >> 32) == UInt32(truncatingIfNeeded: output.count - start)
      else { throw isDamaged }
      rest = rest.dropFirst(8)
      // Padding of zeros, as gzip itself lets pass.
    } while !rest.allSatisfy { $0 == 0 }
    return output
  }

  /// - Parameter header: of an earlier member; one without a name or a time where it is empty.
  static func compress(_ bytes: [UInt8], header: [UInt8]) throws(Compression.Failure) -> [UInt8] {
    var output = header.isEmpty ? magic + [8, 0, 0, 0, 0, 0, 0, 3] : header
    // The header tells the level that was asked for, at its two ends.
    let level: Int32 = output[8] == 2 ? 9 : output[8] == 4 ? 1 : 6
    try deflate(bytes, level: level, into: &output)
    for value in [checksum(bytes[...]), UInt32(truncatingIfNeeded: bytes.count)] {
      for shift in [0, 8, 16, 24] { output.append(UInt8(truncatingIfNeeded: value >> UInt32(shift))) }
    }
    return output
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    // SAFETY: the pointer is used inside the call only, for as many bytes as there are.
    UInt32(unsafe bytes.withUnsafeBufferPointer { unsafe crc32_z(0, $0.baseAddress, $0.count) })
  }

  /// - Returns: what stands behind the stream.
  private static func inflate(
    _ input: ArraySlice<UInt8>, into output: inout [UInt8]
  ) throws(Compression.Failure) -> ArraySlice<UInt8> {
    var stream = unsafe z_stream()
    guard unsafe textmend_inflate_init(&stream) == Z_OK else { throw isDamaged }
    defer { unsafe inflateEnd(&stream) }
    var buffer = [UInt8](repeating: 0, count: chunk)
    var rest = input
    while true {
      let (status, read, written) = unsafe step(&stream, rest, &buffer) {
        unsafe CCompression.inflate($0, Z_NO_FLUSH)
      }
      rest = rest.dropFirst(read)
      output += buffer[..<written]
      try Compression.check(output.count)
      if status == Z_STREAM_END { return rest }
      if status == Z_BUF_ERROR || (status == Z_OK && rest.isEmpty && written == 0) { throw isTruncated }
      guard status == Z_OK else { throw isDamaged }
    }
  }

  private static func deflate(
    _ input: [UInt8], level: Int32, into output: inout [UInt8]
  ) throws(Compression.Failure) {
    var stream = unsafe z_stream()
    guard unsafe textmend_deflate_init(&stream, level) == Z_OK else { throw isDamaged }
    defer { unsafe deflateEnd(&stream) }
    var buffer = [UInt8](repeating: 0, count: chunk)
    var rest = input[...]
    while true {
      let (status, read, written) = unsafe step(&stream, rest, &buffer) { [isLast = rest.count <= chunk] in
        unsafe CCompression.deflate($0, isLast ? Z_FINISH : Z_NO_FLUSH)
      }
      rest = rest.dropFirst(read)
      output += buffer[..<written]
      if status == Z_STREAM_END { return }
      guard status == Z_OK || status == Z_BUF_ERROR else { throw isDamaged }
    }
  }

  /// One call of zlib: at most a chunk of `input` in, at most the buffer out.
  private static func step(
    _ stream: inout z_stream, _ input: ArraySlice<UInt8>, _ buffer: inout [UInt8],
    _ call: (UnsafeMutablePointer<z_stream>) -> Int32
  ) -> (status: Int32, read: Int, written: Int) {
    // zlib only reads through this pointer; its declaration is older than `const`.
    var part = Array(input.prefix(chunk))
    let (offered, room) = (part.count, buffer.count)
    // SAFETY: both buffers outlive the call, and zlib is told how long they are; it keeps its window itself.
    return unsafe part.withUnsafeMutableBufferPointer { part in
      unsafe buffer.withUnsafeMutableBufferPointer { buffer in
        unsafe stream.next_in = part.baseAddress
        unsafe stream.avail_in = UInt32(offered)
        unsafe stream.next_out = buffer.baseAddress
        unsafe stream.avail_out = UInt32(room)
        let status = unsafe call(&stream)
        return unsafe (status, offered - Int(stream.avail_in), room - Int(stream.avail_out))
      }
    }
  }
}
