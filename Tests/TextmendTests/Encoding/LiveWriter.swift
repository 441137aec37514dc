@testable import Textmend

/// Encodes code points one by one with libc's iconv.
struct LiveWriter: ~Copyable {
  private var converter: Iconv

  init(_ name: String) throws {
    converter = try Iconv(from: "UTF-32LE", to: name)
  }

  /// The bytes of a text; nil where a character has no code.
  mutating func write(_ scalars: [UInt32]) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in scalars {
      for shift in [0, 8, 16, 24] { bytes.append(UInt8(scalar >> UInt32(shift) & 0xFF)) }
    }
    let conversion = converter.convert(bytes)
    return conversion.end == .complete ? conversion.output : nil
  }
}
