/// One step of damage: text written as one encoding and read as another.
struct MojibakePair: Sendable {
  /// Index into ``MojibakeChains/pages``: what it was written as.
  var written: Int
  /// What it was read as.
  var read: Int
  /// How rare the step is, in bits.
  var prior: Bits
  var proof: MojibakeProof
}

/// The pairs of encodings that occur, as data, commonest first.
struct MojibakeChains: Sendable {
  static let shared = MojibakeChains()

  /// Pages in the order of the first use; index 0 is UTF-8.
  let pages: [MojibakePage]
  /// Pairs by what the text was read as: the text is encoded once for all of them.
  let byRead: [[MojibakePair]]
  /// UTF-8 read as each page, commonest first.
  let utf8: [MojibakePair]

  /// What UTF-8 is read as, with the rarity in bits. The order follows the counts of `wild` mojibake in public
  /// repositories: windows-1252 before all others, DOS and Macintosh pages rare.
  private static let utf8ReadAs: [(Page, Int)] = [
    (.windows1252, 6), (.latin1, 7), (.windows1251, 9), (.windows1250, 9), (.windows1254, 9),
    (.windows1253, 11), (.windows1257, 12), (.windows1255, 13), (.windows1256, 13), (.windows1258, 13),
    (.macRoman, 11), (.cp437, 10), (.cp850, 11), (.cp852, 12), (.cp866, 10), (.koi8R, 10), (.latin2, 12),
    (.latin9, 11), (.koi8U, 12), (.isoCyrillic, 13), (.isoGreek, 13), (.windows874, 13), (.macCyrillic, 14),
    (.gbk, 8), (.cp932, 10), (.uhc, 10), (.big5, 12), (.oldBig5, 13), (.eucJP, 14),
  ]

  /// Two-byte encodings, and the one-byte pages they are read as.
  private static let pairsReadAs: [(Page, Int)] = [
    (.windows1252, 12), (.latin1, 12), (.windows1254, 15), (.windows1251, 15), (.cp437, 16),
    (.macRoman, 17), (.windows1250, 16), (.cp850, 18), (.cp866, 18),
  ]

  private static let twoByte: [(Page, Int)] = [(.gbk, 0), (.big5, 1), (.cp932, 1), (.uhc, 1), (.eucJP, 2)]

  /// One-byte pages read as each other, of languages that use them.
  private static let lettersReadAs: [(Page, Page, Int)] = [
    (.windows1251, .windows1252, 14), (.windows1251, .koi8R, 14), (.koi8R, .windows1251, 14),
    (.cp866, .windows1251, 15), (.windows1251, .cp866, 16), (.windows1253, .windows1252, 16),
    (.windows1250, .windows1252, 10), (.koi8R, .windows1252, 18), (.cp866, .windows1252, 20),
    (.windows1254, .windows1252, 20), (.latin2, .windows1252, 20), (.windows1255, .windows1252, 18),
    (.windows1256, .windows1252, 18), (.windows1257, .windows1252, 20), (.macCyrillic, .windows1251, 20),
    (.cp437, .windows1252, 22), (.cp850, .windows1252, 22), (.cp852, .windows1250, 22),
    (.macRoman, .windows1252, 22), (.windows1252, .macRoman, 22), (.windows1252, .cp850, 22),
    (.windows1250, .latin2, 22), (.windows1251, .latin1, 18),
    (.koi8R, .latin1, 18), (.cp866, .latin1, 20), (.koi8U, .windows1251, 16), (.koi8U, .windows1252, 19),
    (.koi8U, .latin1, 19), (.macCyrillic, .windows1252, 20), (.macCyrillic, .latin1, 20),
    (.macCyrillic, .koi8R, 20), (.isoCyrillic, .windows1251, 18), (.isoCyrillic, .windows1252, 18),
    (.isoCyrillic, .latin1, 18), (.isoCyrillic, .koi8R, 18), (.windows1251, .isoCyrillic, 20),
    (.cp866, .isoCyrillic, 20), (.cp866, .koi8R, 18), (.koi8R, .cp866, 18), (.windows1251, .macRoman, 20),
    (.windows1251, .macCyrillic, 20), (.cp866, .macRoman, 20), (.windows1251, .cp437, 20),
    (.windows1251, .cp850, 20), (.windows1251, .windows1250, 18), (.koi8R, .windows1250, 20),
    (.cp866, .windows1250, 20), (.windows1253, .latin1, 17), (.cp737, .windows1252, 20),
    (.cp737, .latin1, 20),
    (.windows1255, .latin1, 18), (.cp862, .windows1252, 20), (.cp862, .latin1, 20),
    (.windows1256, .latin1, 18),
    (.isoArabic, .windows1252, 19), (.isoArabic, .latin1, 19), (.windows874, .windows1252, 18),
    (.windows874, .latin1, 18),
  ]

