/// A character encoding, by its canonical name.
///
/// The encodings of the WHATWG Encoding Standard and the common DOS, Macintosh and ISO pages are built in: their
/// tables are part of the program and their decoders follow the standard. Every other encoding that the
/// system's iconv knows is reached by its name with ``init(label:)``.
public struct Encoding: Hashable, Sendable {
  /// The name that reports and `iconv` print, such as `GB18030` or `windows-1252`.
  public let name: String
  /// What reads and writes it.
  let codec: Codec

  init(_ name: String, _ codec: Codec) {
    self.name = name
    self.codec = codec
  }

  public static func == (a: Encoding, b: Encoding) -> Bool { a.name == b.name }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Encoding {
  /// How an encoding is read and written.
  enum Codec: Sendable {
    case utf8
    case utf16(isBigEndian: Bool)
    case utf32(isBigEndian: Bool)
    case gb18030(hasFourBytes: Bool)
    case big5(hasHongKong: Bool)
    case shiftJIS
    case eucKR
    case eucJP
    case eucTW
    case johab
    case iso2022JP
    case iso2022CN
    case iso2022KR
    case utf7
    case singleByte(CodePage)
    case hz
    /// Nothing at all: what browsers make of labels that they refuse.
    case replacement
    /// libc's iconv, under the encoding's name.
    case system
  }
}
