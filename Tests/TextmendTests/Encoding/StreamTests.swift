import Testing

@testable import Textmend

/// Input in pieces against input in one piece.
struct StreamTests {
  struct Result: Equatable {
    var text: [UInt8] = []
    var malformed: [MalformedRun] = []
    var offset = 0
    var isStopped = false
  }

  static func decode(
    _ bytes: [UInt8], _ encoding: Encoding, _ profile: DecoderProfile, cuts: [Int]
  ) -> Result {
    var decoder = StreamDecoder(encoding, profile: profile)
    var result = Result()
    var start = 0
    for cut in cuts + [bytes.count] {
      let piece = bytes[start..<cut]
      result.malformed += decoder.decode(piece.span, into: &result.text)
      start = cut
      // Never more is held back than the longest unit.
      if !decoder.isStopped, start - decoder.offset >= StreamDecoder.longestUnit { Issue.record("\(start)") }
    }
    result.malformed += decoder.finish(into: &result.text)
    result.offset = decoder.offset
    result.isStopped = decoder.isStopped
    return result
  }

  static func whole(_ bytes: [UInt8], _ encoding: Encoding, _ profile: DecoderProfile) -> Result {
    let decoded = encoding.decode(bytes, profile: profile)
    return Result(
      text: CorruptionTests.utf8(decoded.scalars), malformed: decoded.malformed, offset: decoded.consumed,
      isStopped: decoded.consumed < bytes.count)
  }

  /// A value that is not copied cannot stand in `#expect`.
  static func expect(_ decoder: borrowing StreamDecoder, at offset: Int, isStopped: Bool = false) {
    let state = (decoder.offset, decoder.isStopped)
    #expect(state == (offset, isStopped))
  }

  static func expect(_ runs: [MalformedRun], _ expected: [MalformedRun]) { #expect(runs == expected) }

  static let encodings =
    Encoding.all
    + ["euc-jisx0213", "iso-2022-jp-3", "ibm933", "viscii", "tcvn5712-1"].compactMap(Encoding.init)

  static let profiles = CorruptionTests.profiles + [.java, .pythonPrivateUse]

  @Test("Cut at every place", arguments: encodings)
  func everyCut(_ encoding: Encoding) {
    var generator = CorruptionTests.Generator(state: 31)
    for round in 0..<(Self.profiles.count * 2) {
      let profile = Self.profiles[round % Self.profiles.count]
      let bytes = Array(CorruptionTests.damaged(encoding, &generator).prefix(120))
      let whole = Self.whole(bytes, encoding, profile)
      for cut in 0...bytes.count
      where Self.decode(bytes, encoding, profile, cuts: [cut]) != whole {
        Issue.record("\(encoding.name) \(profile) cut at \(cut): \(bytes)")
      }
      // A byte at a time.
      if Self.decode(bytes, encoding, profile, cuts: Array(bytes.indices)) != whole {
        Issue.record("\(encoding.name) \(profile) byte by byte: \(bytes)")
      }
    }
  }

  @Test("Cut at random places, with random bytes between", arguments: encodings)
  func randomCuts(_ encoding: Encoding) {
    var generator = CorruptionTests.Generator(state: 32)
    for round in 0..<(Self.profiles.count * 6) {
      let profile = Self.profiles[round % Self.profiles.count]
      var bytes = CorruptionTests.damaged(encoding, &generator)
      for _ in 0..<40 { bytes.append(UInt8.random(in: 0...0xFF, using: &generator)) }
      bytes += CorruptionTests.damaged(encoding, &generator)
      let whole = Self.whole(bytes, encoding, profile)
      for _ in 0..<4 {
        let cuts = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
          Int.random(in: 0...bytes.count, using: &generator)
        }.sorted()
        if Self.decode(bytes, encoding, profile, cuts: cuts) != whole {
          Issue.record("\(encoding.name) \(profile) cut at \(cuts): \(bytes)")
        }
      }
    }
  }

  @Test("A shift state lasts over pieces, and a character that is cut is whole")
  func shiftStates() {
    let bytes = Array("a~{VPND~}b".utf8)
    let result = Self.decode(bytes, .hz, .web, cuts: Array(bytes.indices))
    #expect(result == Result(text: Array("a中文b".utf8), offset: bytes.count))
  }

  @Test("What is complete is not held back, what is cut at the end is malformed at its place in the whole")
  func promptness() {
    var decoder = StreamDecoder(.gb18030)
    var text: [UInt8] = []
    let first: [UInt8] = [0x41, 0xD6, 0xD0, 0xCE]
    Self.expect(decoder.decode(first.span, into: &text), [])
    Self.expect(decoder, at: 3)
    #expect(text == Array("A中".utf8))
    let second: [UInt8] = [0xC4, 0x81, 0x30]
    Self.expect(decoder.decode(second.span, into: &text), [])
    Self.expect(decoder, at: 5)
    Self.expect(
      decoder.finish(into: &text),
      [MalformedRun(offset: 5, length: 2, reason: .truncated)])
    #expect(text == Array("A中文\u{FFFD}".utf8))
  }

  @Test("What iconv holds back to compose it is not lost before a malformed end")
  func composing() throws {
    let japanese = try #require(Encoding(label: "euc-jisx0213"))
    #expect(japanese.decode([0xA4, 0xAB, 0xFF]).scalars.sorted() == [0x304B, 0xFFFD])
    #expect(japanese.decode([0xA4, 0xAB], profile: .strict).scalars == [0x304B])
  }

  @Test("A profile that stops reads nothing more")
  func stop() {
    var decoder = StreamDecoder(.eucKR, profile: .strict)
    var text: [UInt8] = []
    let first: [UInt8] = [0x41, 0xB0]
    Self.expect(decoder.decode(first.span, into: &text), [])
    Self.expect(decoder, at: 1)
    let second: [UInt8] = [0x20, 0x42]
    Self.expect(
      decoder.decode(second.span, into: &text), [MalformedRun(offset: 1, length: 1, reason: .badTrail)])
    Self.expect(decoder, at: 1, isStopped: true)
    Self.expect(decoder.decode(second.span, isFinal: true, into: &text), [])
    #expect(text == [0x41])
  }
}
