import TestSupport
import Testing

@testable import Textmend

/// Decoders of other programs on this machine, asked for what they make of bytes.
enum PeerDecoders {
  /// One decoder, and ours that decodes alike.
  struct Peer: CustomTestStringConvertible, Sendable {
    /// The program's name for it.
    let name: String
    let encoding: Encoding
    let profile: DecoderProfile
    /// Codes that its table has, or lacks, unlike ours: of two bytes, or of one. Inputs do not hold them.
    let overlay: [ClosedRange<UInt16>]
    let bytes: [ClosedRange<UInt16>]

    var testDescription: String { name }

    /// - Parameter overlay: ranges in hexadecimal, such as `a3c0-a3e0 a2e3 80`.
    init(_ name: String, _ encoding: Encoding, _ profile: DecoderProfile, overlay: String = "") {
      self.name = name
      self.encoding = encoding
      self.profile = profile
      let words = overlay.split(separator: " ")
      func ranges(_ isWanted: (Substring) -> Bool) -> [ClosedRange<UInt16>] {
        words.filter(isWanted).map { word in
          let ends = word.split(separator: "-").map { UInt16($0, radix: 16)! }
          return ends[0]...ends[ends.count - 1]
        }
      }
      self.overlay = ranges { $0.prefix { $0 != "-" }.count == 4 }
      bytes = ranges { $0.prefix { $0 != "-" }.count == 2 }
    }
  }

  /// What a program makes of each of `inputs`, as code points; nil where the program is not here.
  static func decode(_ inputs: [(name: String, bytes: [UInt8])], _ program: Program) -> [[UInt32]] {
    let folder = TemporaryFolder()
    let script = program == .java ? "Decode.java" : "decode.py"
    folder.write(script, program.source)
    let lines = inputs.map { "\($0.name) \(hexadecimal($0.bytes))\n" }.joined()
    let arguments = program == .java ? ["java", script] : ["python3", script]
    let result = Command.run("/usr/bin/env", arguments, in: folder.path, input: Array(lines.utf8))
    return result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { line in
      let digits = Array(line.utf8)
      return stride(from: 0, to: digits.count, by: 8).map { i in
        digits[i..<(i + 8)].reduce(0) { $0 << 4 | UInt32($1 < 0x40 ? $1 - 0x30 : $1 - 0x61 + 10) }
      }
    }
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  enum Program {
    case python, java

    /// Reads lines of a name and bytes in hexadecimal; prints UTF-32BE in hexadecimal.
    var source: String {
      switch self {
      case .python:
        """
        import sys
        for line in sys.stdin:
            name, _, digits = line.rstrip("\\n").partition(" ")
            text = bytes.fromhex(digits).decode(name, "replace")
            print(text.encode("utf-32-be", "surrogatepass").hex())
        """
      case .java:
        """
        import java.io.*;
        import java.nio.charset.Charset;

        class Decode {
          public static void main(String[] arguments) throws IOException {
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
            StringBuilder output = new StringBuilder();
            for (String line; (line = input.readLine()) != null; ) {
              int start = line.indexOf(' ') + 1;
              byte[] bytes = new byte[(line.length() - start) / 2];
              for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) Integer.parseInt(line.substring(start + 2 * i, start + 2 * i + 2), 16);
              }
              String text = new String(bytes, Charset.forName(line.substring(0, start - 1)));
              for (byte b : text.getBytes("UTF-32BE")) {
                output.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
              }
              output.append('\\n');
            }
            System.out.print(output);
          }
        }
        """
      }
    }

    /// Whether it runs here; Java with its compiler, for a program in source.
    var isHere: Bool {
      let probe = self == .java ? ["java", "--describe-module", "jdk.compiler"] : ["python3", "--version"]
      return Command.run("/usr/bin/env", probe, in: "/").status == 0
    }
  }
}
