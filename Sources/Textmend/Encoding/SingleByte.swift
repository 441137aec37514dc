/// A code page of one-byte codes.
struct SingleByte: Decoder, Encoder {
  private let table: SingleByteTable
  /// Whether the C1 controls of the table are bytes that the code page leaves open, and malformed here.
  private let refusesControls: Bool

  var kernel: TranscodingKernel { table.isASCIICompatible ? .bytes : .none }

  init(_ page: CodePage, profile: DecoderProfile) {
    table = SingleByteTable[page]
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
  func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    let byte = table.byte(for: scalar)
    guard byte >= 0, !(refusesControls && scalar &- 0x80 < 0x20) else { return false }
    output.append(UInt8(byte))
    return true
  }
}
