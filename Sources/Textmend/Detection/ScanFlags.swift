/// What a cheap scan saw in a line: which rules must look at it. Empty: the line is copied.
struct ScanFlags: OptionSet, Hashable, Sendable {
  let rawValue: UInt16

  /// Runs of characters that one-byte mojibake consists of.
  static let oneByteMojibake = ScanFlags(rawValue: 1)
  /// Runs of rare Han characters, or mixtures of scripts, that East Asian mojibake consists of.
  static let eastAsianMojibake = ScanFlags(rawValue: 2)
  /// `?` beside Han, or Han beside a loose bracket: what split characters look like.
  static let splitCharacter = ScanFlags(rawValue: 4)
  /// A bracket with Latin letters after Han.
  static let annotation = ScanFlags(rawValue: 8)
  /// A comma or doubled mark before a mark.
  static let strayMark = ScanFlags(rawValue: 16)
  /// Invisible characters, controls, private use, U+FFFD.
  static let debris = ScanFlags(rawValue: 32)
  /// A backslash behind a character whose second byte in GBK or Big5 is that of a backslash, or a line drawing behind Han.
  static let trailByte = ScanFlags(rawValue: 64)
  /// A line of ASCII that looks like pairs of seven bits, in a document that has such lines.
  static let sevenBit = ScanFlags(rawValue: 128)
  /// `?` four times and more, in a document that has such runs from its head on.
  static let questionMarks = ScanFlags(rawValue: 256)
  /// A character that costs much more than text does and may be two between which bytes were removed.
  static let oddCharacter = ScanFlags(rawValue: 512)
}
