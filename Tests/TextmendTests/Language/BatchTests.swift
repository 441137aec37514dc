import Testing

@testable import Textmend

/// Reading in batches is fast; reading step by step is what it must equal.
@Suite struct BatchTests {
  private let model = LanguageModel.shared

  /// Sentences, pieces of them and characters of all kinds, so that words, batches and scripts end anywhere.
  private func text(_ generator: inout Seeded) -> [UInt32] {
    var text: [UInt32] = []
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      let sentence = Sentences.all.randomElement(using: &generator)!.unicodeScalars.map(\.value)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: text += sentence
      case 1: text += sentence.prefix(Int.random(in: 0...sentence.count, using: &generator))
      case 2: text += sentence.shuffled(using: &generator)
      default: text += (0..<Int.random(in: 0..<20, using: &generator)).map { _ in odd(&generator) }
      }
    }
    return text
  }

  private func odd(_ generator: inout Seeded) -> UInt32 {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x7F, 0x80...0x24F, 0x370...0x6FF, 0x900...0xE7F, 0x2000...0x27FF, 0x3000...0x30FF, 0x3400...0x9FFF,
      0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xE000...0xFFFF, 0x1F300...0x1F6FF, 0x20000...0x2A6DF,
      0x10000...0x10FFFF,
    ]
    return UInt32.random(in: ranges.randomElement(using: &generator)!, using: &generator)
  }

  private func steps(_ text: some Sequence<UInt32>, _ state: inout LanguageModel.State) -> Bits {
    text.reduce(Bits.zero) { $0 + model.step(&state, $1) }
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func batchesEqualSteps(seed: UInt64) {
    var generator = Seeded(state: seed)
    let text = text(&generator)
    var state = LanguageModel.State()
    #expect(model.cost(of: text) == steps(text, &state), "seed \(seed)")
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func aTextMayBeReadInPieces(seed: UInt64) {
    var generator = Seeded(state: seed)
    let text = text(&generator)
    var inPieces = LanguageModel.State()
    var inSteps = LanguageModel.State()
    var start = 0
    while start < text.count {
      let end = min(text.count, start + Int.random(in: 1...70, using: &generator))
      let piece = Array(text[start..<end])
      #expect(model.read(piece.span, &inPieces) == steps(piece, &inSteps), "seed \(seed), from \(start)")
      start = end
    }
  }

  @Test func longWordsCountInBatches() {
    // Idioms of four characters on every place of a batch.
    for shift in 0..<40 {
      let text = Array((String(repeating: "的", count: shift) + "熱火朝天一心一意中华人民共和国").unicodeScalars.map(\.value))
      var state = LanguageModel.State()
      #expect(model.cost(of: text) == steps(text, &state), "\(shift)")
    }
  }
}
