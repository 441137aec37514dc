/// What a ``Detector`` says of bytes.
public struct Detection: Hashable, Sendable {
  /// What the answer rests on.
  public enum Basis: Hashable, Sendable {
    /// Nothing but ASCII, or nothing at all.
    case ascii
    /// A byte order mark.
    case byteOrderMark
    /// Non-ASCII bytes that are well-formed UTF-8.
    case validUTF8
    /// Zero bytes where UTF-16 or UTF-32 has them.
    case codeUnits
    /// The escape sequences of a seven-bit encoding.
    case escapes
    /// The language model's comparison of what the bytes mean in each encoding.
    case language
    /// Control characters that no text holds.
    case content
  }

  /// An encoding that was weighed.
  public struct Candidate: Hashable, Sendable {
    public var encoding: Encoding
    /// By how many bits the text is less probable in this encoding than in the best one.
    public var deficit: Double
  }

  /// Nil where the bytes are binary or undecided.
  public var encoding: Encoding?
  /// Not text.
  public var isBinary: Bool
  /// 0…1: at least so many of the answers with this confidence are right, as measured on texts of known encoding;
  /// `Scripts/bench detect` prints the figures.
  public var confidence: Double {
    encoding == nil && !isBinary ? 0 : Edit.confidence(margin: margin * DetectionWeights.marginShare)
  }
  /// By how many bits the best encoding leads over the first that reads the bytes differently.
  public var margin: Double
  /// Best first; the answer itself is the first. Not all that were weighed.
  public var candidates: [Candidate]
  /// Length of the byte order mark in bytes, 0 for none.
  public var byteOrderMark: Int
  public var basis: Basis
  /// Encodings that were weighed and read the bytes that were compared as the answer does.
  public var equivalents: [Encoding] = []
  /// Runs of bytes of the whole input that are malformed in the answer: where only a sample of it was compared, and where
  /// the end of the input cuts a character of UTF-8.
  public var malformed = 0
  /// The encoding that the text names in its first 1,024 bytes, as it stands there.
  public var declared: String?
  /// Whether the text reads differently in the encoding that it declares, or nobody knows that.
  public var contradictsDeclaration = false

  init(
    _ encoding: Encoding?, basis: Basis, margin: Double = 60, byteOrderMark: Int = 0,
    candidates: [Candidate]? = nil, isBinary: Bool = false, malformed: Int = 0
  ) {
    self.encoding = encoding
    self.basis = basis
    self.margin = margin
    self.byteOrderMark = byteOrderMark
    self.isBinary = isBinary
    self.malformed = malformed
    self.candidates = candidates ?? encoding.map { [Candidate(encoding: $0, deficit: 0)] } ?? []
  }
}
