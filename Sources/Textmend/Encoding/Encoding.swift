/// A character encoding, by its canonical name.
public struct Encoding: Hashable, Sendable {
  /// The name that reports and `iconv` print, such as `GB18030` or `windows-1252`.
  public let name: String

  init(name: String) { self.name = name }

  public static let utf8 = Encoding(name: "UTF-8")
  public static let gb18030 = Encoding(name: "GB18030")
}
