/// Which pages of ``MojibakeChains`` have a character, a bit each: what no page has cannot have been made by reading
/// with it, and one look at a line's characters leaves two or three of all pages.
struct MojibakePageSets: Sendable {
  static let shared = MojibakePageSets(MojibakeChains.shared.pages)

  /// By code point of the Basic Multilingual Plane.
  private let sets: [UInt32]
  /// The pages that have code points beyond.
  private let beyond: [UInt32: UInt32]

  /// - Complexity: O(all codes of all pages), less than a millisecond.
  private init(_ pages: [MojibakePage]) {
    var sets = [UInt32](repeating: 0, count: 0x10000)
    var beyond: [UInt32: UInt32] = [:]
    for (index, page) in pages.prefix(UInt32.bitWidth).enumerated() {
      page.forEachScalar { scalar in
        if scalar < 0x10000 {
          sets[Int(scalar)] |= 1 << UInt32(index)
        } else {
          beyond[scalar, default: 0] |= 1 << UInt32(index)
        }
      }
    }
    self.sets = sets
    self.beyond = beyond
  }

  /// The pages that have `scalar`.
  @inline(__always)
  subscript(scalar: UInt32) -> UInt32 {
    scalar < 0x10000 ? sets[Int(scalar)] : beyond[scalar] ?? 0
  }

  /// The pages that have characters of a line.
  struct Summary {
    /// The pages that have all of its characters above ASCII.
    var all: UInt32 = .max
    /// The pages that have any.
    var some: UInt32 = 0
    /// The pages that have two in a row, or one before a blank or a mark of loss: what UTF-8 needs.
    var adjacent: UInt32 = 0
  }

  /// - Complexity: O(line).
  func summary(_ line: [UInt32]) -> Summary {
    var summary = Summary()
    var previous: UInt32 = 0
    for scalar in line {
      if scalar < 0x80 {
        if scalar == 0x20 || scalar == 0x3F { summary.adjacent |= previous }
        previous = 0
        continue
      }
      let set = self[scalar]
      summary.all &= set
      summary.some |= set
      summary.adjacent |= scalar == 0xFFFD || scalar == 0x30FB ? previous : previous & set
      previous = set
    }
    return summary
  }
}

extension MojibakePage {
  /// Calls `body` with every character above ASCII that the page can encode, some of them twice.
  fileprivate func forEachScalar(_ body: (UInt32) -> Void) {
    var bytes: [UInt8] = []
    func offer(_ scalar: UInt32) {
      guard scalar >= 0x80, !isAmbiguous(scalar) else { return }
      bytes.removeAll(keepingCapacity: true)
      if encode(scalar, into: &bytes) { body(scalar) }
    }
    switch form {
    case .utf8: break
    case .oneByte(let table, _):
      for byte in UInt8(0x80)...0xFF {
        offer(table.scalar(byte))
        offer(UInt32(byte))
      }
    case .twoByte(let table, _):
      for lead in UInt8(0x81)...0xFE {
        for trail in UInt8(0x40)...0xFE { offer(table.scalar(lead: lead, trail: trail)) }
      }
      for scalar in UInt32(0xFF61)...0xFF9F { offer(scalar) }
      for scalar in [0x80, 0x20AC, 0xF8F0, 0xF8F1, 0xF8F2, 0xF8F3] as [UInt32] { offer(scalar) }
    }
  }
}
