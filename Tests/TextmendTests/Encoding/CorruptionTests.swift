import Testing

@testable import Textmend

/// Fast code against slow, on text with seeded damage.
struct CorruptionTests {
  /// SplitMix64: the same bytes in every run.
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
  }

  static let texts = [
    "中文繁體字與简体字，。！混排 plain ASCII text that runs on for a while, then 漢字。",
    "日本語のテキスト、カタカナと漢字。ｱｲｳ half width. 한국어 텍스트도 있습니다.",
    "naïve café — “quotes” € Ω я Ё ñ 𠀋 𪚥 😀 \u{E000}\u{E4C6}\u{7F}\u{0}",
  ]

  static let profiles: [DecoderProfile] = [
    .web, .strict, .python, .privateUseDropped, .questionMark,
    DecoderProfile(mark: .katakanaMiddleDot, resynchronization: .python, openBytes: .vendor),
    DecoderProfile(mark: .nothing, privateUse: .malformed),
  ]

  /// Encoded text with bytes changed, removed, inserted, and cut.
  static func damaged(_ encoding: Encoding, _ generator: inout Generator) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      for scalar in texts.randomElement(using: &generator)!.unicodeScalars {
        bytes += encoding.encode([scalar.value]).bytes ?? [0x3F]
      }
    }
    for _ in 0..<Int.random(in: 0...12, using: &generator) where !bytes.isEmpty {
      let i = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[i] = UInt8.random(in: 0...0xFF, using: &generator)
      case 1: bytes.remove(at: i)
      case 2: bytes.insert(UInt8.random(in: 0x80...0xFF, using: &generator), at: i)
      default: bytes.removeLast(Int.random(in: 0...min(3, bytes.count), using: &generator))
      }
    }
    return bytes
  }

  static func utf8(_ scalars: [UInt32]) -> [UInt8] {
    scalars.flatMap { UTF8Codec().encoded($0) }
  }

  @Test(
    "The decoders read what the standard's state machines read",
    arguments: zip(
      [
        Encoding.gb18030, .big5, .shiftJIS, .eucKR, .eucJP, .utf8, .utf16LE, .utf16BE, .hz, .eucTW, .johab,
        .iso2022JP, .iso2022KR,
      ],
      ReferenceDecoder.Kind.allCases))
  func reference(_ encoding: Encoding, _ kind: ReferenceDecoder.Kind) {
    var generator = Generator(state: 20)
    for round in 0..<400 {
      let bytes =
        round % 4 == 0
        ? Self.soup(kind.alphabet, &generator) : Self.damaged(encoding, &generator)
      let expected = ReferenceDecoder.decode(bytes, kind)
      if encoding.decode(bytes).scalars != expected { Issue.record("\(bytes)") }
    }
  }

  /// 40 bytes of these, at random.
  static func soup(_ alphabet: [UInt8], _ generator: inout Generator) -> [UInt8] {
    (0..<40).map { _ in alphabet.randomElement(using: &generator)! }
  }

  @Test("UTF-7 reads what its runs mean as a whole")
  func utf7() {
    var generator = Generator(state: 21)
    for round in 0..<2000 {
      var bytes =
        round % 2 == 0
        ? Self.soup(Array("+++---2AAQ3//zA \u{80}".utf8), &generator) : Self.damaged(.utf7, &generator)
      if round % 4 < 2 {
        // A text in one piece, its runs of many characters.
        let text = Self.texts[round % 3].unicodeScalars.map(\.value)
        bytes = Encoding.utf7.encode(text).bytes! + bytes
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...0xFF, using: &generator)
      }
      if Encoding.utf7.decode(bytes).scalars != ReferenceUTF7.decode(bytes) { Issue.record("\(bytes)") }
    }
  }

  @Test("Transcoding gives the decoder's text, runs and end", arguments: Encoding.all)
  func transcoding(_ encoding: Encoding) {
    var generator = Generator(state: 7)
    for round in 0..<60 {
      let bytes = Self.damaged(encoding, &generator)
      let profile = Self.profiles[round % Self.profiles.count]
      let decoded = encoding.decode(bytes, profile: profile, recordsOffsets: true)
      var output: [UInt8] = [0x3E]
      let transcoded = encoding.transcodeToUTF8(bytes.span, profile: profile, into: &output)
      if output != [0x3E] + Self.utf8(decoded.scalars) || transcoded.malformed != decoded.malformed
        || transcoded.consumed != decoded.consumed
      {
        Issue.record("\(profile) \(bytes)")
      }
      #expect(decoded.offsets.count == decoded.scalars.count + 1)
    }
  }

  @Test("Transcoding across stretches")
  func stretches() {
    var generator = Generator(state: 3)
    var bytes: [UInt8] = []
    while bytes.count < 70_000 { bytes += Self.damaged(.gb18030, &generator) }
    var output: [UInt8] = []
    _ = Encoding.gb18030.transcodeToUTF8(bytes.span, into: &output)
    #expect(output == Self.utf8(Encoding.gb18030.decode(bytes).scalars))
    #expect(output == Self.utf8(ReferenceDecoder.decode(bytes, .gb18030)))
  }

  @Test("What strict decoding accepts encodes to the same bytes, or to another code of the same text")
  func roundTrips() {
    var generator = Generator(state: 11)
    for encoding in Encoding.all {
      for _ in 0..<10 {
        let bytes = Self.damaged(encoding, &generator)
        let decoded = encoding.decode(bytes, profile: .strict)
        guard let back = encoding.encode(decoded.scalars, profile: .strict).bytes else {
          Issue.record("\(encoding.name) \(bytes)")
          continue
        }
        #expect(encoding.decode(back, profile: .strict).scalars == decoded.scalars, "\(encoding.name)")
      }
    }
  }

  @Test("Validation of UTF-8 finds the runs that the decoder finds, and the standard library's errors")
  func validation() {
    var generator = Generator(state: 5)
    for round in 0..<600 {
      var bytes =
        round % 3 == 0
        ? (0..<30).map { _ in
          [0x41, 0x80, 0xBF, 0xC1, 0xC2, 0xE0, 0xA0, 0xED, 0x9F, 0xF0, 0x90, 0xF4, 0x8F, 0xFF].randomElement(
            using: &generator)!
        }
        : Self.damaged(.utf8, &generator)
      if round % 5 == 0 { bytes = Array(repeating: 0x61, count: round) + bytes }
      let runs = bytes.span.malformedUTF8()
      #expect(runs == Encoding.utf8.decode(bytes).malformed)
      #expect(
        Self.utf8(Encoding.utf8.decode(bytes).scalars) == Array(String(decoding: bytes, as: UTF8.self).utf8))
      #expect(runs.isEmpty == ((try? UTF8Span(validating: bytes.span)) != nil))
    }
  }

  @Test("The ASCII scan ends at the first byte that is none")
  func asciiScan() {
    for count in [0, 1, 7, 8, 9, 31, 127, 128, 129, 300] {
      for high in 0...count {
        var bytes = [UInt8](repeating: 0x41, count: count)
        if high < count { bytes[high] = 0x80 }
        for start in [0, min(3, count)] where start <= high {
          #expect(bytes.span.asciiCount(from: start) == high - start)
        }
      }
    }
  }
}

extension UTF8Codec {
  fileprivate func encoded(_ scalar: UInt32) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = encode(scalar, into: &bytes)
    return bytes
  }
}
