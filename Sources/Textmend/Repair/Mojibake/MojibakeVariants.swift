/// Codes that some decoders have and the WHATWG encoders do not write.
enum MojibakeVariants {
  /// Big5 in Unicode's first table: runs of code points from cell C6A1 on; rows have 157 cells.
  private static let oldBig5Runs: [(cell: UInt16, scalar: UInt32, count: UInt16)] = [
    (0, 0x30FE, 1), (1, 0x309D, 2), (3, 0x3005, 1), (4, 0x3041, 83), (87, 0x30A1, 86), (173, 0x414, 2),
    (175, 0x401, 1), (176, 0x416, 7), (183, 0x423, 19), (202, 0x451, 1), (203, 0x436, 26), (229, 0x2460, 10),
    (239, 0x2474, 10),
  ]

  static func oldBig5(_ scalar: UInt32) -> UInt16? {
    for run in oldBig5Runs where scalar >= run.scalar && scalar < run.scalar + UInt32(run.count) {
      // C6A1 is the 64th cell of its row.
      let cell = run.cell + UInt16(scalar - run.scalar) + 63
      let trail = cell % 157
      return (0xC6 + cell / 157) << 8 | (trail < 63 ? 0x40 + trail : 0x62 + trail)
    }
    return nil
  }

  /// NEC's selection of IBM's extensions, rows ED and EE: decoders read them, encoders write FA to FC.
  static let necSelected: [UInt32: UInt16] = {
    var codes: [UInt32: UInt16] = [:]
    for lead in UInt8(0xED)...0xEE {
      for trail in UInt8(0x40)...0xFC {
        let scalar = DoubleByteTable.cp932.scalar(lead: lead, trail: trail)
        if scalar != 0 { codes[scalar] = UInt16(lead) << 8 | UInt16(trail) }
      }
    }
    return codes
  }()
}
