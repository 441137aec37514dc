/// In how many lists of characters in use each Han character stands: what is left to say of one that the corpora hardly
/// have.
///
/// The lists: China's table of general standard characters (2013), the dictionary Xiandai Hanyu Cidian (1983), the telegraph
/// code books of China and Taiwan, the first level of Big5, and the characters chosen for small devices (IICore). Unicode
/// gives each as a property (Unihan, UAX #38). Of characters that one half of the Chinese corpora (10 million code points)
/// does not have, the other half has, each:
///
/// | lists | characters | occurrences |
/// | --- | --- | --- |
/// | 0 | 6763 | 0.027 |
/// | 1 | 2297 | 0.10 |
/// | 2 | 1191 | 0.25 |
/// | 3 | 844 | 0.51 |
/// | 4 | 296 | 0.83 |
/// | 5 | 52 | 1.55 |
struct HanLists {
  /// By code point of the basic plane.
  private var lists = [UInt8](repeating: 0, count: 0x10000)

  /// No character stands in any list: for tests.
  init() {}

  /// - Parameter unihan: lines of Unihan's files: a code point (`U+4E00`), a property, a value, between tabs.
  init(unihan: String) {
    var members = [UInt8](repeating: 0, count: 0x10000)
    for line in unihan.split(separator: "\n") where line.hasPrefix("U+") {
      let fields = line.split(separator: "\t", maxSplits: 2)
      guard fields.count == 3, let scalar = UInt32(fields[0].dropFirst(2), radix: 16), scalar < 0x10000,
        let list = HanLists.list(fields[1], fields[2])
      else { continue }
      members[Int(scalar)] |= 1 << list
    }
    lists = members.map { UInt8($0.nonzeroBitCount) }
  }

  private static func list(_ property: Substring, _ value: Substring) -> UInt8? {
    switch property {
    case "kTGH": 0
    case "kXHC1983": 1
    case "kMainlandTelegraph", "kTaiwanTelegraph": 2
    case "kBigFive": UInt16(value.prefix(4), radix: 16).map { $0 < 0xC900 } == true ? 3 : nil
    case "kIICore": 4
    default: nil
    }
  }

  subscript(_ scalar: UInt32) -> Int { scalar < 0x10000 ? Int(lists[Int(scalar)]) : 0 }

  /// Occurrences that a character is taken for beyond those that were counted: the table above.
  func expected(_ scalar: UInt32) -> Double { HanLists.expected[self[scalar]] }

  private static let expected = [0.027, 0.10, 0.25, 0.51, 0.83, 1.55]
}
