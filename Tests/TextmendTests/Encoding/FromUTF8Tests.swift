import Testing

@testable import Textmend

/// Encoding straight from UTF-8 against the encoders.
@Suite struct FromUTF8Tests {
  private typealias Generator = CorruptionTests.Generator

  /// All of the first plane and a part of the third.
  private static let scalars: [UInt32] =
    Array(0..<0xD800) + Array(0xE000..<0x10000) + stride(from: 0x20000, to: 0x2A6E0, by: 7)

  @Test("Every character: the encoder's bytes, and the offsets of those without", arguments: Encoding.all)
  func sweep(_ encoding: Encoding) {
    // The encoding that encodes nothing does not have the blank either.
    let hasBlank = encoding.encode([0x20]).bytes != nil
    for profile in [DecoderProfile.web, .strict] {
      // Two spaces apart, so that no letter and mark become one code.
      var expected: [Int] = []
      var kept: [UInt32] = []
      var text: [UInt32] = []
      var offset = 0
      // Profiles differ in single bytes and rows: one character in eleven shows it.
      let step = profile == .web ? 1 : 11
      for i in stride(from: 0, to: Self.scalars.count, by: step) {
        let scalar = Self.scalars[i]
        if encoding.encode([scalar], profile: profile).bytes == nil {
          expected.append(offset)
        } else {
          kept.append(scalar)
        }
        text += [scalar, 0x20]
        offset += Scalars.length(scalar) + 1
        if hasBlank { kept.append(0x20) } else { expected.append(offset - 1) }
      }
      var bytes: [UInt8] = []
      let missing = encoding.transcodeFromUTF8(Scalars.utf8(text).span, profile: profile, into: &bytes)
      #expect(missing == expected, "\(encoding.name)")
      #expect(bytes == encoding.encode(kept, profile: profile).bytes, "\(encoding.name)")
    }
  }

  @Test("Random text, with stretches of every length", arguments: Encoding.all)
  func random(_ encoding: Encoding) {
    for seed in UInt64(0)..<40 {
      var generator = Generator(state: seed)
      var scalars: [UInt32] = []
      while scalars.count < 200 {
        let all = CorruptionTests.texts.randomElement(using: &generator)!.unicodeScalars.map(\.value)
        scalars += all.prefix(Int.random(in: 0...all.count, using: &generator))
      }
      let kept = scalars.filter { encoding.encode([$0]).bytes != nil }
      var bytes: [UInt8] = [1, 2, 3]
      let missing = encoding.transcodeFromUTF8(Scalars.utf8(scalars).span, into: &bytes)
      #expect(missing.count == scalars.count - kept.count, "\(encoding.name), seed \(seed)")
      #expect(
        bytes.dropFirst(3).elementsEqual(encoding.encode(kept).bytes ?? []), "\(encoding.name), seed \(seed)")
    }
  }

  @Test("A letter and a mark that are one code of Big5, and the system's encodings")
  func special() throws {
    #expect(try Encoding.big5.bytes(from: "字\u{CA}\u{304}字") == [0xA6, 0x72, 0x88, 0x62, 0xA6, 0x72])
    let error = #expect(throws: TextmendError.self) { try Encoding.big5.bytes(from: "a字\u{1F600}") }
    #expect(error?.offset == 4)
    guard let taiwan = Encoding(label: "EUC-TW") else { return }
    var bytes: [UInt8] = []
    let missing = taiwan.transcodeFromUTF8(Array("a\u{1F600}字\u{1F600}\u{1F600}b".utf8).span, into: &bytes)
    #expect(missing == [1, 8, 12])
    #expect(try bytes == taiwan.bytes(from: "a字b"))
  }
}