  private enum Page: Int, CaseIterable {
    case utf8, windows1252, latin1, windows1250, windows1251, windows1253, windows1254, windows1255
    case windows1256, windows1257, windows1258, latin2, koi8R, macRoman, macCyrillic, koi8U, latin9,
      isoCyrillic
    case isoGreek, windows874, cp437, cp850, cp852, cp866, gbk, big5, oldBig5, cp932, uhc, eucJP
    /// Nothing is read as these: ``MojibakePageSets`` needs no bit for them.
    case isoArabic, cp737, cp862

    var page: MojibakePage {
      switch self {
      case .utf8: MojibakePage(.utf8, .utf8)
      case .windows1252: MojibakePage(.windows1252, oneByte: .windows1252)
      case .latin1: MojibakePage(.isoLatin1, oneByte: .isoLatin1)
      case .windows1250: MojibakePage(.windows1250, oneByte: .windows1250)
      case .windows1251: MojibakePage(.windows1251, oneByte: .windows1251)
      case .windows1253: MojibakePage(.windows1253, oneByte: .windows1253)
      case .windows1254: MojibakePage(.windows1254, oneByte: .windows1254)
      case .windows1255: MojibakePage(.windows1255, oneByte: .windows1255)
      case .windows1256: MojibakePage(.windows1256, oneByte: .windows1256)
      case .windows1257: MojibakePage(.windows1257, oneByte: .windows1257)
      case .windows1258: MojibakePage(.windows1258, oneByte: .windows1258)
      case .latin2: MojibakePage(.isoLatin2, oneByte: .isoLatin2)
      case .koi8R: MojibakePage(.koi8R, oneByte: .koi8R)
      case .macRoman: MojibakePage(.macintosh, oneByte: .macintosh)
      case .macCyrillic: MojibakePage(.macCyrillic, oneByte: .macCyrillic)
      case .koi8U: MojibakePage(.koi8U, oneByte: .koi8U)
      case .latin9: MojibakePage(.isoLatin9, oneByte: .isoLatin9)
      case .isoCyrillic: MojibakePage(.isoCyrillic, oneByte: .isoCyrillic)
      case .isoGreek: MojibakePage(.isoGreek, oneByte: .isoGreek)
      case .isoArabic: MojibakePage(.isoArabic, oneByte: .isoArabic)
      case .windows874: MojibakePage(.windows874, oneByte: .windows874)
      case .cp737: MojibakePage(.cp737, oneByte: .cp737)
      case .cp862: MojibakePage(.cp862, oneByte: .cp862)
      case .cp437: MojibakePage(.cp437, oneByte: .cp437)
      case .cp850: MojibakePage(.cp850, oneByte: .cp850)
      case .cp852: MojibakePage(.cp852, oneByte: .cp852)
      case .cp866: MojibakePage(.cp866, oneByte: .cp866)
      case .gbk: MojibakePage(.gbk, .twoByte(.gb18030, .gbk))
      case .big5: MojibakePage(.big5, .twoByte(.big5, .big5))
      case .oldBig5: MojibakePage(.big5, .twoByte(.big5, .oldBig5))
      case .cp932: MojibakePage(.shiftJIS, .twoByte(.cp932, .cp932))
      case .uhc: MojibakePage(.eucKR, .twoByte(.uhc, .uhc))
      case .eucJP: MojibakePage(.eucJP, .twoByte(.jis0208, .eucJP))
      }
    }
  }

  init() {
    pages = Page.allCases.map(\.page)
    var byRead = [[MojibakePair]](repeating: [], count: pages.count)
    func add(_ written: Page, _ read: Page, _ bits: Int, _ proof: MojibakeProof) {
      byRead[read.rawValue].append(
        MojibakePair(written: written.rawValue, read: read.rawValue, prior: Bits(bits), proof: proof))
    }
    for (read, bits) in MojibakeChains.utf8ReadAs { add(.utf8, read, bits, .utf8) }
    for (written, rarity) in MojibakeChains.twoByte {
      for (read, bits) in MojibakeChains.pairsReadAs { add(written, read, bits + rarity, .pairs) }
      for (read, other) in MojibakeChains.twoByte where read != written && read != .eucJP {
        add(written, read, 16 + rarity + other, .pairs)
      }
      if written != .big5 { add(written, .oldBig5, 18 + rarity, .pairs) }
    }
    for (written, read, bits) in MojibakeChains.lettersReadAs { add(written, read, bits, .letters) }
    self.byRead = byRead
    utf8 = MojibakeChains.utf8ReadAs.map { byRead[$0.0.rawValue][0] }.sorted { $0.prior < $1.prior }
  }

  /// The pair of two one-byte pages.
  func letters(written: Encoding, readAs encoding: Encoding) -> MojibakePair? {
    for pairs in byRead {
      for pair in pairs where pair.proof == .letters && pages[pair.read].encoding == encoding {
        if pages[pair.written].encoding == written { return pair }
      }
    }
    return nil
  }

  /// The pair of UTF-8 and what it was read as.
  func utf8(readAs encoding: Encoding) -> MojibakePair? {
    for pairs in byRead {
      if let pair = pairs.first, pair.proof == .utf8, pages[pair.read].encoding == encoding { return pair }
    }
    return nil
  }
}
