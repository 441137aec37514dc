extension Encoding {
  /// The encoding of a label, upper or lower case, with blanks around it ignored.
  ///
  /// Knows the labels of the WHATWG Encoding Standard with the standard's meaning (`gb2312` is GBK, `latin1` is
  /// windows-1252), but decodes what browsers refuse (`hz-gb-2312`, `iso-2022-kr`, `iso-2022-cn`); the usual names that
  /// the standard lacks (`cp936`, `uhc`, `cp437`); and then every name of the system's iconv.
  ///
  /// - Returns: nil where nobody knows the name.
  public init?(label: String) {
    var name = Encoding.normalized(label)
    name = Encoding.systemNames[name] ?? name
    if let known = Encoding.byLabel[name] {
      self = known
      return
    }
    // Suffixes such as //IGNORE change what iconv does with errors, which is the profile's business here;
    // and libc drops characters that it does not expect, down to the empty name, the locale's encoding.
    guard !name.isEmpty, name.utf8.allSatisfy(Encoding.isNameByte),
      (try? Iconv(from: Encoding.iconvName(name), to: "UTF-32LE")) != nil
    else { return nil }
    self.init(name.uppercased(), .system)
  }

  /// ASCII lower case without blanks at the ends, as the standard compares labels.
  static func normalized(_ label: String) -> String {
    var bytes = Array(label.utf8)
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) && $0 != 0x0B }
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    bytes.removeFirst(bytes.prefix(while: isBlank).count)
    return String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x3A, 0x5F: true  // 0-9 a-z + - . : _
    default: false
    }
  }

  /// A name by which ``init(label:)`` knows an encoding.
  public struct Label: Hashable, Sendable {
    /// Who gave an encoding a name.
    public enum Origin: String, CaseIterable, Sendable {
      /// The WHATWG Encoding Standard, for this encoding.
      case standard = "whatwg"
      /// The standard, for nothing: browsers refuse such texts.
      case refused = "whatwg-refused"
      /// Textmend: usual names that the standard lacks.
      case own = "textmend"
    }

    /// In lower case.
    public let name: String
    public let origin: Origin
  }

  /// The built-in labels of this encoding: the standard's, then ours. For one that only the system's iconv knows,
  /// none.
  public var labels: [Label] { Encoding.known.filter { $0.encoding == self }.map(\.label) }

  private static let known: [(encoding: Encoding, label: Label)] = {
    let lists: [(Label.Origin, [(Encoding, String)])] = [
      (.standard, webLabels), (.refused, refusedLabels), (.own, ownLabels),
    ]
    return lists.flatMap { origin, list in
      list.flatMap { encoding, names in
        names.split(separator: " ").map { (encoding, Label(name: String($0), origin: origin)) }
      }
    }
  }()

  private static let byLabel = Dictionary(uniqueKeysWithValues: known.map { ($0.label.name, $0.encoding) })
}
