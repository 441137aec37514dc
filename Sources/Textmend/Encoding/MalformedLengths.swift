// How many bytes of a malformed sequence Python's and Java's decoders take. The rules were read off the programs'
// answers, which a test asks for again where the programs are there: CPython 3.10 to 3.13, OpenJDK 17.

extension UTF8Codec {
  func pythonLength(of unit: DecodedUnit, at offset: Int, in bytes: Span<UInt8>) -> Int { unit.length }

  /// As the standard, but an encoded surrogate is one sequence.
  func javaLength(of unit: DecodedUnit, at offset: Int, in bytes: Span<UInt8>) -> Int {
    guard unit.reason == .surrogate else { return unit.length }
    return offset + 2 < bytes.count && bytes[offset + 2] & 0xC0 != 0x80 ? 2 : 3
  }
}

extension UTF16Codec {
  /// A leading surrogate takes the next code unit with it.
  func javaLength(of unit: DecodedUnit, at offset: Int, in bytes: Span<UInt8>) -> Int {
    guard unit.reason == .surrogate else { return unit.length }
    return bytes[offset + (isBigEndian ? 0 : 1)] & 0xFC == 0xD8 ? 4 : 2
  }

  func pythonLength(of unit: DecodedUnit, at offset: Int, in bytes: Span<UInt8>) -> Int { unit.length }
}

extension UTF32Codec {
  func pythonLength(of unit: DecodedUnit, at offset: Int, in bytes: Span<UInt8>) -> Int { unit.length }
}

extension GB18030 {
  /// Four bytes are waited for before the third is looked at.
  func pythonLength(of unit: DecodedUnit, at offset: Int, in bytes: Span<UInt8>) -> Int {
    guard readsFourBytes, isFourBytes(at: offset, in: bytes) else {
      return unit.reason == .truncated ? bytes.count - offset : 1
    }
    return offset + 3 < bytes.count ? 1 : 4
  }

  /// Four bytes are taken up to the first that is wrong; in GBK as ``javaPairLength(at:in:isLead:isSingle:)``.
  func javaLength(of unit: DecodedUnit, at offset: Int, in bytes: Span<UInt8>) -> Int {
    guard unit.reason != .unexpectedByte, offset + 1 < bytes.count else { return 1 }
    guard readsFourBytes else {
      return javaPairLength(at: offset, in: bytes, isLead: { $0 &- 0x81 < 0x7E }, isSingle: { $0 < 0x80 })
    }
    guard isFourBytes(at: offset, in: bytes) else { return bytes[offset + 1] < 0x30 ? 1 : 2 }
    return offset + 3 < bytes.count && bytes[offset + 2] &- 0x81 >= 126 ? 3 : 4
  }

  private func isFourBytes(at offset: Int, in bytes: Span<UInt8>) -> Bool {
    bytes[offset] &- 0x81 < 126 && offset + 1 < bytes.count && bytes[offset + 1] &- 0x30 < 10
  }
}

extension Big5 {
  /// With the Hong Kong set always two bytes.
  func javaLength(of unit: DecodedUnit, at offset: Int, in bytes: Span<UInt8>) -> Int {
    if hasHongKong { return 2 }
    return javaPairLength(at: offset, in: bytes, isLead: { $0 &- 0x81 < 0x7E }, isSingle: { $0 < 0x80 })
  }
}

extension EUCKR {
  func javaLength(of unit: DecodedUnit, at offset: Int, in bytes: Span<UInt8>) -> Int {
    javaPairLength(at: offset, in: bytes, isLead: { $0 &- 0x81 < 0x7E }, isSingle: { $0 < 0x80 })
  }
}

extension ShiftJIS {
  /// A lead byte without any character of its own is none.
  func javaLength(of unit: DecodedUnit, at offset: Int, in bytes: Span<UInt8>) -> Int {
    javaPairLength(
      at: offset, in: bytes,
      isLead: {
        switch $0 {
        case 0x81...0x84, 0x87...0x9F, 0xE0...0xEA, 0xED, 0xEE, 0xF0...0xFC: true
        default: false
        }
      }, isSingle: { $0 < 0x80 || $0 &- 0xA1 < 0x3F })
  }
}

extension EUCJP {
  /// Waits for all three bytes behind 8F.
  func pythonLength(of unit: DecodedUnit, at offset: Int, in bytes: Span<UInt8>) -> Int {
    bytes[offset] == 0x8F && offset + 2 >= bytes.count ? 3 : 1
  }

  /// Two bytes, or three behind 8F, whatever they are.
  func javaLength(of unit: DecodedUnit, at offset: Int, in bytes: Span<UInt8>) -> Int {
    bytes[offset] == 0x8F ? 3 : 2
  }
}

extension Decoder {
  /// OpenJDK's `DoubleByte.Decoder`: one byte, where the first is no lead byte or the second can begin a
  /// character, else the pair.
  fileprivate func javaPairLength(
    at offset: Int, in bytes: Span<UInt8>, isLead: (UInt8) -> Bool, isSingle: (UInt8) -> Bool
  ) -> Int {
    guard isLead(bytes[offset]), offset + 1 < bytes.count else { return 1 }
    let second = bytes[offset + 1]
    return isLead(second) || isSingle(second) ? 1 : 2
  }
}
