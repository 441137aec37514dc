import Testing

@testable import Textmend

/// Bytes and what programs make of them, written by hand.
struct DecoderTests {
  private func text(_ bytes: [UInt8], _ encoding: Encoding, _ profile: DecoderProfile) -> String {
    var string = String.UnicodeScalarView()
    for scalar in encoding.decode(bytes, profile: profile).scalars {
      string.append(Unicode.Scalar(scalar) ?? "�")
    }
    return String(string)
  }

  @Test("GBK as pages show it: an invalid pair is one ?, and its second byte is eaten")
  func gbkQuestionMarks() {
    // 地熱 with "(zé)" inserted after 責 D8 9F: the lead byte's end and the bracket are one ?.
    let bytes: [UInt8] = [0xB5, 0xD8, 0x9F, 0x28, 0x7A, 0xE9, 0x29]
    #expect(text(bytes, .gbk, .privateUseDropped) == "地?z?")
    #expect(text(bytes, .gbk, .web) == "地\u{FFFD}(z\u{FFFD})")
    // A lead byte at the end.
    #expect(text([0x41, 0xC4], .gbk, .privateUseDropped) == "A?")
    // FF alone, 7F as trail, a digit as trail: programs of code page 936 know no four-byte codes.
    #expect(text([0xFF, 0x41], .gbk, .questionMark) == "?A")
    #expect(text([0xD6, 0x7F, 0x41], .gbk, .questionMark) == "?A")
    #expect(text([0x81, 0x30, 0x81, 0x30], .gbk, .questionMark) == "??")
    #expect(text([0x81, 0x30, 0x81, 0x30], .gbk, .web) == "\u{80}")
    #expect(text([0x80], .gbk, .strict) == "€")
    #expect(text([0x80], .gb18030, .web) == "€")
    #expect(text([0x80], .gb18030, .strict) == "")
    #expect(text([0x80, 0x41], .gbk, .python) == "\u{FFFD}A")
  }

  @Test("Private use kept, dropped, malformed")
  func privateUse() {
    // 中文 in UTF-8 read as GBK: E4B8 AD E6 96 87.
    let bytes = Array("中文".utf8)
    #expect(text(bytes, .gbk, .privateUseKept) == "涓\u{E15F}枃")
    #expect(text(bytes, .gbk, .privateUseDropped) == "涓枃")
  }

