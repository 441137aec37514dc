/// What a reading costs in detection: the model's bits, with what the model cannot know.
struct DetectionCost {
  let model: LanguageModel

  /// - Parameter mayDraw: see ``DetectionCandidate/mayDraw``.
  /// - Complexity: O(scalars × alphabets that hold the letter).
  func cost(of scalars: [UInt32], mayDraw: Bool = false) -> Bits {
    var state = LanguageModel.State()
    var total: Int32 = 0
    var isAfterLatin = false
    var previous: UInt32 = 0x0A
    var repeats = 0
    var isInDrawing = false
    // What each alphabet would save.
    var savings = [Int32](repeating: 0, count: DetectionAlphabets.count)
    for (i, scalar) in scalars.enumerated() {
      var cost = model.step(&state, scalar).sixteenths
      // The input may begin anywhere: only some characters are frequent at the start of a line.
      if i == 0, scalar >= 0x80 { cost = min(cost, model.unigram(scalar).sixteenths) }
      // And it may end anywhere: only some characters are frequent at the end of a paragraph.
      if scalar == 0x0A, i == scalars.count - 1 { cost = min(cost, model.unigram(scalar).sixteenths) }
      // Drawings are made of them, of which the model has read none.
      if mayDraw, scalar &- 0x2500 < 0x100 {
        cost = min(cost, isInDrawing ? DetectionWeights.drawing / 2 : DetectionWeights.drawing)
        isInDrawing = true
      } else if scalar > 0x20 {
        isInDrawing = false
      }
      // Rules and leaders: in every encoding the same code stands there again and again.
      repeats = scalar == previous ? repeats + 1 : 0
      if repeats > 1, scalar != 0xFFFD { cost = min(cost, DetectionWeights.again) }
      if scalar &- 0xFF61 < 0x3F, !DetectionCost.isJapanese(previous) { total &+= DetectionWeights.loneKana }
      previous = scalar
      total &+= cost
      guard scalar >= 0x80 else {
        isAfterLatin = (scalar | 0x20) &- 0x61 < 26
        continue
      }
      if isAfterLatin, scalar &- 0x370 < 0x290 { total &+= DetectionWeights.mixedWord }
      isAfterLatin = false
      if scalar < 0x1F00, var mask = DetectionAlphabets.mask(of: scalar) {
        total &+= DetectionWeights.outsideAlphabet
        let unknown = max(0, cost - DetectionWeights.letterBound)
        while mask != 0 {
          let i = mask.trailingZeroBitCount
          savings[i] &+= DetectionWeights.outsideAlphabet &+ (DetectionAlphabets.isLearnt(i) ? 0 : unknown)
          mask &= mask - 1
        }
      } else {
        total &+= DetectionCost.surcharge(scalar)
      }
    }
    for i in savings.indices where !DetectionAlphabets.isLearnt(i) {
      savings[i] &-= DetectionWeights.rareLanguage
    }
    return Bits(sixteenths: total &- max(0, savings.max() ?? 0))
  }

  private static func isJapanese(_ scalar: UInt32) -> Bool { scalar >= 0x3000 }

  /// Sixteenths of a bit, for characters that wrong readings are full of and authors seldom write in rows: the model
  /// makes any character of a class cheap after another.
  private static func surcharge(_ scalar: UInt32) -> Int32 {
    switch scalar {
    // Modifiers, bopomofo, single jamo.
    case 0x2B0...0x2FF, 0x3100...0x318F: DetectionWeights.rareScript
    case 0xFF61...0xFF9F: DetectionWeights.rareScript / 2  // half-width kana
    case 0xE000...0xF8FF, 0xFFFD: DetectionWeights.noCharacter
    default: 0
    }
  }
}
