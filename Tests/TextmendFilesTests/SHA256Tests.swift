import TestSupport
import Testing

@testable import TextmendFiles

@Suite struct SHA256Tests {
  /// Around the ends of blocks, where padding goes wrong.
  @Test(arguments: [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1000])
  func agreesWithTheSystem(_ count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let expected = Command.run("/usr/bin/env", ["sha256sum"], in: "/", input: bytes).output
    #expect(SHA256.hexadecimal(bytes) == expected.prefix(64))
  }
}
