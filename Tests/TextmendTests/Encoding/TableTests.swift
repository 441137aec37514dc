import Testing

@testable import Textmend
@testable import textmend_tools

/// The embedded tables against what they are made from.
struct TableTests {
  // The tools have a type of this name, too.
  typealias DoubleByteTable = Textmend.DoubleByteTable

  @Test("The checked-in tables are what the generator makes")
  func regenerated() throws {
    let files = try EncodingTables.generate()
    #expect(
      files.map(\.name) == [
        "gb18030", "gb18030-ranges", "big5", "cp932", "uhc", "jis0208", "jis0212", "single-bytes",
        "cns11643",
      ])
    for file in files {
      let blob = try #require(Blob.encodingBlobs.first { $0.name == file.name }).blob
      #expect(blob.bytes == file.bytes, "\(file.name).bin: run Scripts/generate-tables")
    }
  }

  /// One table and the iconv encoding that it must agree with, but for the overlay.
  struct Sweep: CustomTestStringConvertible {
    var name: String
    var live: String
    var prefix: [UInt8] = []
    var table: DoubleByteTable
    var overlay: [Int: UInt32] = [:]
    /// Characters that the index of the WHATWG Encoding Standard has.
    var count: Int
    var testDescription: String { name }
  }

  static let sweeps: [Sweep] = [
    Sweep(name: "gb18030", live: "GB18030", table: .gb18030, overlay: Overlays.gb18030, count: 23940),
    Sweep(name: "big5", live: "BIG5-HKSCS", table: .big5, overlay: Overlays.big5, count: 18590),
    // The index has 7,724 and 1,880 private-use characters by rule.
    Sweep(name: "cp932", live: "CP932", table: .cp932, count: 9604),
    Sweep(name: "uhc", live: "UHC", table: .uhc, count: 17048),
    Sweep(
      name: "jis0212", live: "EUC-JP-MS", prefix: [0x8F], table: .jis0212, overlay: Overlays.jis0212,
      count: 6067),
  ]

  @Test("Every two-byte code is iconv's or the overlay's", arguments: sweeps)
  func liveIconv(_ sweep: Sweep) throws {
    var reader = try LiveReader(sweep.live)
    var differences: [String] = []
    var count = 0
    for lead in 0x81...0xFE {
      for trail in 0x40...0xFE {
        let scalar = sweep.table.scalar(lead: UInt8(lead), trail: UInt8(trail))
        if scalar != 0 { count += 1 }
        var expected = sweep.overlay[lead << 8 | trail]
        if expected == nil {
          let live = reader.read(sweep.prefix + [UInt8(lead), UInt8(trail)])
          // Sequences of two are the decoder's; ASCII is no two-byte code (Shift_JIS kana and a letter).
          expected = live.count == 1 ? live[0] : 0
        }
        if scalar != expected { differences.append("\(lead << 8 | trail): \(scalar)") }
      }
    }
    #expect(differences.isEmpty, "\(differences.prefix(10))")
    #expect(count == sweep.count)
  }

  @Test("Code page 950 is iconv's, with Microsoft's user-defined areas")
  func codePage950() throws {
    var reader = try LiveReader("CP950")
    let decoder = Big5(hasHongKong: false)
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE {
        let unit = decoder.unit(at: 0, in: [lead, trail].span)
        let scalar = unit.reason == nil ? unit.scalar : 0
        let live = reader.read([lead, trail]).first ?? 0
        // iconv has one of the four areas, C6A1 to C8FE, and not the control pictures.
        guard live != scalar, !((0xE000..<0xF8FF).contains(scalar) && live == 0) else { continue }
        if (0x2400...0x2421).contains(scalar), live == 0 { continue }
        Issue.record("\(lead) \(trail): \(scalar) \(live)")
      }
    }
  }

  @Test("EUC-JP's pairs are iconv's, but for the web's NEC rows in the user-defined area")
  func eucJP() throws {
    var reader = try LiveReader("EUC-JP-MS")
    for lead in UInt8(0xA1)...0xFE {
      for trail in UInt8(0xA1)...0xFE {
        let scalar = DoubleByteTable.jis0208.scalar(lead: lead, trail: trail)
        // Rows 85 to 94 are user-defined in eucJP-ms; the web has NEC's selection in 89 to 92.
        guard lead < 0xF5 else {
          #expect(scalar == 0 || (0xF9...0xFC).contains(lead))
          continue
        }
        #expect([scalar].filter { $0 != 0 } == reader.read([lead, trail]))
      }
    }
  }

  @Test("Each table's encoder gives a code of the character", arguments: sweeps)
  func reverse(_ sweep: Sweep) {
    var mapped = 0
    for scalar in UInt32(0x80)..<0x30000 {
      let code = sweep.table.code(for: scalar)
      guard code != 0 else { continue }
      mapped += 1
      let back = sweep.table.scalar(lead: UInt8(code >> 8), trail: UInt8(code & 0xFF))
      if back != scalar {
        #expect(sweep.name == "gb18030" && Overlays.gb18030EncodedToo[scalar] == Int(code))
      }
    }
    var characters: Set<UInt32> = []
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE {
        let scalar = sweep.table.scalar(lead: lead, trail: trail)
        if scalar != 0 { characters.insert(scalar) }
      }
    }
    let extra = sweep.name == "gb18030" ? Overlays.gb18030EncodedToo.count : 0
    #expect(mapped == characters.count + extra)
  }

  @Test("Where a character has several codes, the encoder's is the WHATWG encoder's")
  func choices() {
    #expect(DoubleByteTable.big5.code(for: 0x5341) == 0xA451)
    #expect(DoubleByteTable.big5.code(for: 0x5345) == 0xA4CA)
    #expect(DoubleByteTable.big5.code(for: 0x2550) == 0xF9F9)
    #expect(DoubleByteTable.big5.code(for: 0x255E) == 0xF9E9)
    #expect(DoubleByteTable.big5.code(for: 0x5140) == 0xA461)
    #expect(DoubleByteTable.cp932.code(for: 0x2252) == 0x81E0)
    #expect(DoubleByteTable.cp932.code(for: 0xFFE2) == 0x81CA)
    #expect(DoubleByteTable.cp932.code(for: 0x7E8A) == 0xFA5C)
    #expect(DoubleByteTable.gb18030.code(for: 0x3000) == 0xA1A1)
    #expect(DoubleByteTable.gb18030.code(for: 0xE78D) == 0xA6D9)
    #expect(DoubleByteTable.jis0208.code(for: 0x7E8A) == 0xF9A1)
  }

  @Test("The two-byte area of GB18030 has the user-defined areas of the standard")
  func userDefined() {
    #expect(DoubleByteTable.gb18030.scalar(lead: 0xAA, trail: 0xA1) == 0xE000)
    #expect(DoubleByteTable.gb18030.scalar(lead: 0xAF, trail: 0xFE) == 0xE233)
    #expect(DoubleByteTable.gb18030.scalar(lead: 0xF8, trail: 0xA1) == 0xE234)
    #expect(DoubleByteTable.gb18030.scalar(lead: 0xFE, trail: 0xFE) == 0xE4C5)
    #expect(DoubleByteTable.gb18030.scalar(lead: 0xA1, trail: 0x40) == 0xE4C6)
    #expect(DoubleByteTable.gb18030.scalar(lead: 0xA7, trail: 0xA0) == 0xE765)
  }

  @Test("Every one-byte code is iconv's or the overlay's, both ways", arguments: CodePage.allCases)
  func singleByte(_ page: CodePage) throws {
    let table = SingleByteTable[page]
    let overlay = Overlays.singleByte(page)
    var reverse: [UInt32: UInt8] = [:]
    if let name = SingleByteTables.liveName(page) {
      var reader = try LiveReader(name)
      var writer = try LiveWriter(name)
      for byte in UInt8(0)...0xFF where overlay[Int(byte)] == nil {
        let live = reader.read([byte])
        #expect(table.scalar(byte) == (live.count == 1 ? live[0] : 0xFFFF_FFFF), "\(byte)")
        // What iconv writes is read as the same character, and is this byte where no other one is.
        guard let back = live.count == 1 ? writer.write(live) : nil else { continue }
        #expect(back == [UInt8(truncatingIfNeeded: table.byte(for: live[0]))], "\(byte)")
      }
    } else {
      #expect(overlay.count == 128 && table.isASCIICompatible)
    }
    for byte in UInt8(0)...0xFF {
      let scalar = table.scalar(byte)
      if let expected = overlay[Int(byte)] { #expect(scalar == expected, "\(byte)") }
      if scalar != 0xFFFF_FFFF, reverse[scalar] == nil { reverse[scalar] = byte }
    }
    for scalar in UInt32(0)..<0x10100 {
      let byte = table.byte(for: scalar)
      if byte != reverse[scalar].map({ Int32($0) }) ?? -1 { Issue.record("\(scalar): \(byte)") }
    }
  }

  @Test("Four-byte codes of GB18030 are iconv's or the overlay's")
  func fourBytes() throws {
    for (pointer, scalar) in try GB18030RangesTable.scalars().enumerated() {
      let read = GB18030Ranges.shared.scalar(at: UInt32(pointer))
      if read != scalar { Issue.record("\(pointer): \(read)") }
    }
    #expect(GB18030Ranges.shared.scalar(at: 39_420) == 0)
    #expect(GB18030Ranges.shared.scalar(at: 188_999) == 0)
    #expect(GB18030Ranges.shared.scalar(at: 189_000) == 0x10000)
    #expect(GB18030Ranges.shared.scalar(at: 1_237_575) == 0x10FFFF)
    #expect(GB18030Ranges.shared.scalar(at: 1_237_576) == 0)
    // The standard's anchors.
    #expect(GB18030Ranges.shared.scalar(at: 7457) == 0xE7C7)
    #expect(GB18030Ranges.shared.scalar(at: 33_469) == 0xE76C)
    #expect(GB18030Ranges.shared.scalar(at: 39_394) == 0xFFE6)
  }
}
