import Textmend

/// Text made fit for one line of a terminal.
enum VisibleText {
  /// Bytes as text: what cannot be seen, or would move the cursor, as `\u{FEFF}`; what is not UTF-8, as `\xFF`.
  static func of(_ bytes: some Collection<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    var rest = bytes[...]
    var source = bytes.makeIterator()
    var decoder = Unicode.UTF8.ForwardParser()
    while true {
      switch decoder.parseScalar(from: &source) {
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        text.append(contentsOf: (isVisible(scalar) ? String(scalar) : escape(scalar)).unicodeScalars)
        rest = rest.dropFirst(encoded.count)
      case .error(let length):
        for byte in rest.prefix(length) { text.append(contentsOf: "\\x\(hexadecimal(byte))".unicodeScalars) }
        rest = rest.dropFirst(length)
      case .emptyInput:
        return String(text)
      }
    }
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    case .spaceSeparator: scalar == " " || scalar == "\u{3000}"
    default: true
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }

  /// `C4 A3`.
  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map(hexadecimal).joined(separator: " ")
  }

  static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }

  /// At most `limit` columns, with an ellipsis in place of the rest.
  static func shortened(_ text: String, to limit: Int) -> String {
    guard DisplayWidth.of(text) > limit else { return text }
    var width = 1
    let kept = text.unicodeScalars.prefix {
      width += DisplayWidth.of($0)
      return width <= limit
    }
    return String(String.UnicodeScalarView(kept)) + "…"
  }

  /// With `digits` decimals, rounded.
  static func decimal(_ value: Double, digits: Int) -> String {
    let scale = (0..<digits).reduce(1.0) { product, _ in product * 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 1e15 else { return "\(value)" }
    let whole = Int(scaled)
    let sign = value < 0 && whole != 0 ? "-" : ""
    guard digits > 0 else { return "\(sign)\(whole)" }
    let fraction = String(whole % Int(scale))
    let zeros = String(repeating: "0", count: digits - fraction.utf8.count)
    return "\(sign)\(whole / Int(scale)).\(zeros)\(fraction)"
  }
}
