/// EUC-TW: CNS 11643, plane 1 as pairs, every plane as four bytes behind 8E.
struct EUCTW: Decoder, Encoder {
  private let table = CNS11643Table.shared

  func unit(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    let lead = bytes[i]
    if lead < 0x80 { return .scalar(UInt32(lead), 1) }
    guard lead == 0x8E || lead &- 0xA1 < 94 else { return .malformed(.unexpectedByte, 1, pair: 1) }
    guard i + 1 < bytes.count else { return .malformed(.truncated, 1, pair: 1) }
    let second = bytes[i + 1]
    guard second &- 0xA1 < 94 else { return .badPair(.badTrail, second: second) }
    if lead == 0x8E { return fourBytes(plane: second - 0xA0, at: i, in: bytes) }
    let scalar = table.scalar(at: CNS11643Table.Code(plane: 1, row: lead - 0xA1, cell: second - 0xA1))
    return scalar == 0 ? .malformed(.unmapped, 2, pair: 2) : .scalar(scalar, 2)
  }

  /// The unit of 8E and a plane.
  private func fourBytes(plane: UInt8, at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    guard CNS11643Table.planes.contains(plane) else { return .malformed(.unmapped, 2, pair: 2) }
    for k in 2...3 {
      guard i + k < bytes.count else { return .malformed(.truncated, k, pair: 2) }
      let byte = bytes[i + k]
      guard byte &- 0xA1 < 94 else { return .malformed(.badTrail, byte < 0x80 ? k : k + 1, pair: 2) }
    }
    let code = CNS11643Table.Code(plane: plane, row: bytes[i + 2] - 0xA1, cell: bytes[i + 3] - 0xA1)
    let scalar = table.scalar(at: code)
    return scalar == 0 ? .malformed(.unmapped, 4, pair: 2) : .scalar(scalar, 4)
  }

  func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    if scalar < 0x80 {
      output.append(UInt8(scalar))
      return true
    }
    guard let code = table.code(for: scalar) else { return false }
    if code.plane != 1 { output.append(code: 0x8EA0 | UInt16(code.plane)) }
    output.append(code.row + 0xA1)
    output.append(code.cell + 0xA1)
    return true
  }
}
