import Textmend

/// The planes of CNS 11643 that EUC-TW has.
enum CNS11643Tables {
  static let planes: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 15]

  /// The blob; its layout is described at `CNS11643Table`.
  static func file() throws -> EncodingTables.File {
    var reader = try LiveReader("EUC-TW")
    var words: [UInt16] = []
    var bits = [UInt8](repeating: 0, count: planes.count * 94 * 94 / 8)
    var count = 0
    for plane in planes {
      for row in UInt8(0xA1)...0xFE {
        for cell in UInt8(0xA1)...0xFE {
          let read = reader.read([0x8E, 0xA0 + plane, row, cell])
          let scalar = read.count == 1 ? read[0] : 0
          precondition(scalar >> 16 == 0 || scalar >> 16 == 2, "EUC-TW needs another layout")
          if scalar != 0 { count += 1 }
          if scalar >> 16 == 2 { bits[words.count >> 3] |= 1 << UInt8(words.count & 7) }
          words.append(UInt16(scalar & 0xFFFF))
        }
      }
    }
    var blob = BlobWriter()
    blob.append(words)
    blob.append(bits)
    return EncodingTables.File(name: "cns11643", bytes: blob.bytes, codes: count)
  }
}
