/// What marks, signs and capitals cost beside their neighbours, whatever the language. Sixteenths of a bit.
struct PageMarks {
  let marks: [UInt32: LetterPairTable.Mark]
  let isASCIICompatible: Bool

  static func isDrawing(_ scalar: UInt32) -> Bool { scalar &- 0x2500 < 0xA0 }

  static func capital(after other: PageCharacter) -> Int32 {
    switch other.letterCase {
    case .small: DetectionWeights.capitalInWord
    case .capital: DetectionWeights.capitalAfterCapital
    case .none: other.kind == .letter ? 0 : DetectionWeights.capitalAtStart
    }
  }

  /// Marks of ASCII are the same in all pages that have it.
  func counts(_ byte: UInt8, _ character: PageCharacter) -> Bool {
    character.kind == .mark && !(isASCIICompatible && byte < 0x80) || character.folded == 0xA0
  }

  func cost(of kind: PageCharacter.Kind, after mark: UInt32) -> Int32 {
    marks[mark].map { Int32($0.before[Int(kind.rawValue)]) } ?? DetectionWeights.signBefore
  }

  func cost(of scalar: UInt32, after kind: PageCharacter.Kind) -> Int32 {
    if PageMarks.isDrawing(scalar) {
      return kind == .blank ? DetectionWeights.drawingAtStart : DetectionWeights.otherDrawing
    }
    if scalar == 0x20AC { return DetectionWeights.euro }
    if let known = marks[scalar] { return Int32(known.after[Int(kind.rawValue)]) }
    let beside = kind == .letter ? DetectionWeights.signAfterLetter : DetectionWeights.signAlone
    switch scalar {
    case 0x85 where !isASCIICompatible: return 0  // the line end of mainframes
    case 0xA0: return DetectionWeights.noBreak
    case 0xA4: return DetectionWeights.currencySign
    case 0xA1...0xBF, 0xD7, 0xF7, 0x2C6...0x2DD, 0x2010...0x203A, 0x2122:
      return DetectionWeights.sign + beside
    default: break
    }
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .control, .unassigned, .surrogate, .privateUse, nil: return DetectionWeights.noMark
    default: return scalar == 0xFFFD ? DetectionWeights.noMark : DetectionWeights.rareSign
    }
  }
}
