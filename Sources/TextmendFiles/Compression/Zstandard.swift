import CCompression

/// Zstandard (RFC 8878), as the zstd command writes it: level 3, with a checksum and the size.
enum Zstandard {
  static let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]

  private static let level: Int32 = 3

  private static func failure(_ code: Int) -> Compression.Failure {
    // SAFETY: the library's names of errors are constants.
    unsafe Compression.Failure(
      reason: "is no valid Zstandard data: \(String(cString: ZSTD_getErrorName(code)))")
  }

  static func decompress(_ bytes: [UInt8]) throws(Compression.Failure) -> [UInt8] {
    guard let context = unsafe ZSTD_createDCtx() else { throw Compression.Failure(reason: "out of memory") }
    defer { unsafe ZSTD_freeDCtx(context) }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: ZSTD_DStreamOutSize())
    var position = 0
    var expected = 1
    var isBufferFull = false
    while position < bytes.count || isBufferFull {
      var written = 0
      // SAFETY: both buffers outlive the call, and the library is told how long they are.
      expected = unsafe bytes.withUnsafeBytes { input in
        unsafe buffer.withUnsafeMutableBytes { room in
          var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: position)
          var target = unsafe ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: 0)
          let code = unsafe ZSTD_decompressStream(context, &target, &source)
          position = unsafe source.pos
          written = unsafe target.pos
          return code
        }
      }
      guard ZSTD_isError(expected) == 0 else { throw failure(expected) }
      output += buffer[..<written]
      isBufferFull = written == buffer.count
      try Compression.check(output.count)
    }
    guard expected == 0 else {
      throw Compression.Failure(reason: "is cut off in the middle of its Zstandard data")
    }
    return output
  }

  static func compress(_ bytes: [UInt8]) throws(Compression.Failure) -> [UInt8] {
    guard let context = unsafe ZSTD_createCCtx() else { throw Compression.Failure(reason: "out of memory") }
    defer { unsafe ZSTD_freeCCtx(context) }
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level)
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let room = output.count
    let size = unsafe ZSTD_compress2(context, &output, room, bytes, bytes.count)
    guard ZSTD_isError(size) == 0 else { throw failure(size) }
    output.removeSubrange(size...)
    return output
  }
}
