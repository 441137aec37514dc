/// Finds strings of the top level in a JSON text and checks all of it (RFC 8259), without building anything.
///
/// JSON libraries give values; `pipe` must give back every byte that it did not mend, so it needs places. Arrays and
/// objects nest without recursion: no input can exhaust the stack.
///
/// - Complexity: linear.
struct JSONScanner {
  /// Not JSON from here on.
  struct SyntaxError: Error, Hashable {
    /// Byte offset from the beginning of the text.
    var offset: Int
  }

  /// A member of the object at the top level whose value is a string.
  struct StringMember {
    /// The name between its quotation marks, escapes as they are.
    var name: Range<Int>
    /// The value between its quotation marks, escapes as they are.
    var value: Range<Int>
  }

  private enum Container { case array, object }

  private let text: ArraySlice<UInt8>
  private var index: Int
  /// Whether comments and commas before a closing bracket are let pass.
  private let isLenient: Bool
  /// Every string met, between its quotation marks.
  private var strings: [Range<Int>] = []

  private init(_ text: ArraySlice<UInt8>, isLenient: Bool) {
    self.text = text
    self.isLenient = isLenient
    index = text.startIndex
  }

  /// The names at the top level and, where they are strings, the values.
  struct Members {
    var names: [Range<Int>] = []
    var strings: [StringMember] = []
  }

  /// Ranges are indices of `text`.
  static func members(of text: ArraySlice<UInt8>) throws(SyntaxError) -> Members {
    do {
      _ = try UTF8Span(validating: text.span)
    } catch {
      throw SyntaxError(offset: error.byteOffsets.lowerBound)
    }
    var scanner = JSONScanner(text, isLenient: false)
    return try scanner.whole()
  }

  /// All strings, names and values of any depth, between their quotation marks. Comments and commas before a closing
  /// bracket are let pass. Ranges are indices of `text`.
  ///
  /// - Parameter text: valid UTF-8.
  static func strings(of text: ArraySlice<UInt8>) throws(SyntaxError) -> [Range<Int>] {
    var scanner = JSONScanner(text, isLenient: true)
    _ = try scanner.whole()
    return scanner.strings
  }

  private mutating func whole() throws(SyntaxError) -> Members {
    let members = try topLevel()
    skipBlanks()
    guard index == text.endIndex else { throw failure }
    return members
  }

  private mutating func topLevel() throws(SyntaxError) -> Members {
    var members = Members()
    skipBlanks()
    guard take("{") else {
      try skipValue()
      return members
    }
    skipBlanks()
    if take("}") { return members }
    repeat {
      if isLenient && isBefore("}") { break }
      let name = try key()
      members.names.append(name)
      skipBlanks()
      if next == UInt8(ascii: "\"") {
        members.strings.append(StringMember(name: name, value: try string()))
      } else {
        try skipValue()
      }
      skipBlanks()
    } while take(",")
    try demand("}")
    return members
  }

  private mutating func skipValue() throws(SyntaxError) {
    var open: [Container] = []
    repeat {
      skipBlanks()
      if take("{") {
        skipBlanks()
        if !take("}") {
          open.append(.object)
          _ = try key()
          continue
        }
      } else if take("[") {
        skipBlanks()
        if !take("]") {
          open.append(.array)
          continue
        }
      } else {
        try skipSimpleValue()
      }
      try closeFinished(&open)
    } while !open.isEmpty
  }

  /// Behind a value: closes what ends here, and stops before the next value.
  private mutating func closeFinished(_ open: inout [Container]) throws(SyntaxError) {
    while let container = open.last {
      skipBlanks()
      let bracket: Unicode.Scalar = container == .object ? "}" : "]"
      if take(","), !isLenient || !isBefore(bracket) {
        if container == .object { _ = try key() }
        return
      }
      try demand(bracket)
      open.removeLast()
    }
  }

  private mutating func skipSimpleValue() throws(SyntaxError) {
    switch next {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: try number()
    }
  }

  private mutating func key() throws(SyntaxError) -> Range<Int> {
    skipBlanks()
    let name = try string()
    skipBlanks()
    try demand(":")
    return name
  }

  private mutating func string() throws(SyntaxError) -> Range<Int> {
    try demand("\"")
    let start = index
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        strings.append(start..<(index - 1))
        return start..<(index - 1)
      case UInt8(ascii: "\\"):
        index += 1
        try escape()
      case ..<0x20:
        throw failure
      default:
        index += 1
      }
    }
    throw failure
  }

  private mutating func escape() throws(SyntaxError) {
    guard let letter = next, JSONScanner.escapes.contains(letter) else { throw failure }
    index += 1
    guard letter == UInt8(ascii: "u") else { return }
    for _ in 0..<4 {
      guard let digit = next, JSONScanner.hexadecimalDigits.contains(digit) else { throw failure }
      index += 1
    }
  }

  private static let escapes = Array("\"\\/bfnrtu".utf8)
  private static let hexadecimalDigits = Array("0123456789abcdefABCDEF".utf8)

  private mutating func number() throws(SyntaxError) {
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      try digits()
    }
  }

  private mutating func digits() throws(SyntaxError) {
    let start = index
    while let byte = next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { index += 1 }
    guard index > start else { throw failure }
  }

  private mutating func word(_ word: StaticString) throws(SyntaxError) {
    for byte in word.description.utf8 {
      guard next == byte else { throw failure }
      index += 1
    }
  }

  private var next: UInt8? { index < text.endIndex ? text[index] : nil }

  private var failure: SyntaxError { SyntaxError(offset: index - text.startIndex) }

  private mutating func skipBlanks() {
    repeat {
      while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
    } while isLenient && skipComment()
  }

  /// - Returns: whether there was one.
  private mutating func skipComment() -> Bool {
    guard next == UInt8(ascii: "/"), index + 1 < text.endIndex else { return false }
    switch text[index + 1] {
    case UInt8(ascii: "/"):
      index = text[index...].firstIndex(of: 0x0A) ?? text.endIndex
    case UInt8(ascii: "*"):
      index += 2
      while index < text.endIndex, !text[index...].starts(with: "*/".utf8) { index += 1 }
      index = min(index + 2, text.endIndex)
    default:
      return false
    }
    return true
  }

  private mutating func isBefore(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    return next == UInt8(ascii: character)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func demand(_ character: Unicode.Scalar) throws(SyntaxError) {
    guard take(character) else { throw failure }
  }
}
