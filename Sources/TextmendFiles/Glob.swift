/// One line of an ignore file, or one `--exclude`: a pattern as gitignore(5) describes it.
package struct Glob: Sendable {
  /// Begins with `!`: takes back what an earlier pattern ignores.
  let isNegated: Bool
  /// Ends with `/`: matches folders only.
  let isFolderOnly: Bool
  /// Holds a `/` before its end: matches the path from the ignore file's folder, not the name in any folder.
  private let isAnchored: Bool
  /// The pattern between slashes.
  private let segments: [[UInt8]]

  /// Nil for an empty line or a comment.
  package init?(_ line: [UInt8]) {
    var line = line[...]
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    while line.last == UInt8(ascii: " "), line.dropLast().last != UInt8(ascii: "\\") {
      line = line.dropLast()
    }
    guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
    isNegated = first == UInt8(ascii: "!")
    if isNegated { line = line.dropFirst() }
    isFolderOnly = line.last == UInt8(ascii: "/")
    if isFolderOnly { line = line.dropLast() }
    isAnchored = line.contains(UInt8(ascii: "/"))
    if line.first == UInt8(ascii: "/") { line = line.dropFirst() }
    guard !line.isEmpty else { return nil }
    segments = line.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Array.init)
  }

  package init?(_ string: String) {
    self.init(Array(string.utf8))
  }

  /// - Parameter path: the components from the pattern's folder on; not empty.
  func matches(_ path: ArraySlice<[UInt8]>, isFolder: Bool) -> Bool {
    if isFolderOnly && !isFolder { return false }
    guard isAnchored else { return Glob.matches(segments[0][...], path[path.endIndex - 1][...]) }
    return Glob.matches(segments[...], path)
  }

  private static let anyDepth = Array("**".utf8)

  private static func matches(_ pattern: ArraySlice<[UInt8]>, _ path: ArraySlice<[UInt8]>) -> Bool {
    guard let first = pattern.first else { return path.isEmpty }
    if first == anyDepth {
      // `a/**` matches what is inside, not the folder itself.
      if pattern.count == 1 { return !path.isEmpty }
      return path.indices.contains { matches(pattern.dropFirst(), path[$0...]) }
    }
    guard let component = path.first, matches(first[...], component[...]) else { return false }
    return matches(pattern.dropFirst(), path.dropFirst())
  }

  /// One component against one segment, with `*`, `?`, `[a-z]` and `\`.
  ///
  /// - Complexity: O(pattern × name): a `*` is tried again only from the last one met.
  private static func matches(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
    var pattern = pattern
    var name = name
    var retry: (pattern: ArraySlice<UInt8>, name: ArraySlice<UInt8>)?
    while true {
      if pattern.first == UInt8(ascii: "*") {
        pattern = pattern.dropFirst()
        retry = (pattern, name)
      } else if let byte = name.first, let rest = afterOne(pattern, matching: byte) {
        pattern = rest
        name = name.dropFirst()
      } else if pattern.isEmpty && name.isEmpty {
        return true
      } else if let last = retry, !last.name.isEmpty {
        retry = (last.pattern, last.name.dropFirst())
        (pattern, name) = (last.pattern, last.name.dropFirst())
      } else {
        return false
      }
    }
  }

  /// The pattern behind the element that matches `byte`; nil where none does.
  private static func afterOne(_ pattern: ArraySlice<UInt8>, matching byte: UInt8) -> ArraySlice<UInt8>? {
    guard let first = pattern.first else { return nil }
    let rest = pattern.dropFirst()
    switch first {
    case UInt8(ascii: "?"): return rest
    case UInt8(ascii: "["):
      guard let (isMember, after) = members(rest, contain: byte) else { fallthrough }
      return isMember ? after : nil
    case UInt8(ascii: "\\"):
      return rest.first == byte ? rest.dropFirst() : nil
    default:
      return first == byte ? rest : nil
    }
  }

  /// Reads `:alpha:]`; nil where that is none of POSIX's classes of characters.
  private static func namedClass(
    _ pattern: ArraySlice<UInt8>, contains byte: UInt8
  ) -> (Bool, ArraySlice<UInt8>)? {
    guard pattern.first == UInt8(ascii: ":"), let end = pattern.dropFirst().firstIndex(of: UInt8(ascii: ":")),
      pattern[end...].dropFirst().first == UInt8(ascii: "]")
    else { return nil }
    let isLetter = 0x61...0x7A ~= byte | 0x20
    let isDigit = 0x30...0x39 ~= byte
    let isGraphic = 0x21...0x7E ~= byte
    let isMember: Bool
    switch String(decoding: pattern[..<end].dropFirst(), as: UTF8.self) {
    case "alpha": isMember = isLetter
    case "digit": isMember = isDigit
    case "alnum": isMember = isLetter || isDigit
    case "upper": isMember = 0x41...0x5A ~= byte
    case "lower": isMember = 0x61...0x7A ~= byte
    case "xdigit": isMember = isDigit || 0x61...0x66 ~= byte | 0x20
    case "punct": isMember = isGraphic && !isLetter && !isDigit
    case "graph": isMember = isGraphic
    case "print": isMember = isGraphic || byte == 0x20
    case "blank": isMember = byte == 0x20 || byte == 0x09
    case "space": isMember = byte == 0x20 || 0x09...0x0D ~= byte
    case "cntrl": isMember = byte < 0x20 || byte == 0x7F
    default: return nil
    }
    return (isMember, pattern[end...].dropFirst(2))
  }

  /// Reads `a-z]`; nil where the bracket is never closed.
  private static func members(
    _ pattern: ArraySlice<UInt8>, contain byte: UInt8
  ) -> (Bool, ArraySlice<UInt8>)? {
    var rest = pattern
    let isInverted = rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "^")
    if isInverted { rest = rest.dropFirst() }
    var isMember = false
    var isFirst = true
    while let low = rest.first {
      rest = rest.dropFirst()
      if low == UInt8(ascii: "]"), !isFirst { return (isMember != isInverted, rest) }
      isFirst = false
      if low == UInt8(ascii: "["), let (isOne, after) = namedClass(rest, contains: byte) {
        isMember = isMember || isOne
        rest = after
        continue
      }
      var high = low
      if rest.first == UInt8(ascii: "-"), let end = rest.dropFirst().first, end != UInt8(ascii: "]") {
        high = end
        rest = rest.dropFirst(2)
      }
      if low <= byte && byte <= high { isMember = true }
    }
    return nil
  }
}
