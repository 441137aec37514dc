/// A code page of one-byte codes.
struct SingleByte: Decoder, Encoder {
  private let table: SingleByteTable
  /// Whether the C1 controls of the table are bytes that the code page leaves open, and malformed here.
  private let refusesControls: Bool

  let hasKernel: Bool

  var kernel: TranscodingKernel { hasKernel ? .bytes : .none }

  init(_ page: CodePage, profile: DecoderProfile) {
    table = SingleByteTable[page]
    hasKernel = table.isASCIICompatible
    refusesControls = page.hasOpenControls && profile.openBytes == .malformed
  }

  @inline(__always)
  func unit(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    let scalar = table.scalar(bytes[i])
    guard scalar != 0xFFFF_FFFF, !(refusesControls && scalar &- 0x80 < 0x20) else {
      return .malformed(.unmapped, 1, pair: 1)
    }
    return .scalar(scalar, 1)
  }

  @inline(__always)
  func commonCode(_ scalar: UInt32) -> UInt16 {
    // Profiles treat C1 controls differently.
    scalar < 0xA0 ? 0 : UInt16(max(0, table.byte(for: scalar)))
  }

  /// The most bytes of UTF-8 that a byte becomes, where a malformed one becomes `mark` bytes.
  func longestUTF8(mark: Int, privateUse: DecoderProfile.PrivateUse) -> Int {
    (UInt8(0)...0xFF).reduce(0) { longest, byte in
      let unit = unit(at: 0, in: [byte].span)
      let isMapped = unit.reason == nil && (privateUse == .kept || unit.scalar &- 0xE000 >= 0x1900)
      return max(longest, isMapped ? Scalars.length(unit.scalar) : mark)
    }
  }

  @inline(__always)
  func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    let byte = table.byte(for: scalar)
    guard byte >= 0, !(refusesControls && scalar &- 0x80 < 0x20) else { return false }
    output.append(UInt8(byte))
    return true
  }
}
