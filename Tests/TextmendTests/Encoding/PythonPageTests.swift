import TestSupport
import Testing

@testable import Textmend
@testable import textmend_tools

/// The one-byte pages against Python's codecs, which several were taken from. `Scripts/setup` installs python3.
struct PythonPageTests {
  /// Python's name of a page that IBM, Microsoft or Apple made.
  private static let codecs: [(page: CodePage, name: String)] =
    CodePage.allCases.compactMap { page in
      let name = String(describing: page)
      if name.hasPrefix("cp") { return (page, name) }
      if name.hasPrefix("ibm") { return (page, "cp" + name.dropFirst(3)) }
      return special[page].map { (page, $0) }
    }

  private static let special: [CodePage: String] = [
    .macintosh: "mac_roman", .macCyrillic: "mac_cyrillic", .macGreek: "mac_greek", .macTurkish: "mac_turkish",
    .macCentralEurope: "mac_latin2", .macIceland: "mac_iceland",
  ]

  private static let hasPython = Command.run("/bin/sh", ["-c", "command -v python3"], in: "/").status == 0

  private static let program = """
    import sys
    for name in sys.argv[1:]:
        codes = []
        for byte in range(256):
            try:
                codes.append(str(ord(bytes([byte]).decode(name))))
            except UnicodeDecodeError:
                codes.append("-1")
        print(" ".join(codes))
    """

  @Test("Pages are Python's", .enabled(if: hasPython))
  func pages() {
    let codecs = PythonPageTests.codecs
    let result = Command.run(
      "/usr/bin/env", ["python3", "-c", PythonPageTests.program] + codecs.map(\.name), in: "/")
    let lines = result.output.split(separator: "\n")
    #expect(codecs.count == 29 && lines.count == codecs.count, "\(result.errors)")
    for (codec, line) in zip(codecs, lines) {
      let scalars = line.split(separator: " ").map { Int($0) ?? 0 }
      #expect(scalars.count == 256)
      for (byte, scalar) in scalars.enumerated() {
        let ours = SingleByteTable[codec.page].scalar(UInt8(byte))
        // The macron of IBM's table is an overline to Python.
        if codec.page == .ibm273, byte == 0xBC, ours == 0xAF, scalar == 0x203E { continue }
        #expect(ours == (scalar < 0 ? .max : UInt32(scalar)), "\(codec.name) \(byte)")
      }
    }
  }
}
