/// How a piece of damage came about, first step first.
public struct Chain: Hashable, Sendable {
  /// One thing that happened to the text.
  public enum Step: Hashable, Sendable {
    /// Encoded with this encoding.
    case written(as: Encoding)
    /// Decoded with this encoding by a program that treats unmapped bytes as the profile says.
    case read(as: Encoding, profile: DecoderProfile)
    /// A decoder met bytes that it could not read and wrote U+FFFD for them.
    case unreadableReplaced
    /// An encoder did not have some letters and wrote `?` for each.
    case unencodableReplaced
    /// Cut bytewise at the codes of punctuation marks, each piece decoded alone.
    case cutAtMarks
    /// Something was inserted bytewise between the two bytes of a character.
    case insertedBytewise
    /// A line break was put behind so many bytes, also between the two bytes of a character.
    case wrappedBytewise(width: Int)
    /// Two-byte codes were made ASCII, also where they stood across two characters.
    case foldedBytewise(FoldedCodes)
    /// The bytes of full-width blanks were removed, also where they belonged to two characters.
    case blanksRemovedBytewise
    /// Bytes 5C were removed, also where they were the second of a character.
    case backslashesRemovedBytewise
    /// A byte was lost.
    case byteLost
    /// A reading was put after this character.
    case annotated(Unicode.Scalar)
    /// A punctuation mark was put before another, or doubled.
    case markInserted
    /// Full-width ASCII was folded to ASCII.
    case foldedToASCII
    /// Letters were made small, or capital, byte by byte.
    case lettersFolded(toLower: Bool)
    /// A backslash was put behind each byte 5C.
    case backslashesAdded
    /// Invisible or control characters were inserted.
    case debrisInserted
    /// Characters or bytes were written as escapes.
    case escaped(as: EscapeSyntax)
    /// ASCII was made full width.
    case widened
    /// Characters were replaced by compatibility characters.
    case compatibilityForms
  }

  /// How escapes are written.
  public enum EscapeSyntax: String, Hashable, Sendable {
    case entity = "HTML entities"
    case backslashUnicode = "\\u escapes"
    case backslashByte = "\\x escapes"
    case percent = "percent escapes"
    case percentUnicode = "%u escapes"
    case quotedPrintable = "quoted-printable"
  }

  /// What a program that folds bytewise looks for.
  public enum FoldedCodes: String, Hashable, Sendable {
    case fullWidth = "full-width ASCII"
    case quotes = "quotation marks and brackets"
    case blanks = "full-width blanks"
  }

  public var steps: [Step]

  public init(_ steps: [Step]) {
    self.steps = steps
  }
}

extension Chain: CustomStringConvertible {
  /// For a reader: `UTF-8 → read as GBK → cut at marks`.
  public var description: String {
    steps.map(\.description).joined(separator: " → ")
  }
}

extension Chain.Step: CustomStringConvertible {
  public var description: String {
    switch self {
    case .written(let encoding): encoding.name
    case .read(let encoding, let profile):
      profile == .strict || profile == .web
        ? "read as \(encoding.name)" : "read as \(encoding.name) (\(profile.summary))"
    case .unreadableReplaced: "unreadable bytes became U+FFFD"
    case .unencodableReplaced: "letters that an encoding lacks became ?"
    case .cutAtMarks: "cut bytewise at punctuation marks"
    case .insertedBytewise: "readings inserted bytewise"
    case .wrappedBytewise(let width): "broken into lines of \(width) bytes"
    case .foldedBytewise(let codes): "\(codes.rawValue) made ASCII bytewise"
    case .blanksRemovedBytewise: "full-width blanks removed bytewise"
    case .backslashesRemovedBytewise: "backslashes removed bytewise"
    case .byteLost: "a byte lost"
    case .annotated: "annotated with readings"
    case .markInserted: "marks inserted by a machine"
    case .lettersFolded(let toLower): toLower ? "made lower case bytewise" : "made upper case bytewise"
    case .backslashesAdded: "backslashes added bytewise"
    case .foldedToASCII: "full width folded to ASCII"
    case .debrisInserted: "invisible characters inserted"
    case .escaped(let syntax): "escaped as \(syntax.rawValue)"
    case .widened: "ASCII made full width"
    case .compatibilityForms: "replaced by compatibility characters"
    }
  }
}
