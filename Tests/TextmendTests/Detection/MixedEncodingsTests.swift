import Testing

@testable import Textmend

/// Very long lines, and what `--candidates` leaves of several encodings.
@Suite struct MixedEncodingsTests {
  private static let words = String(DetectionText.simplified.dropLast()) + ", "

  @Test func aLongLineInTwoEncodings() throws {
    let text = String(repeating: MixedEncodingsTests.words, count: 120)
    let first = try Encoding.gb18030.bytes(from: text)
    let bytes = first + Array(text.utf8) + [0x0A]
    #expect(first.count > 4 * DetectionWeights.mixedStretch)
    let mended = Mender().mend(bytes)
    #expect(mended.string == text + text + "\n")
    #expect(try mended.report.apply(to: bytes) == mended.bytes)
    let detector = Detector()
    let segments = detector.segments(of: bytes, detector.detect(bytes))
    #expect(segments.map(\.encoding) == [.gb18030, .utf8])
    #expect(segments.map(\.range) == [0..<first.count, first.count..<bytes.count])
  }

  @Test func aLongLineInOneEncodingIsNotMixed() throws {
    for text in [MixedEncodingsTests.words, String(DetectionText.simplified.dropLast())] {
      let bytes = try Encoding.gb18030.bytes(from: String(repeating: text, count: 300))
      let detector = Detector()
      let detection = detector.detect(bytes)
      #expect(detection.encoding == .gb18030)
      #expect(detector.segments(of: bytes, detection).isEmpty)
    }
  }

  @Test func runsInsideALineAreFoundWhereverTheyBegin() throws {
    let first = try Encoding.gb18030.bytes(from: "图书馆é的管理员 ")
    let bytes = first + Array("éé今天下午 不开放".utf8) + [0x0A]
    #expect(Mender().mend(bytes).string == "图书馆é的管理员 éé今天下午 不开放\n")
  }

  @Test func onlyCandidatesAreMixed() throws {
    let lines: [(String, Encoding)] = [
      (DetectionText.simplified, .gb18030), (DetectionText.traditional, .big5),
      (DetectionText.simplified, .gb18030), (DetectionText.traditional, .big5),
    ]
    let bytes = try lines.flatMap { try $0.1.bytes(from: $0.0) }
    var options = Options.Decoding()
    func segments() -> [Encoding] {
      let detector = Detector(options)
      return detector.segments(of: bytes, detector.detect(bytes)).map(\.encoding)
    }
    #expect(segments() == [.gb18030, .big5, .gb18030, .big5])
    options.candidates = [.gb18030, .big5]
    #expect(segments() == [.gb18030, .big5, .gb18030, .big5])
    options.candidates = [.gb18030]
    #expect(segments().isEmpty)
    options.candidates = [.gb18030, .eucKR]
    #expect(!segments().contains(.big5))
  }
}
