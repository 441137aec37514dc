/// Hexadecimal digits in UTF-8.
enum Hexadecimal {
  /// The value of a digit in either case; nil where the byte is none.
  @inline(__always)
  static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x37
    case 0x61...0x66: UInt32(byte) - 0x57
    default: nil
    }
  }

  /// The number that exactly `count` digits at `i` write; nil where there are fewer.
  static func number(_ bytes: [UInt8], at i: Int, count: Int) -> UInt32? {
    guard i + count <= bytes.count else { return nil }
    var number: UInt32 = 0
    for byte in bytes[i..<(i + count)] {
      guard let digit = value(byte) else { return nil }
      number = number << 4 | digit
    }
    return number
  }
}
