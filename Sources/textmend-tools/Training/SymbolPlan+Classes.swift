import Textmend

extension SymbolPlan {
  /// Gives every code point of the basic plane its class; own symbols overwrite it later.
  mutating func classify(_ lists: HanLists) {
    for scalar in 0..<0x10000 { basicPlane[scalar] = SymbolPlan.symbolClass(scalar) }
    for scalar in 0x4E00..<0xA000 {
      basicPlane[scalar] = SymbolPlan.rareHan[lists[UInt32(scalar)]].rawValue
    }
  }

  private static let rareHan: [Symbol.Rare] = [
    .han, .hanInOneList, .hanInTwoLists, .hanInThreeLists, .hanInFourLists, .hanInFiveLists,
  ]

  private static func symbolClass(_ scalar: Int) -> UInt16 {
    switch scalar {
    case 0x0A: return Symbol.newline
    case 0x20: return Symbol.space
    case 0x30...0x39: return Symbol.digit
    default: return rare(scalar).rawValue
    }
  }

  private static func rare(_ scalar: Int) -> Symbol.Rare {
    switch scalar {
    case 0..<0x20, 0x7F: return .control0
    case 0x80..<0xA0: return .control1
    case 0x2500...0x259F: return .boxDrawing
    case 0x2E80...0x2FDF, 0xF900...0xFAFF: return .hanCompatibility
    case 0x3400...0x4DBF: return .hanExtensionA
    case 0x4E00...0x9FFF: return .han
    case 0xAC00...0xD7A3: return .hangul
    case 0x3041...0x30FF, 0x31F0...0x31FF: return .kana
    case 0xFF61...0xFF9F: return .halfwidthKana
    case 0xFF01...0xFF5E, 0xFFE0...0xFFE6: return .fullwidth
    case 0xFFFD: return .replacement
    case 0xE000...0xF8FF: return .privateUse
    default: break
    }
    guard let value = Unicode.Scalar(UInt32(scalar)) else { return .unassigned }
    switch value.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark:
      return Alphabet.of(UInt32(scalar)) == nil && !(0x300...0x36F).contains(scalar) ? .letter : .combining
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .letterNumber:
      return Alphabet.of(UInt32(scalar)) == .latin ? .latin : .letter
    case .decimalNumber: return .letter
    case .format: return .format
    case .control: return .control1
    case .privateUse: return .privateUse
    case .unassigned, .surrogate: return .unassigned
    default: return .symbol
    }
  }

  /// Letters of one alphabet share 253 numbers, case folded; rare ones stay in a class.
  mutating func assignLetters(_ counts: [UInt32]) {
    for alphabet in Alphabet.allCases {
      var total: [UInt32: UInt32] = [:]
      var members: [(scalar: UInt32, folded: UInt32)] = []
      for scalar in UInt32(0x41)..<0x2000 where Alphabet.of(scalar) == alphabet {
        let folded = SymbolPlan.lowercase(scalar)
        members.append((scalar, folded))
        total[folded, default: 0] += counts[Int(scalar)]
      }
      // The most frequent letters first; ties by code point, so that training is deterministic.
      let ranked = total.filter { $0.value >= SymbolPlan.letterMinimum }
        .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      var numbers: [UInt32: UInt16] = [:]
      for (i, letter) in ranked.prefix(253).enumerated() { numbers[letter.key] = UInt16(i + 1) }
      for (scalar, folded) in members {
        guard let number = numbers[folded] else { continue }
        let upper: UInt16 = folded == scalar ? 0 : 1
        basicPlane[Int(scalar)] = Symbol.letterBase | UInt16(alphabet.rawValue) << 9 | upper << 8 | number
      }
    }
  }

  private static let letterMinimum: UInt32 = 8

  static func lowercase(_ scalar: UInt32) -> UInt32 {
    guard let value = Unicode.Scalar(scalar) else { return scalar }
    return value.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar
  }
}
