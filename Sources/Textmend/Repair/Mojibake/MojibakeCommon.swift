/// The characters that are common in any text, for losses of which little is known.
enum MojibakeCommon {
  /// Characters that cost more than this by themselves are not tried without further evidence.
  private static let dearest = Bits(16)

  private static let dearestSyllable = Bits(20)

  /// Whether the model has an entry of its own for a character: Han and syllables cost more because there are more.
  static func isKnown(_ scalar: UInt32, cost: Int32) -> Bool {
    switch scalar {
    case 0x3041...0x30FE, 0x4E00...0x9FFF, 0xAC00...0xD7A3: cost < MojibakeWeights.dearestIdeograph.sixteenths
    default: cost <= MojibakeWeights.dearestFilling.sixteenths
    }
  }

  private static let list: [(UInt32, Int32)] = {
    let model = LanguageModel.shared
    var list: [(UInt32, Int32)] = []
    let ranges: [ClosedRange<UInt32>] = [
      0xA0...0x24F, 0x370...0x52F, 0x2010...0x203B, 0x3001...0x30FE, 0x4E00...0x9FA5, 0xAC00...0xD7A3,
      0xFF01...0xFF5E,
    ]
    for range in ranges {
      for scalar in range {
        let cost = model.unigram(scalar)
        if cost <= (scalar >= 0xAC00 && scalar <= 0xD7A3 ? dearestSyllable : dearest) {
          list.append((scalar, cost.sixteenths))
        }
      }
    }
    return list.sorted { $0.1 < $1.1 }
  }()

  /// Common scalars with their cost alone, cheapest first.
  static func scalars(_ model: LanguageModel) -> [(UInt32, Int32)] { list }
}
