/// The strings of JSON (RFC 8259, section 7).
enum JSONString {
  /// Appends text with its quotation marks.
  static func append(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    appendContents(text, to: &output)
    output.append(UInt8(ascii: "\""))
  }

  /// Appends text without quotation marks, escaping only what must be, and U+0085, U+2028 and U+2029: JSON allows
  /// them raw, but readers that split lines by Unicode's rules would cut a record in two there.
  static func appendContents(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
      case 0x0A: output += "\\n".utf8
      case 0x0D: output += "\\r".utf8
      case 0x09: output += "\\t".utf8
      case 0x08: output += "\\b".utf8
      case 0x0C: output += "\\f".utf8
      case ..<0x20: appendEscape(UInt16(byte), to: &output)
      case 0x85 where output.last == 0xC2:
        output.removeLast()
        appendEscape(0x85, to: &output)
      case 0xA8...0xA9 where output.suffix(2).elementsEqual([0xE2, 0x80]):
        output.removeLast(2)
        appendEscape(0x2000 + UInt16(byte - 0x80), to: &output)
      default: output.append(byte)
      }
    }
  }

  /// The same with every non-ASCII character as `\uXXXX`, in pairs above U+FFFF.
  static func appendASCIIContents(_ text: [UInt8], to output: inout [UInt8]) {
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.isASCII {
        appendContents(CollectionOfOne(UInt8(scalar.value)), to: &output)
      } else {
        for unit in String(scalar).utf16 { appendEscape(unit, to: &output) }
      }
    }
  }

  private static func appendEscape(_ unit: UInt16, to output: inout [UInt8]) {
    output += "\\u".utf8
    for shift in [12, 8, 4, 0] { output.append(hexadecimalDigits[Int(unit >> shift) & 15]) }
  }

  private static let hexadecimalDigits = Array("0123456789abcdef".utf8)

  /// A string's text and where each byte of it came from.
  struct Decoded {
    /// UTF-8.
    var text: [UInt8] = []
    /// For every byte of `text`, and its end, the offset in the literal of the character it belongs to.
    /// Empty where there are no escapes: then offsets are the same.
    var origins: [Int] = []
    /// Half of a surrogate pair alone, which no UTF-8 can hold; `text` then is worth nothing.
    var hasLoneSurrogate = false
    /// All of the literal is ASCII and some of it stands for other characters.
    var isEscapedToASCII = false

    /// The offset in the literal of a byte of `text`.
    func origin(of offset: Int) -> Int { origins.isEmpty ? offset : origins[offset] }
  }

  /// Reads what stands between the quotation marks of a string that ``JSONScanner`` has accepted.
  static func decode(_ literal: ArraySlice<UInt8>) -> Decoded {
    var decoded = Decoded()
    guard literal.contains(UInt8(ascii: "\\")) else {
      decoded.text = Array(literal)
      return decoded
    }
    var index = literal.startIndex
    var isASCII = true
    var hasEscapedNonASCII = false
    while index < literal.endIndex {
      let start = index
      let byte = literal[index]
      index += 1
      if byte != UInt8(ascii: "\\") {
        decoded.text.append(byte)
        isASCII = isASCII && byte < 0x80
      } else {
        let escape = literal[index]
        index += 1
        if escape == UInt8(ascii: "u") {
          let value = unicodeEscape(literal, &index)
          guard let scalar = Unicode.Scalar(value) else {
            decoded.hasLoneSurrogate = true
            return decoded
          }
          hasEscapedNonASCII = hasEscapedNonASCII || value >= 0x80
          decoded.text += String(scalar).utf8
        } else {
          decoded.text.append(simpleEscape(escape))
        }
      }
      while decoded.origins.count < decoded.text.count { decoded.origins.append(start - literal.startIndex) }
    }
    decoded.origins.append(literal.count)
    decoded.isEscapedToASCII = isASCII && hasEscapedNonASCII
    return decoded
  }

  /// The escapes in a literal that are half of a surrogate pair alone, in indices of the literal.
  static func loneSurrogates(_ literal: ArraySlice<UInt8>) -> [Range<Int>] {
    var escapes: [Range<Int>] = []
    var index = literal.startIndex
    while index < literal.endIndex {
      let start = index
      guard literal[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      index += 2
      guard literal[start + 1] == UInt8(ascii: "u") else { continue }
      if Unicode.Scalar(unicodeEscape(literal, &index)) == nil { escapes.append(start..<index) }
    }
    return escapes
  }

  /// Reads `XXXX`, and `\uXXXX` behind it where the two form a pair.
  ///
  /// - Returns: a code point; a lone surrogate as itself.
  private static func unicodeEscape(_ literal: ArraySlice<UInt8>, _ index: inout Int) -> UInt32 {
    let first = hexadecimal(literal[index..<(index + 4)])
    index += 4
    guard 0xD800...0xDBFF ~= first, literal.count >= index - literal.startIndex + 6,
      literal[index] == UInt8(ascii: "\\"), literal[index + 1] == UInt8(ascii: "u")
    else { return first }
    let second = hexadecimal(literal[(index + 2)..<(index + 6)])
    guard 0xDC00...0xDFFF ~= second else { return first }
    index += 6
    return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt32 {
    digits.reduce(0) { value, digit in
      value << 4 | UInt32(digit < 0x3A ? digit & 15 : (digit & 15) + 9)
    }
  }

  private static func simpleEscape(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    default: letter
    }
  }
}
