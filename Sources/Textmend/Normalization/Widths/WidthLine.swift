/// A line whose marks may have the wrong width, and what decides over them.
struct WidthLine {
  let scalars: [UInt32]
  /// For each code point, whether it stands in code, in an address or in a tag.
  let isPlace: [Bool]
  /// Chinese or Japanese words outweigh those of alphabets. A word of an alphabet counts as two characters.
  let isWideProse: Bool
  /// No Chinese or Japanese word at all.
  let isNarrowProse: Bool
  /// For each closing round bracket of either width, where its opening one is.
  let opening: [Int: Int]

  /// - Parameter places: byte ranges; `start` is where the line begins in the text.
  init(_ scalars: [UInt32], start: Int, places: Places) {
    self.scalars = scalars
    var isPlace: [Bool] = []
    isPlace.reserveCapacity(scalars.count)
    var wide = 0
    var hangul = 0
    var narrowWords = 0
    var isInWord = false
    var byte = start
    var place = places.place(at: start)
    var known = start
    for scalar in scalars {
      if byte >= known {
        place = places.next(from: byte)
        known = place?.range.upperBound ?? .max
      }
      let isInPlace = place?.range.contains(byte) ?? false
      isPlace.append(isInPlace)
      byte += Scalars.length(scalar)
      if isInPlace { continue }
      if EastAsianText.isLetter(scalar) { wide += 1 }
      if EastAsianText.isHangul(scalar) { hangul += 1 }
      let isNarrow = EastAsianText.isNarrow(scalar) && scalar > 0x39
      if isNarrow, !isInWord { narrowWords += 1 }
      isInWord = isNarrow
    }
    self.isPlace = isPlace
    opening = WidthLine.pairs(scalars)
    isWideProse = wide > 0 && wide >= narrowWords && hangul == 0
    isNarrowProse = wide == 0
  }

  subscript(i: Int) -> UInt32 { i >= 0 && i < scalars.count ? scalars[i] : 0x0A }

  /// What stands left of `i`, marks aside, and brackets with what they hold; 0A where that is nothing, or a blank.
  func left(of i: Int) -> UInt32 {
    var k = i - 1
    while k >= 0, WidthLine.isTransparent(scalars[k]) {
      let isClosing = scalars[k] == 0x29 || scalars[k] == 0xFF09
      k = (isClosing ? opening[k] : nil) ?? k - 1
      if isClosing, k >= 0, WidthLine.isOpening(scalars[k]) { k -= 1 }
    }
    return self[k]
  }

  /// What stands right of `i`, marks and brackets aside.
  func right(of i: Int) -> UInt32 {
    var k = i + 1
    while k < scalars.count, WidthLine.isTransparent(scalars[k]) { k += 1 }
    return self[k]
  }

  /// Marks that belong to the text on their other side: in ASCII and in full width, so that a mark that was changed says
  /// no more about its neighbours than before.
  static func isTransparent(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x28, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x21, 0x3F, 0x7E: true
    case 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F, 0x3002: true
    case 0x2018...0x201D, 0x2026, 0xB7: true
    default: false
    }
  }

  private static func isOpening(_ scalar: UInt32) -> Bool { scalar == 0x28 || scalar == 0xFF08 }

  /// For each closing round bracket, where its opening one is.
  private static func pairs(_ scalars: [UInt32]) -> [Int: Int] {
    var open: [Int] = []
    var pairs: [Int: Int] = [:]
    for (i, scalar) in scalars.enumerated() {
      if isOpening(scalar) {
        open.append(i)
      } else if scalar == 0x29 || scalar == 0xFF09, let start = open.popLast() {
        pairs[i] = start
      }
    }
    return pairs
  }
}

extension Places {
  /// The first place that ends behind byte `i`.
  func next(from i: Int) -> Place? {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].range.upperBound <= i { low = middle + 1 } else { high = middle }
    }
    return low < all.count ? all[low] : nil
  }
}