  @Test("Python's replace reads on after the lead byte")
  func python() {
    #expect(text([0xFF, 0x41, 0x81, 0x20], .eucKR, .python) == "\u{FFFD}A\u{FFFD} ")
    // Big5 of the web has a Hong Kong character at 87 40; code page 950 has private use, Python's nothing.
    #expect(text([0x87, 0x43], .big5, .web) == "\u{45A6}")
    #expect(text([0x87, 0x43], .cp950, .web) == "\u{F269}")
    #expect(text([0x87, 0x43], .cp950, .python) == "\u{FFFD}C")
    #expect(text([0xA0, 0xFD], .shiftJIS, .web) == "\u{FFFD}\u{FFFD}")
    #expect(
      text([0xA0, 0xF0, 0x40, 0x81, 0x20], .shiftJIS, .pythonPrivateUse) == "\u{F8F0}\u{E000}\u{FFFD} ")
    let vendor = DecoderProfile(mark: .katakanaMiddleDot, openBytes: .vendor)
    #expect(text([0xA0, 0xFD, 0x81, 0x20], .shiftJIS, vendor) == "\u{F8F0}\u{F8F1}・ ")
  }

  @Test("Open bytes of windows pages")
  func openBytes() {
    #expect(text([0x81, 0xE9], .windows1252, .web) == "\u{81}é")
    #expect(text([0x81, 0xE9], .windows1252, .python) == "\u{FFFD}é")
    #expect(text([0xE9, 0x81], .windows1252, .strict) == "é")
    #expect(text([0x81], .isoLatin1, .strict) == "\u{81}")
    #expect(text([0xAA], .windows1253, .web) == "\u{FFFD}")
  }

  @Test("Malformed runs say where, how long and why")
  func runs() {
    #expect(
      Encoding.utf8.decode([0x41, 0xE4, 0xB8, 0x42, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0xF4, 0x90, 0xE4]).malformed
        == [
          MalformedRun(offset: 1, length: 2, reason: .badTrail),
          MalformedRun(offset: 4, length: 1, reason: .overlong),
          MalformedRun(offset: 5, length: 1, reason: .unexpectedByte),
          MalformedRun(offset: 6, length: 1, reason: .surrogate),
          MalformedRun(offset: 7, length: 1, reason: .unexpectedByte),
          MalformedRun(offset: 8, length: 1, reason: .unexpectedByte),
          MalformedRun(offset: 9, length: 1, reason: .outOfRange),
          MalformedRun(offset: 10, length: 1, reason: .unexpectedByte),
          MalformedRun(offset: 11, length: 1, reason: .truncated),
        ])
    let strict = Encoding.gb18030.decode([0x41, 0xD6, 0x20, 0x42], profile: .strict)
    #expect(strict.scalars == [0x41])
    #expect(strict.consumed == 1)
    #expect(strict.malformed == [MalformedRun(offset: 1, length: 1, reason: .badTrail)])
  }

  @Test("Offsets lead back to the bytes")
  func offsets() {
    let decoded = Encoding.gb18030.decode(
      [0x41, 0xD6, 0xD0, 0x81, 0x30, 0x81, 0x30, 0xFF, 0x42], recordsOffsets: true)
    #expect(decoded.scalars == [0x41, 0x4E2D, 0x80, 0xFFFD, 0x42])
    #expect(decoded.offsets == [0, 1, 3, 7, 8, 9])
  }

  @Test("Big5's four codes for two code points, both ways")
  func sequences() {
    let bytes: [UInt8] = [0x88, 0x62, 0x88, 0x64, 0x88, 0xA3, 0x88, 0xA5, 0x88, 0x66]
    let scalars: [UInt32] = [0xCA, 0x304, 0xCA, 0x30C, 0xEA, 0x304, 0xEA, 0x30C, 0xCA]
    #expect(Encoding.big5.decode(bytes).scalars == scalars)
    #expect(Encoding.big5.encode(scalars).bytes == bytes)
    #expect(Encoding.big5.encode([0x304]) == .unencodable(at: 0))
  }

  @Test("EUC-JP's three sets")
  func eucJP() {
    let bytes: [UInt8] = [0xA4, 0xA2, 0x8E, 0xB1, 0x8F, 0xB0, 0xA1]
    #expect(text(bytes, .eucJP, .strict) == "あｱ丂")
    #expect(Encoding.eucJP.encode([0x3042, 0xFF71, 0x4E02]).bytes == bytes)
    #expect(
      text([0x8F, 0xB0, 0x41, 0x8F, 0xA1, 0xA1, 0x8E, 0x41], .eucJP, .web) == "\u{FFFD}A\u{FFFD}\u{FFFD}A")
  }

  @Test("UTF-16 and UTF-32")
  func wide() {
    #expect(
      text([0x2D, 0x4E, 0x3D, 0xD8, 0x00, 0xDE, 0x00, 0xDC, 0x41], .utf16LE, .web) == "中😀\u{FFFD}\u{FFFD}")
    #expect(Encoding.utf16BE.encode([0x4E2D, 0x1F600]).bytes == [0x4E, 0x2D, 0xD8, 0x3D, 0xDE, 0x00])
    #expect(text([0, 0, 0x4E, 0x2D, 0, 0x11, 0, 0], .utf32BE, .web) == "中\u{FFFD}")
  }

  @Test("An encoding of the system's iconv")
  func system() throws {
    let japanese = try #require(Encoding(label: "euc-jisx0213"))
    let text = Array("日本語".unicodeScalars.map(\.value))
    let bytes = try #require(japanese.encode(text).bytes)
    #expect(japanese.decode(bytes).scalars == text)
    #expect(japanese.decode([0x41, 0xFF, 0x42]).scalars == [0x41, 0xFFFD, 0x42])
    #expect(japanese.encode([0x41, 0x4E2D, 0x1F600]) == .unencodable(at: 2))
  }

  @Test("Shift states and characters cut by a stretch of the system's iconv")
  func systemStretches() throws {
    let stateful = try #require(Encoding(label: "iso-2022-jp-3"))
    // Kana and letters: an escape sequence at every one.
    let kana: [UInt32] = [0x3042, 0x3044, 0x3046]
    let text: [UInt32] = (0..<18_000).map { $0 % 2 == 0 ? kana[$0 % 3] : 0x41 + UInt32($0 % 20) }
    let bytes = try #require(stateful.encode(text).bytes)
    #expect(bytes.count > 40_000)
    #expect(stateful.decode(bytes).scalars == text)
    let pairs = try #require(Encoding(label: "euc-jisx0213"))
    let many = Array(repeating: UInt32(0x3042), count: 20_000)
    #expect(pairs.decode([0x41] + pairs.encode(many).bytes!).scalars == [0x41] + many)
    let garbage = pairs.decode([UInt8](repeating: 0xFF, count: 5000))
    #expect(garbage.malformed.count == 5000)
  }

  @Test("Strings and bytes, with the place of what fails")
  func strings() throws {
    #expect(try Encoding.big5.string(from: [0xA4, 0xA4, 0xA4, 0xE5]) == "中文")
    #expect(try Encoding.shiftJIS.bytes(from: "中A") == [0x92, 0x86, 0x41])
    #expect(throws: TextmendError(.malformed, at: 2)) { try Encoding.eucKR.string(from: [0xB0, 0xA1, 0xFF]) }
    #expect(throws: TextmendError(.unencodable, at: 4)) { try Encoding.gbk.bytes(from: "中A😀") }
  }

  @Test("Encoding GBK: two-byte codes only, the euro sign at 80")
  func encodeGBK() {
    #expect(Encoding.gbk.encode([0x20AC, 0x4E2D]).bytes == [0x80, 0xD6, 0xD0])
    #expect(Encoding.gb18030.encode([0x20AC, 0xE9]).bytes == [0xA2, 0xE3, 0xA8, 0xA6])
    #expect(Encoding.gbk.encode([0x4E2D, 0x1F600]) == .unencodable(at: 1))
    #expect(Encoding.gb18030.encode([0x1F600]).bytes == [0x94, 0x39, 0xFC, 0x36])
    #expect(Encoding.gb18030.encode([0xD800]) == .unencodable(at: 0))
  }
}
