/// What marks, signs and capitals cost beside their neighbours, whatever the language. Sixteenths of a bit.
struct PageMarks {
  let model: PageModel
  let page: PageBytes

  func cost(_ first: UInt8, _ second: UInt8) -> Int32 {
    let a = page.characters[Int(first)]
    let b = page.characters[Int(second)]
    var total: Int32 = 0
    if b.letterCase == .capital { total += capital(after: a) }
    if counts(second, b) { total += mark(b, page.scalars[Int(second)], after: a, page.scalars[Int(first)]) }
    if counts(first, a) {
      let known = model.marks[a.folded]
      total += known.map { Int32($0.before[Int(b.kind.rawValue)]) } ?? DetectionWeights.signBefore
    }
    return total
  }

  private func capital(after other: PageCharacter) -> Int32 {
    switch other.letterCase {
    case .small: DetectionWeights.capitalInWord
    case .capital: DetectionWeights.capitalAfterCapital
    case .none: other.kind == .letter ? 0 : DetectionWeights.capitalAtStart
    }
  }

  /// Marks of ASCII are the same in all pages that have it.
  private func counts(_ byte: UInt8, _ character: PageCharacter) -> Bool {
    character.kind == .mark && !(page.isASCIICompatible && byte < 0x80) || character.folded == 0xA0
  }

  private func mark(
    _ mark: PageCharacter, _ scalar: UInt32, after other: PageCharacter, _ previous: UInt32
  ) -> Int32 {
    if scalar &- 0x2500 < 0xA0 {
      return scalar == previous
        ? DetectionWeights.sameDrawing
        : previous &- 0x2500 < 0xA0
          ? DetectionWeights.nextDrawing
          : other.kind == .blank ? DetectionWeights.drawingAtStart : DetectionWeights.otherDrawing
    }
    if scalar == 0x20AC { return DetectionWeights.euro }
    if let known = model.marks[scalar] { return Int32(known.after[Int(other.kind.rawValue)]) }
    let beside = other.kind == .letter ? DetectionWeights.signAfterLetter : DetectionWeights.signAlone
    switch scalar {
    case 0x85 where !page.isASCIICompatible: return 0  // the line end of mainframes
    case 0xA0: return DetectionWeights.noBreak
    case 0xA4: return DetectionWeights.currencySign
    case 0xA1...0xBF, 0xD7, 0xF7, 0x2010...0x203A, 0x20AC, 0x2122: return DetectionWeights.sign + beside
    case 0x2C6...0x2DD: return DetectionWeights.sign + beside
    default: break
    }
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .control, .unassigned, .surrogate, nil: return DetectionWeights.noMark
    case .privateUse: return DetectionWeights.noMark
    default: return scalar == 0xFFFD ? DetectionWeights.noMark : DetectionWeights.rareSign
    }
  }
}
