@_spi(_Unicode) import Swift

/// An encoding as detection tries it.
struct DetectionCandidate: Sendable {
  let encoding: Encoding
  /// Bits that its rarity costs: of the files that a repair tool meets, how many are in it.
  let prior: Int
  /// What the bytes of a one-byte page are; nil for other encodings.
  let page: PageBytes?

  /// - Parameter cache: what is known of characters, for the pages that are made together.
  init(_ encoding: Encoding, prior: Int, cache: inout [UInt32: PageCharacter]) {
    self.encoding = encoding
    self.prior = prior
    let isPage =
      switch encoding.codec {
      case .singleByte, .system: true
      default: false
      }
    let scalars = isPage ? encoding.decode(Array(0...255), profile: .web).scalars : []
    page = scalars.count == 256 ? PageBytes(scalars, cache: &cache) : nil
  }

  init(_ encoding: Encoding, prior: Int) {
    var cache: [UInt32: PageCharacter] = [:]
    self.init(encoding, prior: prior, cache: &cache)
  }

  /// Vietnamese with its marks on the letters, as the model has learnt it: this page has them apart.
  private static func composed(_ scalars: [UInt32]) -> [UInt32] {
    guard scalars.contains(where: { $0 &- 0x300 < 0x70 }) else { return scalars }
    var text = String.UnicodeScalarView()
    for scalar in scalars { text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
    return String(text)._nfc.map(\.value)
  }

  /// Whether it has kana, for texts of which they are no part.
  var isKanaForeign: Bool { page == nil && [.gb18030, .eucKR, .big5].contains(encoding) }

  static let japanese: Set<Encoding> = [.shiftJIS, .eucJP]
  static let korean: Set<Encoding> = [.eucKR, .johab]

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
      for i in 0..<bytes.count { scalars.append(page.scalars[Int(bytes[i])]) }
      return encoding == .windows1258 ? DetectionCandidate.composed(scalars) : scalars
    }
    var decoded = encoding.decode(bytes, profile: .web)
    if let last = decoded.malformed.last, last.offset + last.length == bytes.count,
      last.reason == .truncated || encoding != .utf8 && last.length == 1,
      // All that is not ASCII is no cut: a letter of a one-byte page stands there.
      decoded.scalars.dropLast().contains(where: { $0 >= 0x80 })
    {
      decoded.scalars.removeLast()
    }
    return decoded.scalars
  }
}

extension DetectionCandidate {
  private static func make(_ list: [(encoding: Encoding?, prior: Int)]) -> [DetectionCandidate] {
    var cache: [UInt32: PageCharacter] = [:]
    return list.compactMap { encoding, prior in
      encoding.map { DetectionCandidate($0, prior: prior, cache: &cache) }
    }
  }

  /// What files are usually in. Where two read the bytes alike the first one is the answer, so supersets and the names
  /// that browsers use come first.
  static let common = make([
    (.utf8, 8), (.gb18030, 3), (.big5, 4), (.shiftJIS, 4), (.eucJP, 4), (.eucKR, 4), (.cp950, 10),
    (.windows1252, 4), (.windows1251, 4), (.windows1250, 5), (.windows1253, 6), (.windows1254, 6),
    (.windows1255, 6), (.windows1256, 6), (.windows1257, 6), (.windows1258, 7), (.windows874, 6),
    (.koi8R, 5), (.koi8U, 6), (.isoLatin2, 6), (.isoLatin9, 7), (.isoCyrillic, 7), (.isoGreek, 7),
    (.isoHebrew, 8), (.isoArabic, 8), (.isoLatin3, 10), (.isoLatin4, 9), (.isoLatin6, 12), (.isoLatin7, 9),
    (.isoLatin8, 12), (.isoLatin10, 9),
    (.cp866, 7), (.cp850, 9), (.cp437, 9), (.cp852, 9), (.cp855, 10), (.cp737, 10), (.cp857, 11),
    (.cp862, 11),
    (.cp858, 10), (.cp775, 11), (.cp860, 12), (.cp861, 12), (.cp863, 12), (.cp865, 12), (.cp869, 12),
    (.cp864, 17), (.cp720, 13),
    (.macintosh, 9), (.macCyrillic, 10), (.macCentralEurope, 11), (.macGreek, 12), (.macTurkish, 12),
    (.macIceland, 13),
  ])

  /// UTF-16 without zero bytes: East Asian text without a blank or a line end.
  static let wide = make([(.utf16LE, 48), (.utf16BE, 48)])

  /// East Asian encodings that hardly any file is in.
  static let rarePairs = make([(.eucTW, 16), (.johab, 16)])

  /// One-byte pages that hardly any file is in and that the system's iconv has; made when a text first needs them.
  static let rare = make(
    [
      ("CP1125", 13), ("KOI8-T", 13), ("RK1048", 12), ("PTCP154", 13), ("CP856", 14), ("CP1006", 15),
      ("HP-ROMAN8", 18), ("VISCII", 20), ("TCVN", 20),
    ].map { (Encoding(label: $0.0), $0.1) })

  /// Pages of mainframes: blank is 40, letters are above 80.
  static let mainframe = make(
    [
      ("IBM037", 12), ("IBM500", 12), ("IBM1140", 15), ("IBM1026", 16), ("IBM424", 15), ("IBM875", 15),
      ("IBM273", 16),
    ].map { (Encoding(label: $0.0), $0.1) })

  /// The candidates that a user names, those of no list with a middling prior.
  static func named(_ encodings: [Encoding]) -> [DetectionCandidate] {
    let known = common + wide + rarePairs + rare + mainframe
    return encodings.map { encoding in
      known.first { $0.encoding == encoding } ?? DetectionCandidate(encoding, prior: 8)
    }
  }
}
