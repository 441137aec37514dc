import Textmend

/// The four-byte codes of GB18030 below 10000, as runs.
enum GB18030RangesTable {
  /// Linear pointers of the Basic Multilingual Plane end here (84 31 A4 39).
  static let limit: UInt32 = 39_420

  /// Code point by pointer as iconv has it, then the overlay's word; 0 for none.
  static func scalars() throws -> [UInt32] {
    var reader = try LiveReader("GB18030")
    var scalars = (0..<limit).map { pointer -> UInt32 in
      let read = reader.read(bytes(of: pointer))
      return read.count == 1 ? read[0] : 0
    }
    for (pointer, scalar) in Overlays.gb18030FourByte { scalars[Int(pointer)] = scalar }
    return scalars
  }

  static func bytes(of pointer: UInt32) -> [UInt8] {
    [
      UInt8(pointer / 12600) + 0x81, UInt8(pointer / 1260 % 10) + 0x30,
      UInt8(pointer / 10 % 126) + 0x81, UInt8(pointer % 10) + 0x30,
    ]
  }

  /// The blob; its layout is described at `GB18030Ranges`.
  static func file() throws -> EncodingTables.File {
    let scalars = try scalars()
    precondition(!scalars.contains(0), "a pointer without code point needs another layout")
    var runs: [UInt32] = []
    for pointer in 0..<scalars.count where pointer == 0 || scalars[pointer] != scalars[pointer - 1] + 1 {
      runs += [UInt32(pointer), scalars[pointer]]
    }
    runs += [limit, 0]
    var blob = BlobWriter()
    blob.append([UInt32(runs.count / 2)])
    blob.append(runs)
    return EncodingTables.File(name: "gb18030-ranges", bytes: blob.bytes, codes: scalars.count)
  }
}
