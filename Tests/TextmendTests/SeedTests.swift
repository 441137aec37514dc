import TestSupport
import Testing

@testable import Textmend

/// The five documents in `seeds`, mended without the canonical form, against the edits that were verified by hand.
@Suite struct SeedTests {
  static let results: [SeedResult] = Fixtures.records("seeds/expected.jsonl")
  static let edits: [SeedEdit] = Fixtures.records("seeds/edits.jsonl")

  private static func seed(_ name: String) throws -> [UInt8] {
    try #require(Files.read("\(Textmend.package)/seeds/\(name)"))
  }

  /// The seed with the expected edits made.
  private static func expected(_ name: String) throws -> [UInt8] {
    let seed = try seed(name)
    var text: [UInt8] = []
    var position = 0
    for edit in edits where edit.file == name {
      text += seed[position..<edit.offset]
      position = edit.offset + edit.before.utf8.count
      #expect(seed[edit.offset..<position].elementsEqual(edit.before.utf8), "offset \(edit.offset)")
      text += edit.after.utf8
    }
    return text + seed[position...]
  }

  @Test func dataAgrees() throws {
    #expect(SeedTests.results.count == 5)
    for result in SeedTests.results {
      let text = try SeedTests.expected(result.file)
      let hash = text.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
      let digits = String(hash, radix: 16)
      #expect(text.count == result.count)
      #expect(String(repeating: "0", count: 16 - digits.count) + digits == result.fnv1a)
    }
  }

  @Test(arguments: results.map(\.file))
  func isMended(_ name: String) throws {
    let mended = Mender().mend(try SeedTests.seed(name))
    let expected = try SeedTests.expected(name)
    if mended.bytes != expected {
      let lines = zip(mended.bytes.split(separator: 0x0A), expected.split(separator: 0x0A))
      let first = lines.first { $0 != $1 }
      Issue.record("got \(String(decoding: first?.0 ?? [], as: UTF8.self))")
    }
    let again = Mender().mend(mended.bytes)
    #expect(again.report.edits.isEmpty)
    #expect(again.bytes == mended.bytes)
  }

  /// What each misaligned spot shows and what stood there.
  private static let spots = [
    ("?;?", "模化"), ("?,F", "。現"), ("?zé)峄鸪?", "熱火朝天"), ("?qū)嵉芈鋵嵁a", "實地落實產"), ("?!岸拘袆印鳖I", "。“冬季行動”領"),
  ]

  @Test func tracesLieOnTheSameBytes() throws {
    var traced: [Edit] = []
    for result in SeedTests.results {
      let mended = Mender().mend(try SeedTests.seed(result.file))
      traced += mended.report.edits.filter { $0.trace != nil }
    }
    #expect(traced.count == SeedTests.spots.count)
    for (edit, spot) in zip(traced, SeedTests.spots) {
      let trace = try #require(edit.trace)
      let misaligned = trace.damaged.filter { $0.role != .whole }
      let shown = misaligned.map { $0.role == .inserted ? String($0.text.dropFirst()) : $0.text }.joined()
      #expect(shown == spot.0)
      let restored = trace.repaired.filter { $0.role == .restored }
      #expect(restored.map(\.text).joined() == spot.1)
      let damaged = trace.damaged.filter { $0.role != .inserted }.flatMap(\.bytes)
      #expect(damaged == trace.repaired.flatMap(\.bytes))
      // The bytes are those of GBK, with full width where it was folded.
      for cell in restored {
        let shown = try trace.encoding.string(from: cell.bytes)
        let wide = cell.text.unicodeScalars.first!.value + 0xFEE0
        #expect(shown == cell.text || shown.unicodeScalars.first!.value == wide)
      }
      let weighing = try #require(edit.weighing)
      #expect(weighing.gain > 16)
      if let runnerUp = weighing.runnerUpGain { #expect(runnerUp < weighing.gain) }
    }
  }
}
