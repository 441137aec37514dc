/// A line that was read as UTF-8 with U+FFFD for what is malformed.
struct ReplacedLine {
  let scalars: [UInt32]
  /// The same as UTF-8: the bytes of a code point, the first one highest, and how many they are.
  let bytes: [(packed: UInt32, count: Int)]

  init(_ scalars: [UInt32]) {
    self.scalars = scalars
    bytes = scalars.map {
      let bytes = Scalars.utf8([$0][...])
      return (bytes.reduce(0) { $0 << 8 | UInt32($1) }, bytes.count)
    }
  }

  var count: Int { scalars.count }
}

/// A decoder of UTF-8 that checks what it reads against a damaged line. For a sequence that breaks off it writes one U+FFFD, as
/// browsers do ("maximal subpart", Unicode 3.9).
struct ReplacementDecoder: Equatable {
  /// Code points of the line that are accounted for.
  private(set) var position = 0
  /// The bytes of a sequence under way, the first one highest.
  private(set) var pending: UInt32 = 0
  private(set) var count = 0

  /// How far it is: grows with every byte, by 12 for three code points.
  var progress: Int { position * 4 + count }

  /// Answers whether the line can still come of it.
  mutating func read(_ byte: UInt8, _ line: borrowing ReplacedLine) -> Bool {
    if count > 0 {
      if continues(byte) {
        pending = pending << 8 | UInt32(byte)
        count += 1
        guard count == needed else { return mayBegin(line) }
        let scalar = scalar
        guard position < line.count, line.scalars[position] == scalar else { return false }
        position += 1
        count = 0
        pending = 0
        return true
      }
      guard show(0xFFFD, line) else { return false }
    }
    switch byte {
    case ..<0x80: return show(UInt32(byte), line)
    case 0xC2...0xF4:
      pending = UInt32(byte)
      count = 1
      return mayBegin(line)
    default: return show(0xFFFD, line)
    }
  }

  /// Nothing follows.
  mutating func end(_ line: borrowing ReplacedLine) -> Bool {
    if count > 0, !show(0xFFFD, line) { return false }
    return position == line.count
  }

  private mutating func show(_ scalar: UInt32, _ line: borrowing ReplacedLine) -> Bool {
    guard position < line.count, line.scalars[position] == scalar else { return false }
    position += 1
    count = 0
    pending = 0
    return true
  }

  private var first: UInt8 { UInt8(truncatingIfNeeded: pending >> (8 * UInt32(count - 1))) }

  private var needed: Int { first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4 }

  private func continues(_ byte: UInt8) -> Bool {
    guard byte & 0xC0 == 0x80 else { return false }
    guard count == 1 else { return true }
    switch first {
    case 0xE0: return byte >= 0xA0
    case 0xED: return byte < 0xA0
    case 0xF0: return byte >= 0x90
    case 0xF4: return byte < 0x90
    default: return true
    }
  }

  private var scalar: UInt32 {
    switch count {
    case 2: (pending >> 8 & 0x1F) << 6 | pending & 0x3F
    case 3: (pending >> 16 & 0x0F) << 12 | (pending >> 8 & 0x3F) << 6 | pending & 0x3F
    default:
      (pending >> 24 & 7) << 18 | (pending >> 16 & 0x3F) << 12 | (pending >> 8 & 0x3F) << 6 | pending & 0x3F
    }
  }

  /// Whether what is under way may become what the line has, or U+FFFD.
  private func mayBegin(_ line: borrowing ReplacedLine) -> Bool {
    guard position < line.count else { return false }
    if line.scalars[position] == 0xFFFD { return true }
    let bytes = line.bytes[position]
    return bytes.count == needed && bytes.packed >> (8 * UInt32(bytes.count - count)) == pending
  }
}
