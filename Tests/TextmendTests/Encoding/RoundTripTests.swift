import Testing

@testable import Textmend
@testable import textmend_tools

/// Every code point of every encoding, there and back.
struct RoundTripTests {
  /// Whether the encoder also writes characters that the decoder reads as others: private use of GB18030-2000.
  private static func readsOtherwise(_ scalar: UInt32, _ encoding: Encoding) -> Bool {
    [.gb18030, .gbk, .hz, .iso2022CN].contains(encoding) && Overlays.gb18030EncodedToo[scalar] != nil
  }

  private static func limit(_ encoding: Encoding) -> UInt32 {
    switch encoding.codec {
    case .utf8, .utf16, .utf32, .utf7, .gb18030: 0x11_0000
    default: 0x3_0000
    }
  }

  @Test("What can be encoded decodes to itself, alone and between others", arguments: Encoding.all)
  func all(_ encoding: Encoding) throws {
    for company in [[], [0x41], [0x0A, 0x7E, 0x2D]] as [[UInt32]] where encoding != .replacement {
      var encoder = try #require(encoding.encoder(.web))
      var bytes: [UInt8] = []
      var scalars: [UInt32] = []
      encoder.begin(into: &bytes)
      for scalar in UInt32(0)..<RoundTripTests.limit(encoding) {
        guard !RoundTripTests.readsOtherwise(scalar, encoding), encoder.encode(scalar, into: &bytes) else {
          continue
        }
        scalars.append(scalar)
        for other in company where encoder.encode(other, into: &bytes) { scalars.append(other) }
      }
      encoder.finish(into: &bytes)
      let decoded = encoding.decode(bytes)
      #expect(decoded.malformed.isEmpty, "\(decoded.malformed.prefix(3))")
      if decoded.scalars != scalars {
        let i = zip(decoded.scalars, scalars).enumerated().first { $1.0 != $1.1 }?.offset ?? -1
        Issue.record("\(encoding.name): from \(i)")
      }
      // All code points but surrogates in Unicode's own; no table below loses a page unseen.
      #expect(
        Set(scalars).count
          >= (RoundTripTests.limit(encoding) == 0x11_0000 && encoding != .gbk ? 0x10_F7E0 : 180))
    }
  }

  @Test("Surrogates and what lies beyond U+10FFFF have no code", arguments: Encoding.all)
  func refused(_ encoding: Encoding) {
    for scalar in [0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0x11_0000, UInt32.max] {
      #expect(encoding.encode([scalar]) == .unencodable(at: 0), "\(scalar)")
    }
  }

  @Test("What browsers refuse to read at all is malformed, byte for byte")
  func replacement() {
    let decoded = Encoding.replacement.decode(Array("some text".utf8))
    #expect(decoded.scalars == Array(repeating: 0xFFFD, count: 9))
    #expect(decoded.malformed.map(\.offset) == Array(0..<9))
    #expect(Encoding.replacement.decode([]).scalars.isEmpty)
    #expect(Encoding.replacement.encode([0x41]) == .unencodable(at: 0))
  }
}
