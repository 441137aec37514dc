import Testing

@testable import Textmend

/// Every reason for which bytes are malformed, in every kind of decoder: offset, length and reason.
struct MalformedRunTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let encoding: Encoding
    let reason: MalformedRun.Reason
    /// Well-formed before, the malformed run, and what is read again after it.
    let before: [UInt8]
    let run: [UInt8]
    let after: [UInt8]

    init(
      _ encoding: Encoding, _ reason: MalformedRun.Reason, _ before: [UInt8], _ run: [UInt8], _ after: [UInt8]
    ) {
      self.encoding = encoding
      self.reason = reason
      self.before = before
      self.run = run
      self.after = after
    }

    var testDescription: String { "\(encoding.name) \(reason)" }
  }

  static let cases: [Case] = [
    Case(.utf8, .unexpectedByte, [0x41], [0x80], [0x41]),
    Case(.utf8, .badTrail, [0xC3, 0xA9], [0xE4, 0xB8], [0x41]),
    Case(.utf8, .badTrail, [], [0xF0, 0x9F, 0x98], [0xC3, 0xA9]),
    Case(.utf8, .badTrail, [0x41], [0xC3], [0x41]),
    Case(.utf8, .overlong, [0x41], [0xC0], [0x41]),
    Case(.utf8, .overlong, [0x41], [0xE0], [0x9F, 0xBF]),
    Case(.utf8, .surrogate, [0x41], [0xED], [0xA0, 0x80]),
    Case(.utf8, .outOfRange, [0x41], [0xF4], [0x90, 0x80, 0x80]),
    Case(.utf8, .outOfRange, [0x41], [0xFF], [0x41]),
    Case(.utf8, .truncated, [0x41], [0xF0, 0x9F, 0x98], []),
    Case(.utf16LE, .surrogate, [0x41, 0], [0x00, 0xDC], [0x42, 0]),
    Case(.utf16LE, .surrogate, [0x41, 0], [0x3D, 0xD8], [0x42, 0]),
    Case(.utf16BE, .truncated, [0, 0x41], [0xD8, 0x3D, 0xDE], []),
    Case(.utf16BE, .truncated, [0, 0x41], [0x4E], []),
    Case(.utf32LE, .surrogate, [0x41, 0, 0, 0], [0x00, 0xD8, 0, 0], [0x42, 0, 0, 0]),
    Case(.utf32BE, .outOfRange, [], [0, 0x11, 0, 0], [0, 0, 0, 0x41]),
    Case(.utf32BE, .truncated, [0, 0, 0, 0x41], [0, 0, 0], []),
    Case(.gb18030, .unexpectedByte, [0xD6, 0xD0], [0xFF], [0xD6, 0xD0]),
    Case(.gb18030, .badTrail, [0x41], [0xD6], [0x20]),
    Case(.gb18030, .badTrail, [0x41], [0xD6, 0xFF], [0x41]),
    Case(.gb18030, .badTrail, [0x41], [0x81], [0x30, 0x20]),
    Case(.gb18030, .badTrail, [0x41], [0x81], [0x30, 0x81, 0x42]),
    Case(.gb18030, .unmapped, [0x41], [0xFE], [0x39, 0xFE, 0x39]),
    Case(.gb18030, .truncated, [0x41], [0xD6], []),
    Case(.gb18030, .truncated, [0x41], [0x81, 0x30, 0x81], []),
    Case(.gbk, .badTrail, [0xD6, 0xD0], [0xD6], [0x7F]),
    Case(.big5, .unexpectedByte, [0xA4, 0xA4], [0x80], [0x41]),
    Case(.big5, .badTrail, [0xA4, 0xA4], [0xA4], [0x20]),
    Case(.big5, .badTrail, [], [0xA4, 0x80], [0x41]),
    Case(.big5, .unmapped, [], [0x81, 0xA1], [0x41]),
    Case(.big5, .unmapped, [], [0x81], [0x41]),
    Case(.big5, .truncated, [0x41], [0xA4], []),
    Case(.cp950, .unexpectedByte, [], [0xFF], [0x41]),
    Case(.cp950, .badTrail, [0xA4, 0xA4], [0xA4, 0xFF], [0x41]),
    Case(.cp950, .unmapped, [], [0xA3, 0xFE], [0x41]),
    Case(.shiftJIS, .unexpectedByte, [0xB1], [0xA0], [0xB1]),
    Case(.shiftJIS, .badTrail, [0x41], [0x82], [0x20]),
    Case(.shiftJIS, .badTrail, [0x41], [0x82, 0xFF], [0x41]),
    Case(.shiftJIS, .unmapped, [0x41], [0x85, 0x9F], [0x41]),
    Case(.shiftJIS, .truncated, [0x41], [0x82], []),
    Case(.eucKR, .unexpectedByte, [0xB0, 0xA1], [0x80], [0x41]),
    Case(.eucKR, .badTrail, [0xB0, 0xA1], [0xB0], [0x20]),
    Case(.eucKR, .badTrail, [0xB0, 0xA1], [0xB0, 0xFF], [0x41]),
    Case(.eucKR, .unmapped, [0xB0, 0xA1], [0xC9, 0xA1], [0x41]),
    Case(.eucKR, .truncated, [0xB0, 0xA1], [0xB0], []),
    Case(.eucJP, .unexpectedByte, [0x8E, 0xB1], [0x80], [0x41]),
    Case(.eucJP, .badTrail, [0xA4, 0xA2], [0xA4], [0x41]),
    Case(.eucJP, .badTrail, [0xA4, 0xA2], [0x8F, 0xB0], [0x41]),
    Case(.eucJP, .unmapped, [], [0x8E, 0xE0], [0x41]),
    Case(.eucJP, .unmapped, [], [0xA9, 0xA1], [0x41]),
    Case(.eucJP, .unmapped, [], [0x8F, 0xA1, 0xA1], [0x41]),
    Case(.eucJP, .truncated, [0xA4, 0xA2], [0x8F, 0xB0], []),
    Case(.hz, .unexpectedByte, [0x41], [0x80], [0x41]),
    Case(.hz, .unexpectedByte, [0x7E, 0x7B, 0x56, 0x50], [0x20], [0x56, 0x50]),
    Case(.hz, .badTrail, [0x7E, 0x7B], [0x56], [0x20]),
    Case(.hz, .truncated, [0x7E, 0x7B, 0x56, 0x50], [0x56], []),
    Case(.hz, .truncated, [0x41], [0x7E], []),
    Case(.eucTW, .unexpectedByte, [0xC4, 0xE3], [0x8F], [0x41]),
    Case(.eucTW, .badTrail, [0xC4, 0xE3], [0xC4], [0x41]),
    Case(.eucTW, .badTrail, [0x41], [0x8E, 0xA2, 0xA1], [0x41]),
    Case(.eucTW, .badTrail, [0x41], [0x8E, 0xA2, 0x80], [0x41]),
    Case(.eucTW, .unmapped, [0x41], [0x8E, 0xA8], [0x41]),
    Case(.eucTW, .truncated, [0x41], [0x8E, 0xA2, 0xA1], []),
    Case(.johab, .unexpectedByte, [0x88, 0x61], [0xFF], [0x88, 0x61]),
    Case(.johab, .badTrail, [0x88, 0x61], [0x88], [0x20]),
    Case(.johab, .unmapped, [0x88, 0x61], [0x84], [0x41]),
    Case(.johab, .unmapped, [0x88, 0x61], [0xDA, 0xA1], [0x41]),
    Case(.johab, .truncated, [0x88, 0x61], [0x88], []),
    Case(.iso2022JP, .unexpectedByte, [0x41], [0x0E], [0x41]),
    Case(.iso2022JP, .unexpectedByte, [0x41], [0x1B], [0x24, 0x41]),
    Case(.iso2022JP, .badTrail, [0x1B, 0x24, 0x42, 0x46, 0x7C], [0x46], [0x1B, 0x28, 0x42, 0x41]),
    Case(.iso2022JP, .badTrail, [0x1B, 0x24, 0x42, 0x46, 0x7C], [0x46, 0x0A], [0x46, 0x7C]),
    Case(.iso2022JP, .unmapped, [0x1B, 0x24, 0x42], [0x29, 0x21], [0x46, 0x7C]),
    Case(.iso2022JP, .truncated, [0x1B, 0x24, 0x42, 0x46, 0x7C], [0x46], []),
    Case(.iso2022JP, .truncated, [0x41], [0x1B], [0x24, 0x28]),
    Case(.iso2022KR, .unexpectedByte, [0x41], [0x1B], [0x24, 0x41]),
    Case(.iso2022KR, .badTrail, [0x0E, 0x30, 0x21], [0x30], [0x0A]),
    Case(.iso2022KR, .unmapped, [0x0E, 0x30, 0x21], [0x7E, 0x7E], [0x0F]),
    Case(.iso2022KR, .truncated, [0x0E, 0x30, 0x21], [0x30], []),
    Case(.iso2022CN, .unexpectedByte, [0x41], [0x0E], [0x41]),
    Case(.iso2022CN, .unexpectedByte, [0x41], [0x1B], [0x4E, 0x21]),
    Case(.iso2022CN, .badTrail, [0x1B, 0x24, 0x29, 0x41, 0x0E, 0x56, 0x50], [0x56], [0x0A]),
    Case(.iso2022CN, .unmapped, [0x1B, 0x24, 0x29, 0x47, 0x0E, 0x44, 0x63], [0x7E, 0x7E], [0x0F]),
    Case(.iso2022CN, .truncated, [0x41], [0x1B], [0x24, 0x29]),
    Case(.utf7, .unexpectedByte, [0x41], [0x80], [0x41]),
    Case(.utf7, .badTrail, [0x41], [0x2B], [0x20]),
    Case(.utf7, .badTrail, Array("+Ti0".utf8), [0x41], [0x2D]),
    Case(.utf7, .surrogate, Array("+".utf8), Array("2AA".utf8), [0x2D]),
    Case(.utf7, .surrogate, Array("+".utf8), Array("3AA".utf8), [0x2D]),
    Case(.utf7, .truncated, Array("A".utf8), [0x2B], []),
    Case(.utf7, .truncated, Array("+Ti1".utf8), Array("lh".utf8), []),
    Case(.windows1253, .unmapped, [0x41], [0xAA], [0xE1]),
  ]

  @Test("A malformed run", arguments: cases)
  func run(_ test: Case) throws {
    let bytes = test.before + test.run + test.after
    let expected = MalformedRun(offset: test.before.count, length: test.run.count, reason: test.reason)
    let decoded = test.encoding.decode(bytes, recordsOffsets: true)
    #expect(decoded.malformed.first == expected)
    // What stands before it is whole, and what stands behind it is read as if it began there.
    let before = test.encoding.decode(test.before, profile: .strict).scalars
    #expect(Array(decoded.scalars.prefix(before.count + 1)) == before + [0xFFFD])
    #expect(decoded.offsets[before.count] == test.before.count)
    let strict = test.encoding.decode(bytes, profile: .strict)
    #expect(strict.scalars == before)
    #expect(strict.consumed == test.before.count)
    #expect(strict.malformed == [expected])
    #expect(throws: TextmendError(.malformed, at: test.before.count)) {
      try test.encoding.string(from: bytes)
    }
  }

  @Test("Each reason occurs, and each encoding of more than one byte")
  func complete() {
    #expect(Set(Self.cases.map(\.reason)).count == 7)
    for encoding in BoundsTests.encodings where encoding.maxByteCount(forScalarCount: 1) != 1 {
      #expect(Self.cases.contains { $0.encoding == encoding }, "\(encoding.name)")
    }
  }
}
