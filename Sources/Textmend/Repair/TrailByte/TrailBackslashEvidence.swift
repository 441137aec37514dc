/// Whether a document was escaped by a program that takes the second byte of characters for a backslash.
struct TrailBackslashEvidence: Sendable {
  /// The code page of the program; nil where the document shows nothing.
  private(set) var page: TrailCaseConversion.Page?

  /// Echoes from which on a document may have backslashes of its own.
  private static let plenty = 3

  mutating func gather(_ windows: [Window], text: [UInt8], rest: TextCounts) {
    guard windows.contains(where: { $0.flags.contains(.trailByte) }) else { return }
    var best = 0
    for (candidate, elsewhere) in zip(TrailCaseConversion.Page.allCases, rest.backslashes) {
      var counts = Counts(text, candidate)
      counts.combine(elsewhere, +)
      guard counts.echoed > best, counts.silent * 8 <= counts.echoed else { continue }
      if counts.echoed < TrailBackslashEvidence.plenty {
        guard counts.own == counts.ownDoubled, counts.beforeASCII == 0 else { continue }
      }
      best = counts.echoed
      page = candidate
    }
  }

  struct Counts: Sendable {
    /// Characters with a byte 5C and a backslash behind, and without.
    var echoed = 0
    var silent = 0
    /// Echoes before an ASCII letter or digit, as in paths and code.
    var beforeASCII = 0
    /// Runs of backslashes elsewhere, and those of even length.
    var own = 0
    var ownDoubled = 0

    init() {}

    /// Combines each count with another's.
    mutating func combine(_ other: Counts, _ operation: (Int, Int) -> Int) {
      echoed = operation(echoed, other.echoed)
      silent = operation(silent, other.silent)
      beforeASCII = operation(beforeASCII, other.beforeASCII)
      own = operation(own, other.own)
      ownDoubled = operation(ownDoubled, other.ownDoubled)
    }

    /// - Complexity: linear in the text, in bounded memory.
    init(_ text: [UInt8], _ page: TrailCaseConversion.Page) {
      let table = page.table
      let bytes = text.span
      var position = 0
      var isTrailBackslash = false
      while position < bytes.count {
        var run = 0
        while position < bytes.count, bytes[position] == 0x5C {
          run += 1
          position += 1
        }
        if isTrailBackslash {
          if run == 0 { silent += 1 } else { echoed += 1 }
          if run > 0, position < bytes.count, Counts.isLetterOrDigit(bytes[position]) { beforeASCII += 1 }
          run = max(0, run - 1)
        }
        if run > 0 {
          own += 1
          if run & 1 == 0 { ownDoubled += 1 }
        }
        guard position < bytes.count else { break }
        let (scalar, length) = Scalars.decodeOne(bytes, at: position)
        position += length
        isTrailBackslash = scalar >= 0x80 && table.code(for: scalar) & 0xFF == 0x5C
      }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
      (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte)
    }
  }
}
