import Testing

@testable import Textmend

/// The laws of DESIGN.md as properties, on clean text and on text damaged with a seed; a failure names kind and seed.
@Suite struct LawTests {
  private static let seeds: Range<UInt64> = 0..<60

  /// Both ways in which rules are chosen: repairs alone, and with the canonical form.
  static let menders: [Mender] = {
    var options = Options()
    options.rules.insert(.canonical)
    return [Mender(), Mender(options)]
  }()

  /// Calls `body` with every damaged document of a kind.
  private func forEachDocument(
    _ kind: DamageSimulator.Kind,
    _ body: (_ document: [UInt8], _ mender: Mender, _ seed: Comment) throws -> Void
  ) rethrows {
    for seed in LawTests.seeds {
      var simulator = DamageSimulator(seed: seed)
      let document = simulator.document(kind)
      for mender in LawTests.menders { try body(document, mender, "\(kind), seed \(seed)") }
    }
  }

  @Test("1: the report replays and reverses", arguments: DamageSimulator.Kind.allCases)
  func reportReplays(_ kind: DamageSimulator.Kind) throws {
    try forEachDocument(kind) { document, mender, seed in
      let mended = mender.mend(document)
      let replayed = try mended.report.apply(to: document)
      #expect(replayed == mended.bytes, seed)
      let reversed = try mended.report.reverse(mended.bytes)
      #expect(reversed == document, seed)
    }
  }

  @Test("2: mending what is mended changes nothing", arguments: DamageSimulator.Kind.allCases)
  func mendingIsIdempotent(_ kind: DamageSimulator.Kind) {
    forEachDocument(kind) { document, mender, seed in
      let once = mender.mend(document).bytes
      let twice = mender.mend(once).bytes
      #expect(twice == once, "\(seed): \(String(decoding: document, as: UTF8.self))")
    }
  }

  @Test("3: clean text is not touched")
  func cleanTextStays() {
    for seed in LawTests.seeds {
      var generator = CorruptionTests.Generator(state: seed)
      let count = Int.random(in: 1...12, using: &generator)
      let lines = (0..<count).map { _ in Sentences.all.randomElement(using: &generator)! }
      let text = Array(lines.joined(separator: "\n").utf8) + [0x0A]
      for mender in LawTests.menders {
        let mended = mender.mend(text)
        #expect(mended.report.edits.isEmpty, "seed \(seed)")
        #expect(mended.bytes == text, "seed \(seed)")
      }
    }
  }

  @Test("4: the output is UTF-8, in form C where that is asked for", arguments: DamageSimulator.Kind.allCases)
  func outputIsValid(_ kind: DamageSimulator.Kind) {
    forEachDocument(kind) { document, mender, seed in
      let output = mender.mend(document).bytes
      guard var text = try? UTF8Span(validating: output.span) else {
        Issue.record("not UTF-8: \(seed)")
        return
      }
      if mender.options.rules.contains(.normalizationFormC) {
        let isComposed = text.checkForNFC(quickCheck: false)
        #expect(isComposed, seed)
      }
    }
  }

  @Test(
    "5: the order of lines does not matter",
    arguments: [
      DamageSimulator.Kind.cutAtMarks, .insertedReadings, .annotated, .strayCommas, .doubledMarks, .debris,
    ])
  func orderOfLinesDoesNotMatter(_ kind: DamageSimulator.Kind) {
    for seed in LawTests.seeds {
      var simulator = DamageSimulator(seed: seed)
      let document = simulator.document(kind)
      let lines = document.split(separator: 0x0A, omittingEmptySubsequences: false)
      let reversed = Array(lines.reversed().joined(separator: [0x0A]))
      let mended = Mender().mend(piece: document).bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      let other = Mender().mend(piece: reversed).bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      #expect(mended == other.reversed(), "\(kind), seed \(seed)")
    }
  }

  @Test("6: no bytes crash")
  func randomBytesDoNotCrash() throws {
    for seed in LawTests.seeds {
      var generator = CorruptionTests.Generator(state: seed)
      let count = Int.random(in: 0...600, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      // Any character after any other: what is valid UTF-8 reaches every rule.
      let scalars = (0..<count).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0...(chanceOfBasic(&generator)), using: &generator))?.value
      }
      for input in [bytes, Scalars.utf8(scalars)] {
        let mended = LawTests.menders[1].mend(input)
        let reversed = try mended.report.reverse(mended.bytes)
        #expect(reversed == input, "seed \(seed)")
      }
    }
  }

  private func chanceOfBasic(_ generator: inout CorruptionTests.Generator) -> UInt32 {
    [0x7F, 0x7FF, 0xFFFF, 0x10FFFF].randomElement(using: &generator)!
  }
}
