import Testing

@testable import Textmend

/// The worst case of conversions: never exceeded, and reached.
struct BoundsTests {
  static let encodings = Encoding.all

  /// What leads to an encoding's densest characters.
  static func prefix(_ encoding: Encoding) -> [UInt8] {
    switch encoding {
    case .hz: Array("~{".utf8)
    case .iso2022JP: Array("\u{1B}(I".utf8)
    case .iso2022KR: [0x0E]
    case .iso2022CN: Array("\u{1B}$)A\u{0E}".utf8)
    default: []
    }
  }
  static let profiles = StreamTests.profiles + [.questionMark]

  static func decodedCount(_ bytes: [UInt8], _ encoding: Encoding, _ profile: DecoderProfile) -> Int {
    CorruptionTests.utf8(encoding.decode(bytes, profile: profile).scalars).count
  }

  @Test("Decoding gives at most what is said, and some input nearly that", arguments: encodings)
  func decoding(_ encoding: Encoding) throws {
    var generator = CorruptionTests.Generator(state: 41)
    // What grows most, of every encoding.
    var units: [[UInt8]] = (0...0xFF).map { [$0] }
    for lead in UInt8(0x80)...0xFF { units += [0x40, 0x62, 0xA1, 0xB0].map { [lead, $0] } }
    units += [[0x4E, 0x4E], [0x00, 0xF6, 0x01, 0x00], [0x00, 0x01, 0xF6, 0x00]]
    for profile in Self.profiles {
      var nearest = Int.max
      for unit in units {
        let prefix = Self.prefix(encoding)
        let unit = prefix.isEmpty ? unit : unit.map { $0 & 0x7F }
        let bytes = prefix + (0..<(32 / unit.count)).flatMap { _ in unit }
        let bound = try #require(encoding.maxUTF8Count(forByteCount: bytes.count, profile: profile))
        nearest = min(nearest, bound - Self.decodedCount(bytes, encoding, profile))
      }
      #expect(nearest >= 0)
      // Beside what the prefix could have been.
      #expect(nearest <= max(4, 3 * Self.prefix(encoding).count), "\(encoding.name) \(profile)")
      for _ in 0..<30 {
        let bytes = CorruptionTests.damaged(encoding, &generator)
        let bound = try #require(encoding.maxUTF8Count(forByteCount: bytes.count, profile: profile))
        let count = Self.decodedCount(bytes, encoding, profile)
        if count > bound { Issue.record("\(encoding.name) \(profile) \(bytes): \(count) > \(bound)") }
      }
    }
  }

  @Test(
    "Encoding gives at most what is said, and some text nearly that",
    arguments: encodings.filter { $0 != .replacement })
  func encoding(_ encoding: Encoding) throws {
    let scalars: [UInt32] = [
      0x0A, 0x41, 0x7E, 0x80, 0xE9, 0x3B1, 0x44F, 0xFF71, 0x4E2D, 0x4E02, 0xAC00, 0xE5E5, 0x2000B, 0x1F600,
      0x4E85, 0x4E40,
    ]
    var nearestScalar = Int.max
    var nearestUTF8 = Int.max
    for first in scalars {
      for second in scalars {
        for count in [1, 2, 31, 32] {
          let text = (0..<count).map { $0 % 2 == 0 ? first : second }
          guard let bytes = encoding.encode(text).bytes else { continue }
          let scalarBound = try #require(encoding.maxByteCount(forScalarCount: count))
          let utf8Bound = try #require(encoding.maxByteCount(forUTF8Count: CorruptionTests.utf8(text).count))
          if bytes.count > scalarBound || bytes.count > utf8Bound { Issue.record("\(text)") }
          guard count >= 31 else { continue }
          nearestScalar = min(nearestScalar, scalarBound - bytes.count)
          nearestUTF8 = min(nearestUTF8, utf8Bound - bytes.count)
        }
      }
    }
    // UTF-7: the bound is that of three code points.
    #expect(nearestScalar <= (encoding == .utf7 ? 5 : 2))
    #expect(nearestUTF8 <= 8)
  }

  @Test("Nil where it overflows, or where nothing is known")
  func overflow() throws {
    #expect(Encoding.shiftJIS.maxUTF8Count(forByteCount: .max) == nil)
    #expect(Encoding.shiftJIS.maxUTF8Count(forByteCount: .max / 3) == .max / 3 * 3)
    #expect(Encoding.utf32LE.maxByteCount(forUTF8Count: .max / 4 + 1) == nil)
    #expect(Encoding.utf32LE.maxByteCount(forScalarCount: .max) == nil)
    #expect(Encoding.hz.maxByteCount(forScalarCount: .max / 4 + 1) == nil)
    #expect(Encoding.isoLatin1.maxByteCount(forUTF8Count: .max) == .max)
    for encoding in Self.encodings {
      #expect(encoding.maxUTF8Count(forByteCount: 0) == 0)
    }
    let system = try #require(Encoding(label: "euc-jisx0213"))
    #expect(system.maxUTF8Count(forByteCount: 1) == nil)
    #expect(system.maxByteCount(forScalarCount: 1) == nil)
    #expect(system.maxByteCount(forUTF8Count: 1) == nil)
  }
}
