/// KS X 1001 as EUC-KR pairs, without Microsoft's extension: for the encodings that have its rows elsewhere.
struct KSX1001: Sendable {
  private let table = DoubleByteTable.uhc

  /// The postal code sign of the 2002 edition, which code page 949 and so the web's EUC-KR do not have.
  private static let postalCode: (code: UInt16, scalar: UInt32) = (0xA2E8, 0x327E)

  /// The code point of a pair of bytes from A1 to FE; 0 where it has none.
  func scalar(lead: UInt8, trail: UInt8) -> UInt32 {
    let scalar = table.scalar(lead: lead, trail: trail)
    let isPostalCode = UInt16(lead) << 8 | UInt16(trail) == KSX1001.postalCode.code
    return scalar == 0 && isPostalCode ? KSX1001.postalCode.scalar : scalar
  }

  /// The pair of a code point, both bytes from A1 to FE; 0 where it has none.
  func code(for scalar: UInt32) -> UInt16 {
    if scalar == KSX1001.postalCode.scalar { return KSX1001.postalCode.code }
    let code = table.code(for: scalar)
    return code >> 8 >= 0xA1 && code & 0xFF >= 0xA1 ? code : 0
  }
}
