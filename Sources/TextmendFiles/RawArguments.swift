/// The command line, of any bytes, as strings that lose none.
///
/// Swift's own list of arguments puts U+FFFD in the place of bytes that are not UTF-8, and a file with such a name
/// could not be named. Here each of these bytes becomes a code point of its own, U+10FF00 and the byte; so does each
/// byte of these code points themselves, which makes the way back unambiguous.
package enum RawArguments {
  private static let base: UInt32 = 0x10FF00

  /// Without the program's name.
  package static var all: [String] { SystemCalls.arguments.dropFirst().map(string) }

  static func string(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var rest = bytes[...]
    var source = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    while true {
      let length: Int
      switch parser.parseScalar(from: &source) {
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        length = encoded.count
        if isByte(scalar) { escape(rest.prefix(length), &text) } else { text.append(scalar) }
      case .error(let count):
        length = count
        escape(rest.prefix(length), &text)
      case .emptyInput:
        return String(text)
      }
      rest = rest.dropFirst(length)
    }
  }

  private static func escape(_ bytes: ArraySlice<UInt8>, _ text: inout String.UnicodeScalarView) {
    text.append(contentsOf: bytes.compactMap { Unicode.Scalar(base + UInt32($0)) })
  }

  private static func isByte(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= base + 0x80 }

  /// The bytes that the user typed.
  package static func bytes(_ argument: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in argument.unicodeScalars {
      if isByte(scalar) {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes += String(scalar).utf8
      }
    }
    return bytes
  }
}
