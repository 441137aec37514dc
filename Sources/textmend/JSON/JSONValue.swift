/// A JSON text as values, for what Textmend itself has written.
enum JSONValue {
  case object([String: JSONValue])
  case array([JSONValue])
  case string([UInt8])
  case number(Double)
  case bool(Bool)
  case null

  /// Levels of arrays and objects; nothing that Textmend writes has more than a few.
  private static let depthLimit = 32

  /// Nil where `text` is no JSON, or nests deeper than Textmend's own files do.
  ///
  /// - Complexity: linear.
  init?(_ text: ArraySlice<UInt8>) {
    guard (try? JSONScanner.members(of: text)) != nil else { return nil }
    var reader = Reader(text: text, index: text.startIndex)
    guard let value = reader.value(depth: 0) else { return nil }
    self = value
  }

  subscript(_ name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  var text: String? {
    if case .string(let bytes) = self { String(decoding: bytes, as: UTF8.self) } else { nil }
  }

  var integer: Int? {
    if case .number(let value) = self { Int(exactly: value) } else { nil }
  }

  var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The member that ``JSONWriter`` writes for bytes: a string, or hexadecimal digits under the name with `Hex`.
  func bytes(_ name: String) -> [UInt8]? {
    if case .string(let bytes)? = self[name] { return bytes }
    guard let digits = self[name + "Hex"]?.text?.split(separator: " ") else { return nil }
    let bytes = digits.compactMap { UInt8($0, radix: 16) }
    return bytes.count == digits.count ? bytes : nil
  }

  /// Reads what ``JSONScanner`` has accepted.
  private struct Reader {
    let text: ArraySlice<UInt8>
    var index: Int

    mutating func value(depth: Int) -> JSONValue? {
      guard depth < JSONValue.depthLimit else { return nil }
      skip(" \t\r\n,:")
      switch text[index] {
      case UInt8(ascii: "{"):
        index += 1
        var members: [String: JSONValue] = [:]
        while !isAtEnd(UInt8(ascii: "}")) {
          let name = string()
          guard let member = value(depth: depth + 1) else { return nil }
          members[String(decoding: name, as: UTF8.self)] = member
        }
        return .object(members)
      case UInt8(ascii: "["):
        index += 1
        var elements: [JSONValue] = []
        while !isAtEnd(UInt8(ascii: "]")) {
          guard let element = value(depth: depth + 1) else { return nil }
          elements.append(element)
        }
        return .array(elements)
      case UInt8(ascii: "\""): return .string(string())
      default: return word()
      }
    }

    private mutating func skip(_ characters: StaticString) {
      while index < text.endIndex, characters.description.utf8.contains(text[index]) { index += 1 }
    }

    private mutating func isAtEnd(_ bracket: UInt8) -> Bool {
      skip(" \t\r\n,:")
      guard text[index] == bracket else { return false }
      index += 1
      return true
    }

    private mutating func string() -> [UInt8] {
      index += 1
      let start = index
      while text[index] != UInt8(ascii: "\"") { index += text[index] == UInt8(ascii: "\\") ? 2 : 1 }
      defer { index += 1 }
      return JSONString.decode(text[start..<index]).text
    }

    private mutating func word() -> JSONValue? {
      let start = index
      while index < text.endIndex, !" \t\r\n,]}".utf8.contains(text[index]) { index += 1 }
      switch String(decoding: text[start..<index], as: UTF8.self) {
      case "true": return .bool(true)
      case "false": return .bool(false)
      case "null": return .null
      case let number: return Double(number).map(JSONValue.number)
      }
    }
  }
}
