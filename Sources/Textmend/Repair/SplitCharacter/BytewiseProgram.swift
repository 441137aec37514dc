/// What a program did to text of two-byte characters because it took them for bytes (DAMAGE, section 2).
///
/// One program edited the whole document, so the document as a whole says which it was: each leaves no character of some
/// kind behind. See ``SplitEvidence``.
enum BytewiseProgram: Hashable, Sendable {
  /// Cut at the codes of marks, after readings were inserted in some pages.
  case cutsAtMarks
  /// Put a line break behind so many bytes.
  case wrapsLines(width: Int)
  /// Made ASCII of full-width ASCII (A3xx), and blanks of full-width blanks (A1A1).
  case foldsWidth
  /// Made ASCII of quotation marks, brackets and colons.
  case foldsQuotes
  /// Made a blank of A1A1.
  case foldsBlanks
  /// Removed A1A1.
  case removesBlanks
  /// Removed 5C, as if it were the backslash of an escape.
  case removesBackslashes(Page)
  /// Lost single bytes.
  case losesBytes(Page)

  /// The code page the text was in.
  enum Page: Hashable, Sendable {
    case gbk, big5

    var split: SplitPage { self == .gbk ? .gbk : .big5 }
  }

  var page: SplitPage {
    switch self {
    case .removesBackslashes(let page), .losesBytes(let page): page.split
    default: .gbk
    }
  }

  /// Bytes to a line, where there is a limit.
  var width: Int? {
    if case .wrapsLines(let width) = self { width } else { nil }
  }

  /// Whether what is missing is known, and only where is not. Single places are then all that shows: no stretch need be
  /// misaligned.
  var removesKnownBytes: Bool {
    switch self {
    case .removesBlanks, .removesBackslashes: true
    default: false
    }
  }

  /// Whether any byte may be missing anywhere.
  var losesUnknownBytes: Bool {
    if case .losesBytes = self { true } else { false }
  }

  /// The codes that became ASCII, with what became of them.
  var folds: [Fold] {
    switch self {
    case .foldsWidth: BytewiseProgram.widthFolds
    case .foldsQuotes: BytewiseProgram.quoteFolds
    case .foldsBlanks: [BytewiseProgram.blankFold]
    default: []
    }
  }

  /// A two-byte code that became an ASCII byte.
  struct Fold: Hashable, Sendable {
    var first: UInt8
    var second: UInt8
    var ascii: UInt8
  }

  private static let blankFold = Fold(first: 0xA1, second: 0xA1, ascii: 0x20)
  private static let widthFolds =
    (UInt8(0x21)...0x7E).map { Fold(first: 0xA3, second: $0 | 0x80, ascii: $0) } + [blankFold]
  private static let quoteFolds = [
    Fold(first: 0xA1, second: 0xB0, ascii: 0x22), Fold(first: 0xA1, second: 0xB1, ascii: 0x22),
    Fold(first: 0xA1, second: 0xAE, ascii: 0x27), Fold(first: 0xA1, second: 0xAF, ascii: 0x27),
    Fold(first: 0xA3, second: 0xA8, ascii: 0x28), Fold(first: 0xA3, second: 0xA9, ascii: 0x29),
    Fold(first: 0xA3, second: 0xBA, ascii: 0x3A),
  ]

  /// Whether a character could still stand in a text that the program went over.
  func leaves(_ scalar: UInt32, code: UInt16) -> Bool {
    switch self {
    case .removesBlanks: scalar != 0x3000
    case .removesBackslashes: code & 0xFF != 0x5C
    case .foldsWidth, .foldsQuotes, .foldsBlanks:
      !folds.contains { UInt16($0.first) << 8 | UInt16($0.second) == code }
    case .cutsAtMarks, .wrapsLines, .losesBytes: true
    }
  }

  /// What happened to the bytes between writing and reading.
  var steps: [Chain.Step] {
    switch self {
    case .cutsAtMarks: [.cutAtMarks]
    case .wrapsLines(let width): [.wrappedBytewise(width: width)]
    case .foldsWidth: [.foldedBytewise(.fullWidth)]
    case .foldsQuotes: [.foldedBytewise(.quotes)]
    case .foldsBlanks: [.foldedBytewise(.blanks)]
    case .removesBlanks: [.blanksRemovedBytewise]
    case .removesBackslashes: [.backslashesRemovedBytewise]
    case .losesBytes: [.byteLost]
    }
  }
}
