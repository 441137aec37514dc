@_spi(_Unicode) import Swift

/// An encoding as detection tries it.
struct DetectionCandidate: Sendable {
  let encoding: Encoding
  /// Bits that its rarity costs: of the files that a repair tool meets, how many are in it.
  let prior: Int
  /// The code points of the 256 bytes, for one-byte pages; U+FFFD where a byte has none.
  let page: [UInt32]?
  /// Letters that the page has been made for; empty where nothing is asked for.
  private(set) var ownLetters: Set<UInt32> = []

  init(_ encoding: Encoding, prior: Int) {
    self.encoding = encoding
    self.prior = prior
    page =
      if case .singleByte = encoding.codec { DetectionCandidate.page(of: encoding) } else { nil }
  }

  /// A one-byte page by its label, built in or the system's; nil where nobody knows it.
  init?(label: String, prior: Int, ownLetters: String = "") {
    guard let encoding = Encoding(label: label), let page = DetectionCandidate.page(of: encoding)
    else { return nil }
    self.encoding = encoding
    self.prior = prior
    self.page = page
    self.ownLetters = Set(ownLetters.unicodeScalars.map(\.value))
  }

  /// Vietnamese with its marks on the letters, as the model has learnt it: this page has them apart.
  private static func composed(_ scalars: [UInt32]) -> [UInt32] {
    guard scalars.contains(where: { $0 &- 0x300 < 0x70 }) else { return scalars }
    var text = String.UnicodeScalarView()
    for scalar in scalars { text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
    return String(text)._nfc.map(\.value)
  }

  private static func page(of encoding: Encoding) -> [UInt32]? {
    let scalars = encoding.decode(Array(0...255), profile: .web).scalars
    return scalars.count == 256 ? scalars : nil
  }

  /// Whether it has kana, for texts of which they are no part.
  var isKanaForeign: Bool { page == nil && [.gb18030, .eucKR, .big5].contains(encoding) }

  /// Whether lines and blocks may be a drawing. Codes of two bytes are not taken for one by accident; in the DOS pages
  /// the letters of other pages are such signs.
  var mayDraw: Bool { page == nil && [.gb18030, .big5, .shiftJIS, .eucJP].contains(encoding) }

  /// Bytes of a code unit.
  var unitLength: Int {
    switch encoding.codec {
    case .utf16: 2
    case .utf32: 4
    default: 1
    }
  }

  /// What `bytes` mean. A character that the end cuts off is left out.
  func scalars(_ bytes: Span<UInt8>) -> [UInt32] {
    if let page {
      var scalars: [UInt32] = []
      scalars.reserveCapacity(bytes.count)
      for i in 0..<bytes.count { scalars.append(page[Int(bytes[i])]) }
      return encoding == .windows1258 ? DetectionCandidate.composed(scalars) : scalars
    }
    var decoded = encoding.decode(bytes, profile: .web)
    if let last = decoded.malformed.last, last.offset + last.length == bytes.count,
      last.reason == .truncated || encoding != .utf8 && last.length == 1
    {
      decoded.scalars.removeLast()
    }
    return decoded.scalars
  }
}

extension DetectionCandidate {
  /// What files are usually in. Where two read the bytes alike the first one is the answer, so supersets and the names
  /// that browsers use come first.
  static let common: [DetectionCandidate] = [
    DetectionCandidate(.utf8, prior: 8),
    DetectionCandidate(.gb18030, prior: 4), DetectionCandidate(.big5, prior: 4),
    DetectionCandidate(.shiftJIS, prior: 4), DetectionCandidate(.eucJP, prior: 4),
    DetectionCandidate(.eucKR, prior: 4),
    DetectionCandidate(.cp950, prior: 10),
    DetectionCandidate(.windows1252, prior: 4), DetectionCandidate(.windows1251, prior: 4),
    DetectionCandidate(.windows1250, prior: 5), DetectionCandidate(.windows1253, prior: 6),
    DetectionCandidate(.windows1254, prior: 6), DetectionCandidate(.windows1255, prior: 6),
    DetectionCandidate(.windows1256, prior: 6), DetectionCandidate(.windows1257, prior: 6),
    DetectionCandidate(.windows1258, prior: 7), DetectionCandidate(.windows874, prior: 6),
    DetectionCandidate(.koi8R, prior: 5), DetectionCandidate(.koi8U, prior: 6),
    DetectionCandidate(.isoLatin2, prior: 6), DetectionCandidate(.isoLatin9, prior: 7),
    DetectionCandidate(.isoCyrillic, prior: 7), DetectionCandidate(.isoGreek, prior: 7),
    DetectionCandidate(.isoHebrew, prior: 8), DetectionCandidate(.isoArabic, prior: 8),
    DetectionCandidate(.isoLatin3, prior: 12), DetectionCandidate(.isoLatin4, prior: 9),
    DetectionCandidate(.isoLatin6, prior: 14), DetectionCandidate(.isoLatin7, prior: 9),
    DetectionCandidate(.isoLatin8, prior: 16), DetectionCandidate(.isoLatin10, prior: 14),
    DetectionCandidate(.cp866, prior: 7), DetectionCandidate(.cp850, prior: 10),
    DetectionCandidate(.cp437, prior: 10), DetectionCandidate(.cp852, prior: 10),
    DetectionCandidate(.cp855, prior: 12), DetectionCandidate(.cp737, prior: 12),
    DetectionCandidate(.cp857, prior: 12), DetectionCandidate(.cp862, prior: 12),
    DetectionCandidate(.macintosh, prior: 10), DetectionCandidate(.macCyrillic, prior: 11),
  ]

  /// UTF-16 without zero bytes: East Asian text without a blank or a line end.
  static let wide: [DetectionCandidate] = [
    DetectionCandidate(.utf16LE, prior: 30), DetectionCandidate(.utf16BE, prior: 30),
  ]

  /// East Asian encodings that hardly any file is in.
  static let rarePairs: [DetectionCandidate] = ["EUC-TW", "JOHAB"].compactMap {
    Encoding(label: $0).map { DetectionCandidate($0, prior: 16) }
  }

  /// One-byte pages that hardly any file is in; made when a text first needs them (about 4 ms).
  static let rare: [DetectionCandidate] =
    [
      ("CP858", 12), ("CP775", 13), ("CP860", 14), ("CP861", 14), ("CP863", 14), ("CP865", 14),
      ("CP869", 14), ("CP864", 16), ("MAC-CENTRALEUROPE", 13), ("VISCII", 40),
    ].compactMap { DetectionCandidate(label: $0.0, prior: $0.1) }
    + [
      ("CP1125", "ґєії"), ("KOI8-T", "ғӣқӯҳҷ"), ("RK1048", "ғқңөұүһә"), ("PTCP154", "ғқңөұүһә"),
    ].compactMap { DetectionCandidate(label: $0.0, prior: 14, ownLetters: $0.1) }

  /// Pages of mainframes: blank is 40, letters are above 80.
  static let mainframe: [DetectionCandidate] = [
    ("IBM037", 12), ("IBM500", 12), ("IBM1026", 14), ("IBM424", 14), ("IBM875", 14), ("IBM273", 15),
  ].compactMap { DetectionCandidate(label: $0.0, prior: $0.1) }
}
