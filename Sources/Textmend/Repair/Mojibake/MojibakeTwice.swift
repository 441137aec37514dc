/// UTF-8 that was read as a one-byte page, saved as UTF-8 and read as a two-byte page: the text between is no text
/// that the model could judge, so both layers are taken back at once.
///
/// Where the last byte of a run went with an ASCII byte, what stands between is known but for its last character,
/// and that stands for one byte of the original: ``MojibakeLattice`` reads on with the bytes that are left.
struct MojibakeTwice {
  /// What stands between the layers, with `?` for a character that is not known.
  private(set) var middle: [UInt32] = []
  /// For each such `?`, by its index: the bytes 80 to BF it may stand for, a bit each.
  private(set) var gaps: [Int: UInt64] = [:]
  /// Makes ``middle`` of the line.
  private(set) var patch = MojibakePatch()

  /// How many characters above ASCII there must be between: fewer may be an accident.
  private static let least = 6

  /// Nil where the bytes are no UTF-8 of which nearly every character is one of `inner`'s.
  ///
  /// - Parameter outer: the line's bytes in the page that it was read as last.
  init?(_ line: [UInt32], outer: borrowing MojibakeBytes, inner: MojibakePage) {
    var leads = 0
    var aboveASCII = 0
    for byte in outer.bytes where byte >= 0x80 {
      aboveASCII += 1
      if byte == 0xC2 || byte == 0xC3 { leads += 1 }
    }
    guard leads >= MojibakeTwice.least, leads * 6 >= aboveASCII else { return nil }
    var failed = 0
    var high = 0
    var ofInner = 0
    var position = 0
    var index = 0
    var pending = 0
    var pendingStart = 0
    var encoded: [UInt8] = []
    while position < outer.bytes.count {
      let byte = outer.bytes[position]
      let (scalar, length) = MojibakePage.read(outer.bytes, at: position)
      if length > 0, byte != 0 || outer.isMapped[index] {
        middle.append(scalar)
        position += length
        if scalar >= 0x80 {
          high += 1
          encoded.removeAll(keepingCapacity: true)
          if inner.encode(scalar, into: &encoded) { ofInner += 1 }
        }
      } else if let (mask, length) = MojibakeTwice.gap(outer.bytes, at: position, inner) {
        gaps[middle.count] = mask
        middle.append(0x3F)
        position += length
      } else {
        failed += 1
        guard outer.starts[index] == position else { return nil }
        middle.append(line[index])
        position = outer.starts[index + 1]
      }
      while outer.starts[index] < position { index += 1 }
      guard outer.starts[index] == position else { continue }
      let written = middle[pending...]
      if !line[pendingStart..<index].elementsEqual(written) { patch.append(pendingStart..<index, written) }
      pending = middle.count
      pendingStart = index
    }
    guard high >= MojibakeTwice.least, failed * 8 <= high, ofInner * 8 >= high * 7 else { return nil }
  }

  /// The bytes that `?` may stand for behind the lead, and a second byte, of a character that it ended; and how many
  /// bytes that is. Nil where none stand there, or no character of `inner` begins so.
  private static func gap(
    _ bytes: [UInt8], at i: Int, _ inner: MojibakePage
  ) -> (mask: UInt64, length: Int)? {
    guard bytes[i] >= 0xC2, bytes[i] < 0xF0 else { return nil }
    let length = bytes[i] < 0xE0 ? 2 : 3
    guard i + length <= bytes.count, bytes[i + length - 1] == 0x3F else { return nil }
    var candidate = Array(bytes[i..<(i + length)])
    var encoded: [UInt8] = []
    var mask: UInt64 = 0
    for tail in UInt8(0x80)...0xBF {
      candidate[length - 1] = tail
      encoded.removeAll(keepingCapacity: true)
      let (scalar, read) = MojibakePage.decodeUTF8(candidate, at: 0)
      guard read == length, inner.encode(scalar, into: &encoded), encoded[0] & 0xC0 == 0x80 else { continue }
      mask |= 1 << UInt64(encoded[0] & 0x3F)
    }
    return mask == 0 ? nil : (mask, length)
  }
}

extension MojibakePage {
  /// A character of ASCII or UTF-8, and its length; 0 where the bytes are malformed.
  fileprivate static func read(_ bytes: [UInt8], at i: Int) -> (scalar: UInt32, length: Int) {
    bytes[i] < 0x80 ? (UInt32(bytes[i]), 1) : decodeUTF8(bytes, at: i)
  }
}
