/// What went wrong, and where.
public struct TextmendError: Error, Hashable, Sendable {
  /// An open set of codes: later versions may add some.
  public struct Code: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The bytes are not those that the report was made from.
    public static let reportMismatch = Code(rawValue: "report-mismatch")
    /// The name is no encoding that Textmend or the system's iconv knows.
    public static let unknownEncoding = Code(rawValue: "unknown-encoding")
    /// The bytes are malformed in the encoding.
    public static let malformed = Code(rawValue: "malformed")
    /// The encoding has no code for the character.
    public static let unencodable = Code(rawValue: "unencodable")
  }

  public var code: Code
  /// Byte offset in the input, where there is one.
  public var offset: Int?

  public init(_ code: Code, at offset: Int? = nil) {
    self.code = code
    self.offset = offset
  }
}

extension TextmendError: CustomStringConvertible {
  public var description: String {
    offset.map { "\(code.rawValue) at byte \($0)" } ?? code.rawValue
  }
}
