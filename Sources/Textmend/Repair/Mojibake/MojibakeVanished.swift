/// Pairs that a decoder of GBK maps to private use, and that most pages drop: the user-defined areas AAA1 to AFFE and
/// A140 to A7A0, and the gaps in the rows of symbols (A2E4, A8EF).
///
/// In UTF-8 such a pair is two continuation bytes, or one and the lead of the next character.
struct MojibakeVanished: Sendable {
  static let gbk = MojibakeVanished(.gb18030)

  /// Ranges of a first byte, each with a range of the second.
  typealias Area = (first: ClosedRange<UInt8>, second: ClosedRange<UInt8>)

  /// Areas of two continuation bytes, and of one before a lead of three bytes.
  let insideCharacter: [Area]
  let acrossCharacters: [Area]

  init(_ table: DoubleByteTable) {
    insideCharacter = MojibakeVanished.areas(table, 0x80...0xBF)
    acrossCharacters = MojibakeVanished.areas(table, 0xE2...0xEF)
  }

  private static func areas(_ table: DoubleByteTable, _ seconds: ClosedRange<UInt8>) -> [Area] {
    var areas: [Area] = []
    for first in UInt8(0x81)...0xBF {
      var second = Int(seconds.lowerBound)
      let last = Int(seconds.upperBound)
      while second <= last {
        var end = second
        while end <= last {
          let scalar = table.scalar(lead: first, trail: UInt8(end))
          guard end != 0x7F, scalar == 0 || MojibakePage.isPrivateUse(scalar) else { break }
          end += 1
        }
        if end > second {
          let range = UInt8(second)...UInt8(end - 1)
          if let same = areas.indices.last(where: {
            areas[$0].second == range && Int(areas[$0].first.upperBound) == Int(first) - 1
          }) {
            areas[same].first = areas[same].first.lowerBound...first
          } else {
            areas.append((first...first, range))
          }
        }
        second = end + 1
      }
    }
    return areas
  }
}
