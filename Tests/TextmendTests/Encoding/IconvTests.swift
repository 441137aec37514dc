import Testing

@testable import Textmend
@testable import textmend_tools

struct IconvTests {
  // The tools have a type of this name, too.
  typealias DoubleByteTable = Textmend.DoubleByteTable

  @Test("Converts to the end")
  func complete() throws {
    var iconv = try Iconv(from: "GB18030", to: "UTF-8")
    let conversion = iconv.convert([0xD6, 0xD0, 0x41, 0x81, 0x30, 0x81, 0x30])
    #expect(conversion.output == Array("中A\u{80}".utf8))
    #expect(conversion.consumed == 7)
    #expect(conversion.end == .complete)
  }

  @Test("Says where it stopped, and why, and starts afresh")
  func stops() throws {
    var iconv = try Iconv(from: "GB18030", to: "UTF-8")
    let malformed = iconv.convert([0x41, 0xD6, 0x20, 0x42])
    #expect(malformed == .init(output: [0x41], consumed: 1, end: .malformed))
    let truncated = iconv.convert([0x41, 0xD6])
    #expect(truncated == .init(output: [0x41], consumed: 1, end: .truncated))
    #expect(iconv.convert([0xD6, 0xD0]).output == Array("中".utf8))
  }

  @Test("Flushes what libc holds back, and resets shift states")
  func shiftStates() throws {
    var vietnamese = try Iconv(from: "CP1258", to: "UTF-8")
    #expect(vietnamese.convert([0x61]).output == [0x61])
    var encoder = try Iconv(from: "UTF-8", to: "ISO-2022-JP")
    let bytes: [UInt8] = [0x1B, 0x24, 0x42, 0x24, 0x22, 0x1B, 0x28, 0x42]
    #expect(encoder.convert(Array("あ".utf8)).output == bytes)
    #expect(encoder.convert(Array("あ".utf8)).output == bytes)
  }

  @Test("Grows its output")
  func grows() throws {
    // One byte of this page is three code points, so 4 bytes for each byte of input are too few.
    var iconv = try Iconv(from: "UTF-8", to: "UTF-7")
    let text = String(repeating: "é ", count: 1000)
    let conversion = iconv.convert(Array(text.utf8))
    #expect(conversion.end == .complete)
    var back = try Iconv(from: "UTF-7", to: "UTF-8")
    #expect(back.convert(conversion.output).output == Array(text.utf8))
  }

  @Test("An unknown name is an error, an empty input is not")
  func edges() throws {
    #expect(throws: TextmendError(.unknownEncoding)) { _ = try Iconv(from: "no-such", to: "UTF-8") }
    var iconv = try Iconv(from: "UTF-8", to: "UTF-16LE")
    #expect(iconv.convert([]) == .init(output: [], consumed: 0, end: .complete))
  }

  #if IconvHook
    @Test("libiconv_hook opens in its sound direction only")
    func hookDirections() {
      let hook = Iconv.Library.hook
      for (source, target) in [
        ("EUC-JP", "UTF-8"), ("UTF-8", "CP932"), ("UTF-8", "EUC-JP"), ("MSSJIS", "UTF-8"),
        ("JA-AUTO", "UTF-8"), ("UCS-2//IGNORE", "CP932"), ("CP932", "UCS-2"), ("UCS-2", "CP932//TRANSLIT"),
      ] {
        #expect(throws: TextmendError(.unknownEncoding)) {
          _ = try Iconv(from: source, to: target, library: hook)
        }
      }
    }

    @Test("libiconv_hook and the CP932 table agree on every character")
    func hookTable() throws {
      let codes = try HookCheck.codes()
      #expect(codes.count > 9000)
      for (scalar, code) in codes {
        let read = DoubleByteTable.cp932.scalar(lead: UInt8(code >> 8), trail: UInt8(code & 0xFF))
        if read != scalar { Issue.record("\(scalar) \(code) \(read)") }
      }
    }

    @Test("libiconv_hook stops at a character without code")
    func hookStops() throws {
      var iconv = try Iconv(from: "UCS-2", to: "CP932", library: .hook)
      #expect(iconv.convert([0x4E, 0x9C]).output == [0x88, 0x9F])
      #expect(iconv.convert([0x4E, 0x9C, 0x4E, 0x02]).output.prefix(2) == [0x88, 0x9F])
    }
  #endif
}
