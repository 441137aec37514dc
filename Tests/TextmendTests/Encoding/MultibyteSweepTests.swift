import Testing

@testable import Textmend
@testable import textmend_tools

/// Every code of the encodings that are more than one table of pairs, against the live iconv, both ways.
struct MultibyteSweepTests {
  /// The character of one code; 0 where it is malformed.
  private func scalar(_ decoder: some Decoder, _ bytes: [UInt8]) -> UInt32 {
    var decoder = decoder
    let unit = decoder.unit(at: 0, in: bytes.span)
    return unit.reason == nil && unit.length == bytes.count ? unit.scalar : 0
  }

  /// Code points that this encoder or iconv writes otherwise than expected.
  private func differences(_ encoding: Encoding, _ live: String) throws -> [UInt32] {
    var writer = try LiveWriter(live)
    return (UInt32(0)..<0x3_0000).filter { scalar in
      scalar & 0xFFFF_F800 != 0xD800 && encoding.encode([scalar]).bytes != writer.write([scalar])
    }
  }

  @Test("EUC-TW is iconv's in every plane")
  func eucTW() throws {
    var reader = try LiveReader("EUC-TW")
    let trails = UInt8(0xA1)...0xFE
    for plane in UInt8(0xA0)...0xB1 {
      for row in trails {
        for cell in trails
        where scalar(EUCTW(), [0x8E, plane, row, cell]) != reader.read([0x8E, plane, row, cell]).first ?? 0 {
          Issue.record("\(plane) \(row) \(cell)")
        }
      }
    }
    for row in UInt8(0x80)...0xFF {
      for cell in UInt8(0x20)...0xFF
      where scalar(EUCTW(), [row, cell]) != reader.read([row, cell]).first ?? 0 {
        Issue.record("\(row) \(cell)")
      }
    }
    #expect(try differences(.eucTW, "EUC-TW") == [])
  }

  @Test("JOHAB is iconv's, with the backslash of the code page and every last consonant alone")
  func johab() throws {
    var reader = try LiveReader("JOHAB")
    var ours: [UInt32] = []
    for lead in UInt8(0x80)...0xFF {
      for trail in UInt8(0)...0xFF {
        let live = reader.read([lead, trail])
        let scalar = scalar(Johab(), [lead, trail])
        // ASCII behind a bad lead byte is two characters to iconv at most, and never one.
        if live.count == 1, scalar != live[0] { Issue.record("\(lead) \(trail)") }
        if live.count != 1, scalar != 0 { ours.append(scalar) }
      }
    }
    // Python's johab has these, too.
    #expect(ours == Array("ㄱㄲㄴㄷㄹㅁㅂㅅㅆㅇㅈㅊㅋㅌㅍㅎ".unicodeScalars.map(\.value)))
    #expect(reader.read([0x5C]) == [0x20A9])
    #expect(try differences(.johab, "JOHAB") == [0x5C, 0x20A9])
  }

  @Test("ISO-2022-KR is iconv's")
  func iso2022KR() throws {
    var reader = try LiveReader("ISO-2022-KR")
    let header: [UInt8] = [0x1B, 0x24, 0x29, 0x43]
    for lead in UInt8(0x21)...0x7E {
      for trail in UInt8(0x21)...0x7E {
        let bytes = header + [0x0E, lead, trail, 0x0F]
        let decoded = Encoding.iso2022KR.decode(bytes)
        if (decoded.malformed.isEmpty ? decoded.scalars : []) != reader.read(bytes) {
          Issue.record("\(lead) \(trail)")
        }
      }
    }
    // iconv writes control characters that no decoder can tell from its shifts.
    #expect(try differences(.iso2022KR, "ISO-2022-KR") == [0x0E, 0x0F, 0x1B])
  }

  @Test("ISO-2022-CN is iconv's: CNS 11643 exactly, GB 2312 with what GBK has in its gaps")
  func iso2022CN() throws {
    var reader = try LiveReader("ISO-2022-CN")
    var different: [UInt32: [UInt32]] = [:]
    for (set, prefix) in [(0x41, [0x0E]), (0x47, [0x0E]), (0x48, [0x1B, 0x4E])] as [(UInt8, [UInt8])] {
      for lead in UInt8(0x21)...0x7E {
        for trail in UInt8(0x21)...0x7E {
          let bytes = [0x1B, 0x24, set == 0x48 ? 0x2A : 0x29, set] + prefix + [lead, trail]
          let decoded = Encoding.iso2022CN.decode(bytes)
          let ours = decoded.malformed.isEmpty ? decoded.scalars : []
          let live = reader.read(bytes)
          guard ours != live else { continue }
          // GBK's additions; the web's readings of two signs.
          #expect(set == 0x41 && (live.isEmpty || live == [0x30FB] || live == [0x2015]), "\(bytes)")
          if let scalar = live.first { different[scalar] = ours }
        }
      }
    }
    #expect(different == [0x30FB: [0xB7], 0x2015: [0x2014]])
  }

  @Test("ISO-2022-JP has EUC-JP's tables")
  func iso2022JP() {
    for (escape, prefix) in [([0x24, 0x42], []), ([0x24, 0x40], []), ([0x24, 0x28, 0x44], [0x8F])]
      as [([UInt8], [UInt8])]
    {
      for lead in UInt8(0x21)...0x7E {
        for trail in UInt8(0x21)...0x7E {
          let decoded = Encoding.iso2022JP.decode([0x1B] + escape + [lead, trail])
          let expected = Encoding.eucJP.decode(prefix + [lead | 0x80, trail | 0x80])
          if decoded.scalars != expected.scalars { Issue.record("\(escape) \(lead) \(trail)") }
        }
      }
    }
    #expect(
      Encoding.iso2022JP.encode([0x65E5, 0x41, 0xA5, 0x7E, 0xFF71, 0x4E02]).bytes
        == [
          0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42, 0x41, 0x1B, 0x28, 0x4A, 0x5C, 0x1B, 0x28, 0x42,
          0x7E,
          0x1B, 0x28, 0x49, 0x31, 0x1B, 0x24, 0x28, 0x44, 0x30, 0x21, 0x1B, 0x28, 0x42,
        ])
  }

  @Test("UTF-7 is iconv's")
  func utf7() throws {
    var reader = try LiveReader("UTF-7")
    for scalar in UInt32(0)..<0x11_0000
    where scalar & 0xFFFF_F800 != 0xD800 && (scalar < 0x1_0000 || scalar % 61 == 0) {
      let bytes = try #require(Encoding.utf7.encode([0x41, scalar, 0x42, scalar, 0x20]).bytes)
      if reader.read(bytes) != [0x41, scalar, 0x42, scalar, 0x20] { Issue.record("\(scalar)") }
    }
    #expect(try differences(.utf7, "UTF-7") == [])
  }
}
