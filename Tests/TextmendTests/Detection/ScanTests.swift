import Testing

@testable import Textmend

/// The scan's short cuts against ``SlowScan``.
@Suite struct ScanTests {
  private typealias Generator = CorruptionTests.Generator

  /// What flags and the boundaries of the fast loops depend on. Common Han come several times, so that sums of
  /// rarities rise and fall.
  private static let alphabet: [UInt32] =
    "的一是不了人我在有他的一是不了人我在有他们這國說時們，。、；“”（）！々〇龘靐齉爨癵驫麤鱻籲锟烫屯脠閺娑撶粺鍥介梽"
    .unicodeScalars.map(\.value)
    + "あいのアをｱｲ한국어가뷁힣éøìñß€ÃÂâ¤…–—ÐÑабвыЁАБВ░│┤√ Ω∫𠀋😀ㄅ㈱\u{FEFF}\u{200B}\u{FFFD}\u{E4C6}\u{F8FF}\u{85}\u{AD}"
    .unicodeScalars.map(\.value)
    + Array("abc?(,,; \t\r\n\n\u{1B}\u{0}\u{7}\u{7F}0".unicodeScalars.map(\.value))

  /// Runs of one kind of character after another, as text has them.
  private static func text(_ generator: inout Generator) -> [UInt8] {
    var scalars: [UInt32] = []
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      let count = Int.random(in: 0...40, using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: for _ in 0..<count { scalars.append(alphabet.randomElement(using: &generator)!) }
      case 1: for _ in 0..<count { scalars.append(UInt32.random(in: 0x4E00...0x9FFF, using: &generator)) }
      case 2: for _ in 0..<count { scalars.append(alphabet[..<30].randomElement(using: &generator)!) }
      case 3: for _ in 0..<count { scalars.append(UInt32.random(in: 0x20...0x7E, using: &generator)) }
      case 4: for _ in 0..<count { scalars.append(UInt32.random(in: 0x80...0xD7FF, using: &generator)) }
      default: scalars.append(alphabet.randomElement(using: &generator)!)
      }
    }
    return Scalars.utf8(scalars)
  }

  @Test("The same lines with the same flags as without short cuts")
  func reference() {
    var flags: ScanFlags = []
    var clean = 0
    for seed in UInt64(0)..<1500 {
      var generator = Generator(state: seed)
      let bytes = Self.text(&generator)
      let start: Scan.Start = seed % 2 == 0 ? .file : .string
      let lines = Scan.suspiciousLines(bytes, start: start)
      let expected = SlowScan.suspiciousLines(bytes, start: start)
      #expect(lines == expected, "seed \(seed)")
      for line in expected { flags.formUnion(line.flags) }
      if expected.isEmpty { clean += 1 }
    }
    // The texts are such that each flag is met, and none.
    #expect(flags.rawValue == 0b111_1111)
    #expect(clean > 75)
  }

  @Test("Each character of the plane alone, between Han, before and behind marks and ASCII")
  func everyCharacter() {
    for scalar in UInt32(0x80)..<0x10000 where !(0xD800..<0xE000).contains(scalar) {
      var scalars: [UInt32] = []
      for neighbour: UInt32 in [0x2C, 0x3F, 0x28, 0xFF0C, 0x9F98] {
        scalars += [
          0x4E2D, 0x6587, neighbour, scalar, neighbour, 0x4E2D, 0x6587, 0x5B57, 0x4E00, scalar, 0x0A,
        ]
      }
      let bytes = Scalars.utf8(scalars)
      #expect(Scan.suspiciousLines(bytes) == SlowScan.suspiciousLines(bytes), "\(String(scalar, radix: 16))")
    }
  }
}
