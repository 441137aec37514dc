/// A line as the bytes of the page it may have been read as.
struct MojibakeBytes {
  /// Scalars that the page does not have stand as one byte 0.
  var bytes: [UInt8] = []
  /// The byte offset of each scalar, and the end.
  var starts: [Int] = []
  var isMapped: [Bool] = []
  /// Mapped scalars above ASCII.
  var highCount = 0

  /// Whether a byte that leads a UTF-8 sequence stands before one that continues it, or before a loss.
  private(set) var mayHoldUTF8 = false

  init(_ line: [UInt32], as page: MojibakePage) {
    bytes.reserveCapacity(line.count * 2)
    starts.reserveCapacity(line.count + 1)
    isMapped.reserveCapacity(line.count)
    for scalar in line {
      starts.append(bytes.count)
      if !page.isAmbiguous(scalar), page.encode(scalar, into: &bytes) {
        isMapped.append(true)
        if scalar >= 0x80 { highCount += 1 }
      } else {
        bytes.append(0)
        isMapped.append(false)
      }
    }
    starts.append(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      // A lead at the end of what is mapped may have lost its continuation.
      if previous >= 0xC2, byte & 0xC0 == 0x80 || byte < 0x80 {
        mayHoldUTF8 = true
        break
      }
      previous = byte
    }
  }
}

/// A line as the bytes of each page that is asked for.
struct MojibakeLine {
  let pages: MojibakePageSets.Summary
  private let line: [UInt32]
  private let chains: MojibakeChains
  private var byRead: [MojibakeBytes?]

  init(_ line: [UInt32], _ chains: MojibakeChains) {
    self.line = line
    self.chains = chains
    pages = MojibakePageSets.shared.summary(line)
    byRead = Array(repeating: nil, count: chains.pages.count)
  }

  /// The line's bytes in the page with this index.
  subscript(read: Int) -> MojibakeBytes {
    mutating get {
      if let known = byRead[read] { return known }
      let encoded = MojibakeBytes(line, as: chains.pages[read])
      byRead[read] = encoded
      return encoded
    }
  }
}

/// A line cut where characters of the damaged and of the original text begin at the same byte.
///
/// Each unit can be decoded or left alone on its own. For a one-byte page every original character is a unit;
/// between two-byte pages a unit is as long as the two stay out of step.
struct MojibakeUnits {
  enum Kind: UInt8 {
    /// Both readings agree: ASCII, or letters that both pages have.
    case same
    /// Can only be left alone: unmapped, or malformed.
    case fixed
    /// Reads as `output`.
    case decoded
  }

  struct Unit {
    var start: Int
    var end: Int
    var outputStart: Int
    var outputEnd: Int
    var kind: Kind
  }

  var units: [Unit] = []
  var output: [UInt32] = []
  /// Characters that decoding makes.
  var changed = 0
  /// Units that are not ASCII and cannot be decoded.
  var failed = 0
  /// How well all of the line fits UTF-8, where bytes of it may be lost.
  var fit: MojibakeFit?
  var fits: Bool { fit?.holds ?? false }
  var fitsSurely: Bool { fit?.isSure ?? false }

  /// Longest unit, in characters of the original: out of step for longer is noise.
  private static let longestUnit = 120

  /// Cuts `line`.
  ///
  /// `・` in UTF-8 read as Shift_JIS is never its own bytes 81 45, whose second is an ASCII `E`: that would make
  /// ぁE and めE of it. It marks a byte that was lost.
  init(
    _ line: [UInt32], encoded: borrowing MojibakeBytes, writtenAs page: MojibakePage,
    readAs read: MojibakePage
  ) {
    let hidesDots = page.isUTF8 && read.isShiftJIS
    units.reserveCapacity(line.count)
    output.reserveCapacity(line.count)
    var i = 0
    while i < line.count {
      let first = output.count
      if let end = unitEnd(from: i, encoded: encoded, page: page),
        !(hidesDots && line[i..<end].contains(0x30FB))
      {
        if output.count - first == end - i, output[first...].elementsEqual(line[i..<end]) {
          // A letter that one-byte pages agree on ends no run.
          let isSame = line[i] < 0x80 || read.isOneByte && page.isOneByte
          output.removeSubrange(first...)
          append(i, end, first, isSame ? .same : .fixed)
        } else {
          changed += output.count - first
          append(i, end, first, .decoded)
        }
        i = end
      } else {
        output.removeSubrange(first...)
        if line[i] >= 0x80 { failed += 1 }
        append(i, i + 1, first, line[i] < 0x80 ? .same : .fixed)
        i += 1
      }
    }
    if changed == 0, page.isUTF8, read.encoding == .windows1252 { readLoneLead(line) }
  }

