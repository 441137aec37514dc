/// A run of bytes that are malformed in their encoding.
public struct MalformedRun: Hashable, Sendable {
  /// Which rule of the encoding the bytes break.
  public enum Reason: Hashable, Sendable {
    /// The byte never begins a character, or continues none.
    case unexpectedByte
    /// The lead byte is not followed by a trail byte.
    case badTrail
    /// The code is well formed and has no character.
    case unmapped
    /// The input ends inside a character.
    case truncated
    /// UTF-8: more bytes than the character needs.
    case overlong
    /// A surrogate code point, or half of a pair.
    case surrogate
    /// Beyond U+10FFFF.
    case outOfRange
  }

  /// Bytes from the beginning of the input.
  public var offset: Int
  /// In bytes, at least 1.
  public var length: Int
  public var reason: Reason

  public init(offset: Int, length: Int, reason: Reason) {
    self.offset = offset
    self.length = length
    self.reason = reason
  }
}

/// Decoded text as code points.
struct Decoded: Hashable, Sendable {
  var scalars: [UInt32] = []
  /// Byte offset of each scalar's first byte, with the input's length at the end; empty unless asked for.
  /// What a profile lets vanish belongs to no scalar: the offsets jump over it.
  var offsets: [Int] = []
  /// In order.
  var malformed: [MalformedRun] = []
  /// Bytes read: less than the input only where the profile stops.
  var consumed = 0
}

/// What came of encoding.
enum Encoded: Hashable, Sendable {
  case bytes([UInt8])
  /// The index of the first scalar that has no code.
  case unencodable(at: Int)

  /// The bytes, nil where something has no code.
  var bytes: [UInt8]? {
    if case .bytes(let bytes) = self { return bytes }
    return nil
  }
}
