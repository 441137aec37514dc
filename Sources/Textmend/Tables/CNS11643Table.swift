/// Planes 1 to 7 and 15 of CNS 11643, as EUC-TW has them: decoded from the blob, encoded through an index that is
/// made of it when a text is first encoded.
///
/// Blob, after the header: for each plane, 94 rows of 94 cells, the low 16 bits of the code point; then for each
/// cell one bit, lowest first: whether the code point is one of Unicode's plane 2. 0 without the bit: none.
@safe struct CNS11643Table: Sendable {
  /// A character's place: plane from 1, row and cell from 0 to 93.
  struct Code: Hashable, Sendable {
    var plane: UInt8
    var row: UInt8
    var cell: UInt8
  }

  static let planes: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 15]
  static let planeCount = 94 * 94

  // SAFETY: both point into one constant of the program; `Blob` checked their ends.
  private nonisolated(unsafe) let words: UnsafePointer<UInt16>
  private nonisolated(unsafe) let bits: UnsafePointer<UInt8>

  static let shared = CNS11643Table(.cns11643)

  private init(_ blob: Blob) {
    let count = CNS11643Table.planes.count * CNS11643Table.planeCount
    // SAFETY: `words` and `bytes` check that the parts are inside the blob.
    unsafe words = blob.words(at: Blob.headerCount, count: count)
    unsafe bits = blob.bytes(at: Blob.headerCount + count * 2, count: count / 8)
  }

  private func scalar(at index: Int) -> UInt32 {
    // SAFETY: callers pass indices below the count of cells.
    unsafe UInt32(words[index]) | UInt32(bits[index >> 3] >> UInt8(index & 7) & 1) << 17
  }

  /// The code point at a place; 0 where there is none. Row and cell are below 94.
  func scalar(at code: Code) -> UInt32 {
    precondition(code.row < 94 && code.cell < 94)
    let number: Int
    switch code.plane {
    case 1...7: number = Int(code.plane) - 1
    case 15: number = 7
    default: return 0
    }
    return scalar(at: number * CNS11643Table.planeCount + Int(code.row) * 94 + Int(code.cell))
  }

  /// The first place of a code point; nil where it has none.
  func code(for scalar: UInt32) -> Code? {
    guard scalar < DoubleByteTable.scalarLimit else { return nil }
    let number = Int(CNS11643Table.index[Int(scalar)]) - 1
    guard number >= 0 else { return nil }
    let (plane, cell) = number.quotientAndRemainder(dividingBy: CNS11643Table.planeCount)
    return Code(plane: CNS11643Table.planes[plane], row: UInt8(cell / 94), cell: UInt8(cell % 94))
  }

  /// By code point, the number of its first cell from 1; 0 for none. 768 KB, which the blob is spared.
  private static let index: [UInt32] = {
    var index = [UInt32](repeating: 0, count: Int(DoubleByteTable.scalarLimit))
    for number in (0..<planes.count * planeCount).reversed() {
      let scalar = shared.scalar(at: number)
      if scalar != 0 { index[Int(scalar)] = UInt32(number + 1) }
    }
    return index
  }()
}