  /// A line whose only trace of UTF-8 is a lead behind a small letter, where no writer puts a capital, and whose
  /// second byte was lost: `Ã` before a blank, which was a no-break space, and `Ã`, `Ä`, `Å` before U+FFFD.
  private mutating func readLoneLead(_ line: [UInt32]) {
    func isSmall(_ i: Int) -> Bool { i >= 0 && i < line.count && line[i] >= 0x61 && line[i] <= 0x7A }
    for k in units.indices.dropLast() where isSmall(k - 1) && units[k].kind == .fixed {
      // Every unit is one character long: nothing was decoded.
      if line[k] == 0xC3, line[k + 1] == 0x20 {
        // The blank after the no-break space, or the one that both became.
        let hasBoth = k + 2 < line.count && line[k + 2] == 0x20
        replace(k, hasBoth ? 2 : 1, with: 0xE0)
      } else if line[k] >= 0xC3, line[k] <= 0xC5, line[k + 1] == 0xFFFD, isSmall(k + 2) {
        replace(k, 2, with: 0xFFFD)
        failed -= 1
      } else {
        continue
      }
      failed -= 1
      return
    }
  }

  /// Whether such a lead may stand in the line.
  static func holdsLoneLead(_ line: [UInt32], _ read: MojibakePage) -> Bool {
    guard read.encoding == .windows1252 else { return false }
    return line.indices.dropLast().contains { k in
      line[k] >= 0xC3 && line[k] <= 0xC5 && (line[k + 1] == 0x20 || line[k + 1] == 0xFFFD)
    }
  }

  private mutating func replace(_ index: Int, _ count: Int, with scalar: UInt32) {
    let start = output.count
    output.append(scalar)
    units[index] = Unit(
      start: index, end: index + count, outputStart: start, outputEnd: start + 1, kind: .decoded)
    units.removeSubrange((index + 1)..<(index + count))
    changed += 1
  }

  /// Everything decoded that can be.
  var wholePatch: MojibakePatch {
    var patch = MojibakePatch()
    for unit in units where unit.kind == .decoded {
      patch.append(unit.start..<unit.end, output[unit.outputStart..<unit.outputEnd])
    }
    return patch
  }

  private mutating func append(_ start: Int, _ end: Int, _ outputStart: Int, _ kind: Kind) {
    units.append(
      Unit(start: start, end: end, outputStart: outputStart, outputEnd: output.count, kind: kind))
  }

  /// Decodes from scalar `i` until both texts are at a boundary; nil where bytes are malformed before.
  private mutating func unitEnd(from i: Int, encoded: borrowing MojibakeBytes, page: MojibakePage) -> Int? {
    guard encoded.isMapped[i] else { return nil }
    let first = output.count
    var position = encoded.starts[i]
    var scalarIndex = i
    while true {
      let (scalar, length) = page.decode(encoded.bytes, at: position)
      guard length > 0 else { return nil }
      output.append(scalar)
      position += length
      while encoded.starts[scalarIndex] < position { scalarIndex += 1 }
      if encoded.starts[scalarIndex] == position { return scalarIndex }
      // A byte 0 that stands for an unmapped scalar decodes as NUL.
      guard encoded.isMapped[scalarIndex - 1], output.count - first < MojibakeUnits.longestUnit,
        position < encoded.bytes.count
      else { return nil }
    }
  }
}
