@testable import Textmend

/// UTF-7, a run of base64 at a time: all its bits, then all its code units, then its characters.
enum ReferenceUTF7 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func decode(_ bytes: [UInt8]) -> [UInt32] {
    var scalars: [UInt32] = []
    var i = 0
    while i < bytes.count {
      guard bytes[i] == 0x2B else {
        scalars.append(bytes[i] < 0x80 ? UInt32(bytes[i]) : 0xFFFD)
        i += 1
        continue
      }
      let run = bytes[(i + 1)...].prefix { digits.contains($0) }
      i += 1 + run.count
      let isClosed = i < bytes.count && bytes[i] == 0x2D
      if run.isEmpty {
        scalars.append(isClosed ? 0x2B : 0xFFFD)
        if isClosed { i += 1 }
        continue
      }
      var bits: [Bool] = []
      for digit in run {
        let value = digits.firstIndex(of: digit)!
        for bit in (0..<6).reversed() { bits.append(value >> bit & 1 == 1) }
      }
      var units: [UInt32] = []
      while bits.count >= 16 {
        units.append(bits.prefix(16).reduce(0) { $0 << 1 | ($1 ? 1 : 0) })
        bits.removeFirst(16)
      }
      let isAtEnd = i == bytes.count
      let endsHigh = scalarize(units, into: &scalars)
      // At the end of the text what is missing is one error; before other text the digits are another one.
      if endsHigh { scalars.append(0xFFFD) }
      if bits.count >= 6, !(endsHigh && isAtEnd) { scalars.append(0xFFFD) }
      if isClosed {
        if bits.count < 6, bits.contains(true) { scalars.append(0xFFFD) }
        i += 1
      }
    }
    return scalars
  }

  /// - Returns: whether the last unit is half of a pair whose other half is missing.
  private static func scalarize(_ units: [UInt32], into scalars: inout [UInt32]) -> Bool {
    var high: UInt32?
    for unit in units {
      if let first = high {
        high = nil
        if unit & 0xFC00 == 0xDC00 {
          scalars.append(0x10000 + (first - 0xD800) * 0x400 + (unit - 0xDC00))
          continue
        }
        scalars.append(0xFFFD)
      }
      if unit & 0xFC00 == 0xD800 {
        high = unit
      } else {
        scalars.append(unit & 0xFC00 == 0xDC00 ? 0xFFFD : unit)
      }
    }
    return high != nil
  }
}
