/// How a programming language writes comments and strings. A few families cover most languages; where one has more, such
/// as patterns between slashes, a mistake ends with the line.
struct CodeSyntax: Sendable {
  /// What begins a comment that ends with the line.
  var lineComments: [String]
  /// What begins and ends a comment of any length.
  var blockComments: [(String, String)]
  /// Marks around strings that end with the line at the latest.
  var quotes: String
  /// Marks around strings of any length, tried first.
  var longQuotes: [String]

  static let slashes = CodeSyntax(
    lineComments: ["//"], blockComments: [("/*", "*/")], quotes: "\"'", longQuotes: ["\"\"\"", "`"])
  static let hash = CodeSyntax(
    lineComments: ["#"], blockComments: [], quotes: "\"'", longQuotes: ["\"\"\"", "'''"])
  static let dashes = CodeSyntax(
    lineComments: ["--"], blockComments: [("/*", "*/"), ("--[[", "]]"), ("{-", "-}")], quotes: "\"'",
    longQuotes: [])
  static let semicolon = CodeSyntax(
    lineComments: [";"], blockComments: [("#|", "|#")], quotes: "\"", longQuotes: [])

  private static let families: [(CodeSyntax, [String])] = [
    (
      slashes,
      [
        "c", "h", "cc", "cpp", "cxx", "hh", "hpp", "hxx", "m", "mm", "cs", "java", "kt", "kts", "scala",
        "groovy", "js",
        "mjs", "cjs", "jsx", "ts", "tsx", "go", "rs", "swift", "dart", "css", "scss", "less", "proto", "zig",
        "v",
      ]
    ),
    (
      hash,
      [
        "py", "pyi", "rb", "sh", "bash", "zsh", "pl", "pm", "r", "jl", "tcl", "awk", "cmake", "nim", "ex",
        "exs",
      ]
    ),
    (dashes, ["sql", "lua", "hs", "elm", "ada", "adb", "ads", "vhd", "vhdl"]),
    (semicolon, ["lisp", "lsp", "cl", "el", "scm", "ss", "rkt", "clj", "cljs"]),
  ]

  /// The syntax of files whose names end so; nil for what is no program.
  init?(fileExtension: String) {
    guard let family = CodeSyntax.families.first(where: { $0.1.contains(fileExtension) }) else { return nil }
    self = family.0
  }

  private init(
    lineComments: [String], blockComments: [(String, String)], quotes: String, longQuotes: [String]
  ) {
    self.lineComments = lineComments
    self.blockComments = blockComments
    self.quotes = quotes
    self.longQuotes = longQuotes
  }

  /// The comment or string that begins at a byte.
  ///
  /// - Returns: its text, how many bytes end it, and for a string the mark.
  func text(in bytes: [UInt8], at index: Int) -> (inside: Range<Int>, closing: Int, quote: UInt8?)? {
    // Letters, digits and blanks, most of a program, begin nothing.
    let byte = bytes[index]
    guard byte > 0x20, byte < 0x80, !(0x30...0x39 ~= byte), !(0x61...0x7A ~= byte | 0x20) else { return nil }
    let rest = bytes[index...]
    for (opening, closing) in blockComments where rest.starts(with: opening.utf8) {
      return CodeSyntax.upTo(closing, in: bytes, from: index + opening.utf8.count, quote: nil)
    }
    for mark in lineComments where rest.starts(with: mark.utf8) {
      let start = index + mark.utf8.count
      return (start..<(bytes[start...].firstIndex(of: 0x0A) ?? bytes.count), 0, nil)
    }
    for mark in longQuotes where rest.starts(with: mark.utf8) {
      return CodeSyntax.upTo(mark, in: bytes, from: index + mark.utf8.count, quote: byte)
    }
    guard quotes.utf8.contains(byte) else { return nil }
    var end = index + 1
    while end < bytes.count, bytes[end] != 0x0A {
      if bytes[end] == byte { return ((index + 1)..<end, 1, byte) }
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    // An apostrophe, or the mark of a lifetime.
    return nil
  }

  private static func upTo(
    _ closing: String, in bytes: [UInt8], from start: Int, quote: UInt8?
  ) -> (inside: Range<Int>, closing: Int, quote: UInt8?) {
    let mark = Array(closing.utf8)
    var end = start
    while end < bytes.count, !bytes[end...].starts(with: mark) {
      end += quote != nil && bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return end < bytes.count ? (start..<end, mark.count, quote) : (start..<bytes.count, 0, quote)
  }
}
