internal import Glibc

/// A double-byte encoding of the system's iconv, tabulated: for measuring what mojibake costs.
struct SystemCodePage {
  /// Code points by lead and trail byte, 0 where there is none.
  private var characters = [UInt32](repeating: 0, count: 1 << 16)
  private var codes: [UInt32: UInt16] = [:]

  init(_ name: String) {
    // SAFETY: every pointer is to a local that outlives the call; iconv stays within the counts it is given.
    let converter = unsafe iconv_open("UTF-32LE", name)
    defer { unsafe _ = iconv_close(converter) }
    for code in 0x8140..<0xFF00 {
      var input: [CChar] = [CChar(truncatingIfNeeded: code >> 8), CChar(truncatingIfNeeded: code)]
      var output = [CChar](repeating: 0, count: 16)
      var used = 0
      let status = unsafe input.withUnsafeMutableBufferPointer { input in
        unsafe output.withUnsafeMutableBufferPointer { output in
          var from = input.baseAddress
          var to = output.baseAddress
          var left = input.count
          var room = output.count
          let status = unsafe iconv(converter, &from, &left, &to, &room)
          used = output.count - room
          return status
        }
      }
      guard status != .max, used == 4 else { continue }
      let scalar = (0..<4).reduce(UInt32(0)) { $0 | UInt32(UInt8(bitPattern: output[$1])) << UInt32(8 * $1) }
      characters[code] = scalar
      if codes[scalar] == nil { codes[scalar] = UInt16(code) }
    }
  }

  /// Bytes of the text; what has no code is left out.
  func encode(_ scalars: [UInt32]) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in scalars {
      if scalar < 0x80 {
        bytes.append(UInt8(scalar))
      } else if let code = codes[scalar] {
        bytes += [UInt8(code >> 8), UInt8(code & 0xFF)]
      }
    }
    return bytes
  }

  /// Characters of the bytes; a pair without character becomes `?`.
  func decode(_ bytes: some Sequence<UInt8>) -> [UInt32] {
    var scalars: [UInt32] = []
    var lead: UInt8?
    for byte in bytes {
      if let first = lead {
        let scalar = characters[Int(first) << 8 | Int(byte)]
        scalars.append(scalar == 0 ? 0x3F : scalar)
        lead = nil
      } else if byte > 0x80 {
        lead = byte
      } else {
        scalars.append(UInt32(byte))
      }
    }
    return scalars
  }
}
