/// What a decoder does with bytes that it cannot map. The inverse of a wrong reading must know it.
///
/// Programs differ in four independent ways; the named profiles are the combinations that occur.
public struct DecoderProfile: Hashable, Sendable {
  /// What stands in the text for a malformed sequence.
  public enum Mark: Hashable, Sendable {
    /// Decoding ends before the sequence.
    case stop
    /// `?`
    case questionMark
    /// U+FFFD
    case replacementCharacter
    /// `・` U+30FB, as some Japanese programs write.
    case katakanaMiddleDot
    /// Nothing: the sequence vanishes.
    case nothing

    /// The code point of the mark, nil where none is written.
    var scalar: UInt32? {
      switch self {
      case .stop, .nothing: nil
      case .questionMark: 0x3F
      case .replacementCharacter: 0xFFFD
      case .katakanaMiddleDot: 0x30FB
      }
    }
  }

  /// Where decoding goes on after a malformed sequence.
  public enum Resynchronization: Hashable, Sendable {
    /// As the WHATWG Encoding Standard: after the pair, but before its second byte where that is ASCII.
    case web
    /// After the pair, also where its second byte was ASCII.
    case afterPair
    /// As Python's codecs: mostly after the first byte.
    case python
    /// As Java's charsets: after the first byte where the second can begin a character, else mostly after two.
    case java
  }

  /// What happens to pairs of the user-defined areas, which map to U+E000…U+F8FF.
  public enum PrivateUse: Hashable, Sendable {
    /// They become private-use characters.
    case kept
    /// They vanish.
    case dropped
    /// They are malformed.
    case malformed
  }

  /// What happens to single bytes that the code page leaves open.
  public enum OpenBytes: Hashable, Sendable {
    /// They are malformed (iconv, Python), also 80 in GB18030.
    case malformed
    /// Bytes 80…9F of the windows code pages become C1 controls (browsers, Windows).
    case controls
    /// As `controls`, and Shift_JIS A0 FD FE FF become U+F8F0…U+F8F3 (Windows; Python's cp932).
    case vendor
  }

  public var mark: Mark
  public var resynchronization: Resynchronization
  public var privateUse: PrivateUse
  public var openBytes: OpenBytes

  public init(
    mark: Mark, resynchronization: Resynchronization = .web, privateUse: PrivateUse = .kept,
    openBytes: OpenBytes = .controls
  ) {
    self.mark = mark
    self.resynchronization = resynchronization
    self.privateUse = privateUse
    self.openBytes = openBytes
  }
}

extension DecoderProfile {
  /// Stops at the first malformed sequence: iconv(3) of glibc, Python's `errors="strict"`.
  public static let strict = DecoderProfile(mark: .stop, openBytes: .malformed)
  /// As the WHATWG Encoding Standard: unmapped bytes of one-byte pages become C1 controls, the rest U+FFFD.
  /// Browsers, and what is built on their decoders, such as Node's `TextDecoder` and Rust's encoding_rs.
  public static let web = DecoderProfile(mark: .replacementCharacter)
  /// Pairs of the user-defined areas become private-use characters; an invalid pair one `?`. Programs of code
  /// page 936 on Windows; seen in damaged pages, not asked in a test.
  public static let privateUseKept = DecoderProfile(mark: .questionMark, resynchronization: .afterPair)
  /// Pairs of the user-defined areas vanish; an invalid pair becomes one `?`, also when its second byte was ASCII.
  /// Seen in damaged pages, whose program is not known.
  public static let privateUseDropped = DecoderProfile(
    mark: .questionMark, resynchronization: .afterPair, privateUse: .dropped)
  /// An invalid pair becomes one `?`, also when its second byte was ASCII.
  public static let questionMark = privateUseKept
  /// An invalid sequence becomes U+FFFD, by the rule of the WHATWG Encoding Standard.
  public static let replacementCharacter = web
  /// Python's `errors="replace"`: U+FFFD for the lead byte alone, user-defined pairs malformed; in UTF-8, UTF-16
  /// and UTF-32 for what the WHATWG Encoding Standard counts. CPython 3.10 to 3.13 read so; where their tables
  /// differ, as in cp950's kana at C6A1…C7FC, the tests list it.
  public static let python = DecoderProfile(
    mark: .replacementCharacter, resynchronization: .python, privateUse: .malformed,
    openBytes: .malformed)

  /// Python's `errors="replace"` in UTF-8, UTF-16, UTF-32, gb18030 and cp932, which know private use, and cp932
  /// Windows' single bytes.
  public static let pythonPrivateUse = DecoderProfile(
    mark: .replacementCharacter, resynchronization: .python, openBytes: .vendor)

  /// Java's `new String(bytes, charset)`: U+FFFD, for one byte where the second can begin a character, else for
  /// the pair; for three bytes where UTF-8 holds a surrogate, for four where UTF-16 has half of one. OpenJDK 17.
  public static let java = DecoderProfile(
    mark: .replacementCharacter, resynchronization: .java, openBytes: .malformed)

  /// A few words for a reader.
  public var summary: String {
    switch self {
    case .strict: return "strict"
    case .web: return "as browsers do"
    case .python, .pythonPrivateUse: return "as Python does"
    case .java: return "as Java does"
    default: break
    }
    var parts: [String] = []
    switch mark {
    case .stop: parts.append("strict")
    case .questionMark: parts.append("invalid pairs became ?")
    case .replacementCharacter: parts.append("invalid bytes became U+FFFD")
    case .katakanaMiddleDot: parts.append("invalid pairs became ・")
    case .nothing: parts.append("invalid bytes lost")
    }
    if privateUse == .dropped { parts.append("private use lost") }
    return parts.joined(separator: ", ")
  }
}
