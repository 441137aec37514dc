/// Damaged and repaired text laid over the same bytes, so that a reader can check a repair by hand.
public struct Trace: Hashable, Sendable {
  /// What one cell's bytes are.
  public enum Role: Hashable, Sendable {
    /// Stands as it was written.
    case whole
    /// A character made of bytes that belong to two characters.
    case misaligned
    /// `?` that stands for a lead byte whose trail was cut off.
    case lostLead
    /// `?` that stands for two bytes that form no character.
    case invalidPair
    /// `?` that stands for a byte of the text and the first byte of what was inserted behind it.
    case beforeInsertion
    /// `?` that stands for a lead byte and the line break that was put behind it.
    case beforeBreak
    /// Bytes of two characters, two of which became an ASCII byte.
    case folded
    /// Bytes of one or two characters, of which some were removed.
    case removed
    /// Two bytes that form a private-use character, which vanished.
    case vanished
    /// A character made of bytes that were written in another encoding.
    case misread
    /// A mark, or nothing, in the place of bytes that the wrong encoding does not have.
    case unmapped
    /// A punctuation mark at whose code the text was cut.
    case cutMark
    /// Bytes that a program inserted.
    case inserted
    /// A character put together again.
    case restored
  }

  /// Some bytes and the text that they show as.
  public struct Cell: Hashable, Sendable {
    public var bytes: [UInt8]
    public var text: String
    public var role: Role
    /// How many values were possible for those of the bytes that the text does not show; 1 where it shows all.
    public var candidates: Int

    public init(bytes: [UInt8], text: String, role: Role, candidates: Int = 1) {
      self.bytes = bytes
      self.text = text
      self.role = role
      self.candidates = candidates
    }
  }

  /// The encoding whose bytes are shown.
  public var encoding: Encoding
  /// What the bytes were read as, where that is not the encoding they were written in.
  public var readAs: Encoding?
  /// The cells of the damaged text, in order.
  public var damaged: [Cell]
  /// The cells of the repaired text, in order.
  public var repaired: [Cell]

  public init(encoding: Encoding, damaged: [Cell], repaired: [Cell], readAs: Encoding? = nil) {
    self.encoding = encoding
    self.damaged = damaged
    self.repaired = repaired
    self.readAs = readAs
  }
}
