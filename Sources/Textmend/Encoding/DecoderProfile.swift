/// What a decoder does with bytes that it cannot map. The inverse of a wrong reading must know it.
public enum DecoderProfile: Hashable, Sendable, CaseIterable {
  /// Stops at the first malformed byte (iconv).
  case strict
  /// As the WHATWG Encoding Standard: unmapped bytes of one-byte pages become C1 controls.
  case web
  /// Pairs of the user-defined areas become private-use characters.
  case privateUseKept
  /// Pairs of the user-defined areas vanish.
  case privateUseDropped
  /// An invalid pair becomes one `?`, also when its second byte was ASCII.
  case questionMark
  /// An invalid sequence becomes U+FFFD.
  case replacementCharacter

  /// A few words for a reader.
  public var summary: String {
    switch self {
    case .strict: "strict"
    case .web: "as browsers do"
    case .privateUseKept: "private use kept"
    case .privateUseDropped: "private use lost"
    case .questionMark: "invalid pairs became ?"
    case .replacementCharacter: "invalid bytes became U+FFFD"
    }
  }
}
