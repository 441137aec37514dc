import Textmend

/// Every generated table of encodings.
enum EncodingTables {
  /// A file, by its name without extension.
  struct File {
    var name: String
    var bytes: [UInt8]
    /// How many codes have a code point.
    var codes: Int
  }

  /// All files, the same bytes on every run.
  static func generate() throws -> [File] {
    let cp932 = try cp932()
    return [
      try gb18030().file, try GB18030RangesTable.file(),
      try big5().file, cp932.file, try uhc().file, jis0208(from: cp932).file, try jis0212().file,
      try SingleByteTables.file(), try CNS11643Tables.file(),
    ]
  }

  static func gb18030() throws -> CodeTable {
    var table = try CodeTable(
      "gb18030", live: "GB18030", leads: 0x81...0xFE, trails: 0x40...0xFE, overlay: Overlays.gb18030)
    table.chooseFirst()
    for (scalar, code) in Overlays.gb18030EncodedToo { table.codes[scalar] = code }
    return table
  }

  /// The encoder's choice among several codes: that of the Encoding Standard, "index Big5 pointer".
  static func big5() throws -> CodeTable {
    var table = try CodeTable(
      "big5", live: "BIG5-HKSCS", leads: 0x81...0xFE, trails: 0x40...0xFE, overlay: Overlays.big5)
    // The standard's encoder does not write the Hong Kong rows at all; here they are written where a
    // character has no other code, because what was read must be writable.
    table.chooseFirst { $0 >= 0xA100 }
    for scalar: UInt32 in [0x2550, 0x255E, 0x2561, 0x256A, 0x5341, 0x5345] { table.chooseLast(for: scalar) }
    table.chooseFirst()
    return table
  }

  static func cp932() throws -> CodeTable {
    var table = try CodeTable(
      "cp932", live: "CP932", leads: 0x81...0xFC, trails: 0x40...0xFC, overlay: [:])
    // The standard's encoder leaves out NEC's selection of IBM's characters, which IBM's own rows repeat.
    table.chooseFirst { !(0xED40...0xEEFC).contains($0) }
    #if IconvHook
      try HookCheck.compare(table)
    #endif
    return table
  }

  static func uhc() throws -> CodeTable {
    var table = try CodeTable("uhc", live: "UHC", leads: 0x81...0xFE, trails: 0x41...0xFE, overlay: [:])
    table.chooseFirst()
    return table
  }

  /// The standard's index jis0208 serves Shift_JIS and EUC-JP alike, so EUC-JP's pairs are CP932's in 94 rows.
  static func jis0208(from cp932: CodeTable) -> CodeTable {
    var table = CodeTable("jis0208")
    for pointer in 0..<(94 * 94) {
      let lead = pointer / 188
      let trail = pointer % 188
      let code = (lead + (lead < 0x1F ? 0x81 : 0xC1)) << 8 | (trail + (trail < 0x3F ? 0x40 : 0x41))
      table.scalars[(0xA1 + pointer / 94) << 8 | (0xA1 + pointer % 94)] = cp932.scalars[code]
    }
    table.chooseFirst()
    return table
  }

  static func jis0212() throws -> CodeTable {
    var table = try CodeTable(
      "jis0212", live: "EUC-JP-MS", prefix: [0x8F], leads: 0xA1...0xFE, trails: 0xA1...0xFE,
      overlay: Overlays.jis0212)
    table.chooseFirst()
    return table
  }
}
