/// How well a line's bytes fit UTF-8 of which some bytes are lost.
///
/// Bytes that stand where UTF-8 has them are counted, whatever the decoder lost between them: a mark of loss stands
/// for any byte, and where a byte is missing one place in the reading is wrong. Text that was written in the page
/// itself has a continuation byte where a lead should stand, or the other way round, every other time.
///
/// - Complexity: O(line).
struct MojibakeFit {
  /// Bytes above ASCII that are known.
  private(set) var known = 0
  /// Places where a byte is missing or too many.
  private(set) var faults = 0
  /// Characters that marks of loss stand for.
  private(set) var lost = 0
  /// What the certain parts of the bytes are written in.
  private(set) var scripts = MojibakeScripts()

  /// How many known bytes there must be: fewer fit by accident.
  private static let fewest = 4

  init(_ line: [UInt32], encoded: borrowing MojibakeBytes, readAs read: MojibakePage) {
    let hidesDots = read.isShiftJIS
    var needed = 0
    var lead: UInt8 = 0
    for i in line.indices {
      let scalar = line[i]
      // Controls that ISO 8859-1 has no letters for.
      if scalar == 0x3F, needed > 0, read.encoding == .isoLatin1 {
        lost += 1
        lead = 0
        needed -= 1
        continue
      }
      if scalar == 0xFFFD || hidesDots && scalar == 0x30FB {
        lost += 1
        lead = 0
        needed = needed > 0 ? needed - 1 : 2
        continue
      }
      guard encoded.isMapped[i] else {
        if scalar >= 0x80 { faults += 1 }
        needed = 0
        continue
      }
      for position in encoded.starts[i]..<encoded.starts[i + 1] {
        let byte = encoded.bytes[position]
        if byte < 0x80 {
          // `?` may stand for the last byte, and others hide it with theirs.
          if needed > 0 { faults += 1 }
          needed = 0
          continue
        }
        known += 1
        if byte < 0xC0 {
          if needed == 0 { faults += 1 } else { needed -= 1 }
          if lead != 0 { scripts.count(lead: lead, second: byte) }
          lead = 0
        } else {
          if needed > 0 || byte < 0xC2 || byte > 0xF4 { faults += 1 }
          needed = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
          lead = byte
        }
      }
    }
  }

  /// How many known bytes are no accident; and how many in a line of which most is lost anyway.
  private static let many = 8
  private static let manyAmidLosses = 5

  /// Whether the line is UTF-8 although hardly a character of it may be whole.
  var isSure: Bool {
    known >= MojibakeFit.many && faults * 6 <= known
      || known >= MojibakeFit.manyAmidLosses && faults == 0 && lost >= known
  }

  /// Whether a line may be UTF-8 whose controls became `?` when it was read as ISO 8859-1: between the bytes of a
  /// character of three.
  static func mayLoseControls(_ line: [UInt32], _ read: MojibakePage) -> Bool {
    guard read.encoding == .isoLatin1 else { return false }
    return line.indices.dropFirst().dropLast().contains { i in
      line[i] == 0x3F && line[i - 1] &- 0xE2 < 13 && line[i + 1] &- 0x80 < 0x40
    }
  }

  /// Whether the line may be UTF-8 all through.
  var holds: Bool { known >= MojibakeFit.fewest && faults * 3 <= known }
}
