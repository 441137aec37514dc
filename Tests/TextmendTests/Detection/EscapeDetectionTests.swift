import Testing

@testable import Textmend

/// Encodings of seven bits, and ASCII that only looks like one.
@Suite struct EscapeDetectionTests {
  private static let plain = String(repeating: "plain words in plain lines, and nothing else\n", count: 3000)

  @Test(arguments: [
    DetectionText.simplified, DetectionText.japanese, DetectionText.korean, DetectionText.russian,
    DetectionText.french, DetectionText.polish, "1 + 1 = 2\n" + DetectionText.greek,
  ])
  func utf7(_ text: String) throws {
    let bytes = try Encoding.utf7.bytes(from: text)
    #expect(bytes.allSatisfy { $0 < 0x80 })
    #expect(Detector().detect(bytes).encoding == .utf7)
    #expect(Mender().mend(bytes).string == text)
    // Cut inside a run.
    let cut = Array(bytes.prefix(bytes.count * 3 / 4))
    #expect(Detector().detect(cut).encoding == .utf7)
  }

  @Test(arguments: [
    "a+b-c = C++ and x+=1; q=hello+world+again&r=1+1\n", "+1-800-555 and +49-30-1234, +861012345678-\n",
    "--- a/list\n+++ b/list\n@@ -1 +1 @@\n+foo\n+bar-baz\n+abcdef-\n",
    "In UTF-7 +AOk- stands for an e with an acute.\n",
    "+AAA-BBB-CCC +ABC-\n", "SGVsbG8+d29ybGQ/YWJj+ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXo=\n", "+-\n", "+", "a+",
    "x +-1\n",
    "C++\n+foo\n+bar\n", "-crop WxH+X+Y crops, -wipe WxH+X+Y wipes, and -drop +X+Y drops\n",
  ])
  func asciiWithPlusIsNoUTF7(_ text: String) {
    let detection = Detector().detect(Array(text.utf8))
    #expect(detection.encoding == .utf8)
    #expect(detection.basis == .ascii)
    #expect(Mender().mend(Array(text.utf8)).report.edits.isEmpty)
  }

  @Test func sequencesMayComeLate() throws {
    let japanese: [UInt8] = [0x1B, 0x24, 0x42, 0x25, 0x46, 0x25, 0x39, 0x25, 0x48, 0x1B, 0x28, 0x42, 0x0A]
    let plain = Array(EscapeDetectionTests.plain.utf8)
    #expect(Detector().detect(plain + japanese).encoding == .iso2022JP)
    #expect(Detector().detect(plain).encoding == .utf8)
    #expect(Detector().detect(plain + Array("\u{1B}[1mbold\u{1B}[0m ~{ ~ ~~\n".utf8)).encoding == .utf8)
    let chinese = try Encoding.hz.bytes(from: DetectionText.simplified)
    #expect(Detector().detect(plain + chinese).encoding == .hz)
  }

  @Test func longRunsOfHZ() throws {
    let line = String(repeating: String(DetectionText.simplified.dropLast()), count: 8) + "\n"
    #expect(Detector().detect(try Encoding.hz.bytes(from: line)).encoding == .hz)
  }

  @Test func candidatesLeaveThemOut() throws {
    var options = Options.Decoding()
    options.candidates = [.gb18030]
    #expect(Detector(options).detect(try Encoding.hz.bytes(from: DetectionText.simplified)).encoding == .utf8)
    #expect(Detector(options).detect(try Encoding.utf7.bytes(from: DetectionText.russian)).encoding == .utf8)
  }

  /// `filter` passes on lines before it has read the rest, which must mean the same then.
  @Test func linesThatMayBeUTF7AreNotInert() {
    #expect(CleanScan.areInert(Array("a + b, c+ (d)\n".utf8)))
    #expect(!CleanScan.areInert(Array("a +- b\n".utf8)))
    #expect(!CleanScan.areInert(Array("tr+AOg-s\n".utf8)))
  }
}
