#if IconvHook
  import Textmend

  /// Compares the CP932 table, read from libc, with Microsoft's own mapping as libiconv_hook has it.
  enum HookCheck {
    /// A character on whose code the two libraries differ.
    struct Difference: Error {
      var scalar: UInt32
      var hook: Int
      var table: Int
    }

    /// The hook's code for every character of the Basic Multilingual Plane; only two-byte codes.
    static func codes() throws -> [UInt32: Int] {
      var converter = try Iconv(from: "UCS-2", to: "CP932", library: .hook)
      var codes: [UInt32: Int] = [:]
      for scalar in UInt32(0x80)..<0x10000 where !(0xD800..<0xE000).contains(scalar) {
        let conversion = converter.convert([UInt8(scalar >> 8), UInt8(scalar & 0xFF)])
        if conversion.end == .complete, conversion.output.count == 2 {
          codes[scalar] = Int(conversion.output[0]) << 8 | Int(conversion.output[1])
        }
      }
      return codes
    }

    /// - Throws: ``Difference`` for the first character whose hook code does not decode to it.
    static func compare(_ table: CodeTable) throws {
      for (scalar, code) in try codes().sorted(by: { $0.key < $1.key }) where table.scalars[code] != scalar {
        throw Difference(scalar: scalar, hook: code, table: table.codes[scalar] ?? 0)
      }
    }
  }
#endif
