import Textmend

/// Where the text of a file is that holds more than text. Everything else comes out byte for byte.
protocol TextFormat: Sendable {
  /// Whether the file as a whole is text, so that line ends, byte order mark and final newline are made canonical.
  var isProse: Bool { get }

  /// The pieces of text, in order, not overlapping.
  ///
  /// - Parameter bytes: valid UTF-8.
  /// - Complexity: linear.
  func extract(_ bytes: [UInt8]) -> Extraction

  /// Whether the format knows no other encoding, so that a file in it is never written in one.
  var isUTF8Only: Bool { get }

  /// Text as it must be written in a piece so that it means itself.
  ///
  /// - Parameter before: the bytes of the piece that it takes the place of.
  /// - Returns: nil where that would change what is not text.
  func encode(_ text: [UInt8], in piece: TextPiece, inPlaceOf before: ArraySlice<UInt8>) -> [UInt8]?
}

extension TextFormat {
  var isProse: Bool { false }
  var isUTF8Only: Bool { false }
}

/// What a format finds in a file.
struct Extraction: Sendable {
  var pieces: [TextPiece] = []
  /// What is text, but cannot be read.
  var findings: [Finding] = []
  /// Parts that are not what the format says, with the byte offset; they come out as they are.
  var problems: [Problem] = []

  struct Problem: Sendable {
    /// Byte offset.
    var offset: Int
    var reason: String
  }
}

/// Some text of a file.
struct TextPiece: Sendable {
  /// What stands between this piece and the next when they are mended together.
  enum Separator: UInt8, Sendable {
    case lineEnd = 0x0A
    case blank = 0x20
  }

  /// In bytes of the file.
  var source: Range<Int>
  /// UTF-8: what the bytes mean.
  var text: [UInt8]
  /// For every byte of `text`, and its end, the offset in `source`; empty where both are the same.
  var origins: [Int] = []
  var separator = Separator.lineEnd
  /// The quotation mark around it, if any.
  var quote: UInt8?
  /// Whether characters beyond ASCII stand as escapes in it.
  var isEscaped = false
  /// Whether no mark means anything in it (CDATA).
  var isVerbatim = false
  /// Whether it is a value in a program: what cannot be seen in it may be meant.
  var isLiteral = false
  /// Code is mended only where the text around proves the same damage: what looks damaged in it may be quoted.
  var isCode = false

  /// Bytes that mean themselves.
  init(_ source: Range<Int>, of bytes: [UInt8]) {
    self.source = source
    text = Array(bytes[source])
  }

  init(_ source: Range<Int>, text: [UInt8], origins: [Int]) {
    self.source = source
    self.text = text
    self.origins = origins
  }

  /// The offset in the file of a byte of `text`.
  func origin(of offset: Int) -> Int { source.lowerBound + (origins.isEmpty ? offset : origins[offset]) }
}
