@_spi(_Unicode) import Swift
import Testing

@testable import Textmend

/// What is known of form C without asking the standard library, against the standard library.
@Suite struct ComposedFormTests {
  private typealias Generator = CorruptionTests.Generator

  private static let scalars = (UInt32(0)...0x10FFFF).compactMap { Unicode.Scalar($0) }

  @Test("A plain character is its own form C, of class 0, and composes with nothing before it")
  func plainCharacters() {
    // What composes with something before it stands behind the first place in a decomposition.
    var followers: Set<UInt32> = []
    for scalar in Self.scalars {
      for follower in String(scalar)._nfd.dropFirst() { followers.insert(follower.value) }
    }
    #expect(followers.count > 100)
    var count = 0
    for scalar in Self.scalars where ComposedForm.isPlain(scalar.value) {
      count += 1
      #expect(scalar.properties.canonicalCombiningClass == .notReordered, "\(scalar)")
      #expect(String(scalar)._nfc.elementsEqual([scalar]), "\(scalar)")
      #expect(!followers.contains(scalar.value), "\(scalar)")
    }
    #expect(count > 40000)
  }

  /// Characters on both sides of the list's borders, and some that compose.
  private static let alphabet: [UInt32] =
    "abe\u{301}\u{323}\u{30C} é中文か\u{3099}゛가\u{1100}\u{1161}\u{11A8}ᆨΩ\u{2126}\u{212A}ά\u{387}豈\u{F900}ﬁกำ็शि̈\r\n\n"
    .unicodeScalars.map(\.value)
    + [
      0x2FF, 0x300, 0x3FF, 0x47F, 0x480, 0x483, 0x1DFF, 0x1E00, 0x1EFF, 0x1F71, 0x2000, 0x2001, 0x2002,
      0x20BF, 0x20D0,
      0x2328, 0x2329, 0x232A, 0x232B, 0x2ABF, 0x2ADC, 0x3029, 0x302A, 0x302F, 0x3030, 0x3098, 0x309A, 0x309B,
      0xA66F,
      0xABFF, 0xAC00, 0xD77F, 0xD7A3, 0xD7B0, 0xE000, 0xF8FF, 0xFB1D, 0xFE20, 0xFF00, 0xFFFD, 0x10000,
      0x1F600, 0x2F800,
    ]

  private static func scalars(_ generator: inout Generator) -> [UInt32] {
    var result: [UInt32] = []
    for _ in 0..<Int.random(in: 1...8, using: &generator) {
      let plain = [0x61, 0xE9, 0x430, 0x4E2D, 0x3042, 0xAC00, 0xFF0C].randomElement(using: &generator)!
      result += repeatElement(UInt32(plain), count: Int.random(in: 0...30, using: &generator))
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        result.append(alphabet.randomElement(using: &generator)!)
      }
    }
    return result
  }

  @Test("The end of plain text is where the first other character stands")
  func plainEnd() {
    for seed in UInt64(0)..<5000 {
      var generator = Generator(state: seed)
      let scalars = Self.scalars(&generator)
      let skipped = Int.random(in: 0...min(3, scalars.count), using: &generator)
      let start = Scalars.utf8(scalars.prefix(skipped)).count
      let plain = scalars.dropFirst(skipped).prefix { ComposedForm.isPlain($0) }
      let bytes = Scalars.utf8(scalars)
      let end = ComposedForm.plainEnd(bytes.span, in: start..<bytes.count)
      #expect(end == start + Scalars.utf8(plain).count, "seed \(seed)")
    }
    // Each character alone behind long text, and the blocks' answer with it.
    for scalar in Self.scalars {
      let bytes = Scalars.utf8(
        Array(repeating: 0x4E2D, count: 20) + [scalar.value] + Array(repeating: 0x4E2D, count: 20))
      let end = ComposedForm.plainEnd(bytes.span, in: 0..<bytes.count)
      #expect(end == (ComposedForm.isPlain(scalar.value) ? bytes.count : 60), "\(scalar)")
    }
  }

  @Test("Composing stretch by stretch is composing the whole")
  func composing() {
    var options = Options()
    options.rules = RuleSelection(families: [])
    options.rules.insert(.normalizationFormC)
    var changes = 0
    for seed in UInt64(0)..<5000 {
      var generator = Generator(state: seed)
      let bytes = Scalars.utf8(Self.scalars(&generator))
      let rewrite = Canonical.rewrite(bytes, options: options)
      let expected = Scalars.utf8(String(decoding: bytes, as: UTF8.self)._nfc.map(\.value))
      #expect(rewrite.applied(to: bytes) == expected, "seed \(seed)")
      changes += rewrite.changes.count
    }
    #expect(changes > 1000)
  }
}
