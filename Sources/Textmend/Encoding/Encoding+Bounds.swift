extension Encoding {
  /// The most bytes of UTF-8 that a program of this profile makes of `count` bytes: enough for the buffer of a
  /// caller, and reached by some input but for a few bytes.
  ///
  /// - Returns: nil where that is more than an `Int` holds, and for encodings of the system's iconv, which says
  ///   nothing about it.
  /// - Complexity: constant in `count`.
  public func maxUTF8Count(forByteCount count: Int, profile: DecoderProfile = .web) -> Int? {
    let mark = profile.mark.scalar.map(Scalars.length) ?? 0
    // What a byte that is malformed alone becomes, beside what is well formed.
    func growth(_ bytes: Int, per: Int) -> Growth {
      mark * per > bytes ? Growth(bytes: mark, per: 1) : Growth(bytes: bytes, per: per)
    }
    return switch codec {
    case .utf8: growth(1, per: 1).applied(to: count)
    // What is malformed has whole units, but for the last.
    case .utf16: Growth(bytes: 3, per: 2).applied(to: count)
    case .utf32: Growth(bytes: 4, per: 4).applied(to: count)
    case .gb18030(let hasFourBytes):
      GB18030(hasFourBytes: hasFourBytes, profile: profile).hasEuroByte
        ? Growth(bytes: 3, per: 1).applied(to: count) : growth(3, per: 2).applied(to: count)
    // The Hong Kong set is in plane 2, and in pairs of two letters.
    case .big5(hasHongKong: true) where profile.resynchronization == .java:
      Growth(bytes: 4, per: 2).applied(to: count)
    case .big5(let hasHongKong): growth(hasHongKong ? 4 : 3, per: 2).applied(to: count)
    // Half-width kana have one byte.
    case .shiftJIS: Growth(bytes: 3, per: 1).applied(to: count)
    // Java always takes a second byte.
    case .eucJP where profile.resynchronization == .java: Growth(bytes: 3, per: 2).applied(to: count)
    case .eucKR, .eucJP, .eucTW, .johab, .iso2022KR, .iso2022CN, .hz: growth(3, per: 2).applied(to: count)
    // Half-width kana have one byte.
    case .iso2022JP: Growth(bytes: 3, per: 1).applied(to: count)
    // Eight digits are three code units.
    case .utf7: growth(9, per: 8).applied(to: count)
    case .replacement: Growth(bytes: mark, per: 1).applied(to: count)
    case .singleByte(let page):
      Growth(
        bytes: SingleByte(page, profile: profile).longestUTF8(mark: mark, privateUse: profile.privateUse),
        per: 1
      ).applied(to: count)
    case .system: nil
    }
  }

  /// The most bytes of this encoding that `count` code points have.
  ///
  /// - Returns: nil as ``maxUTF8Count(forByteCount:profile:)``.
  public func maxByteCount(forScalarCount count: Int) -> Int? {
    switch codec {
    case .utf8, .utf16, .utf32, .gb18030(hasFourBytes: true): Growth(bytes: 4, per: 1).applied(to: count)
    case .gb18030(hasFourBytes: false), .big5, .shiftJIS, .eucKR, .johab:
      Growth(bytes: 2, per: 1).applied(to: count)
    case .eucTW: Growth(bytes: 4, per: 1).applied(to: count)
    // A pair of JIS X 0212 and one of JIS X 0208 in turn, with their escapes of four and three bytes.
    case .iso2022JP: Growth(bytes: 11, per: 2, end: 3).applied(to: count)
    // A pair and a letter in turn, with their shifts; the header, and a shift at the end.
    case .iso2022KR: Growth(bytes: 5, per: 2, end: 5).applied(to: count)
    // Pairs of two planes behind `ESC O` in turn, with the escapes that choose them.
    case .iso2022CN: Growth(bytes: 8, per: 1, end: 1).applied(to: count)
    // Surrogate pairs.
    case .utf7: Growth(bytes: 16, per: 3, end: 2).applied(to: count)
    case .eucJP: Growth(bytes: 3, per: 1).applied(to: count)
    case .singleByte, .replacement: Growth(bytes: 1, per: 1).applied(to: count)
    // A shift before every character, and one at the end.
    case .hz: Growth(bytes: 4, per: 1, end: 2).applied(to: count)
    case .system: nil
    }
  }

  /// The most bytes of this encoding that `count` bytes of UTF-8 have.
  ///
  /// - Returns: nil as ``maxUTF8Count(forByteCount:profile:)``.
  public func maxByteCount(forUTF8Count count: Int) -> Int? {
    switch codec {
    case .utf8, .gb18030(hasFourBytes: false), .big5, .shiftJIS, .eucKR, .johab, .singleByte, .replacement:
      Growth(bytes: 1, per: 1).applied(to: count)
    // ASCII; in GB18030 letters of two bytes in UTF-8.
    case .utf16, .gb18030(hasFourBytes: true): Growth(bytes: 2, per: 1).applied(to: count)
    case .utf32: Growth(bytes: 4, per: 1).applied(to: count)
    // Letters of JIS X 0212.
    case .eucJP: Growth(bytes: 3, per: 2).applied(to: count)
    // Characters of the planes from 2 on.
    case .eucTW: Growth(bytes: 4, per: 3).applied(to: count)
    // A letter of JIS X 0212 and one of ASCII in turn, with their escapes.
    case .iso2022JP: Growth(bytes: 10, per: 3, end: 3).applied(to: count)
    case .iso2022KR: Growth(bytes: 5, per: 3, end: 5).applied(to: count)
    // A letter of two bytes in UTF-8 and a line end in turn: a shift each, and an escape on every line.
    case .iso2022CN: Growth(bytes: 3, per: 1, end: 2).applied(to: count)
    // A tilde and a letter in turn: one in five bytes, the other in one.
    case .utf7: Growth(bytes: 3, per: 1, end: 2).applied(to: count)
    // A letter of two bytes in UTF-8, with a shift, and a tilde, with a shift and doubled, in turn.
    case .hz: Growth(bytes: 8, per: 3, end: 2).applied(to: count)
    case .system: nil
    }
  }
}

/// At most `bytes` for each begun `per` bytes, and `end` more.
private struct Growth {
  var bytes: Int
  var per: Int
  var end = 0

  /// - Returns: nil where it overflows.
  func applied(to count: Int) -> Int? {
    let (quotient, remainder) = count.quotientAndRemainder(dividingBy: per)
    let (product, overflows) = (quotient + (remainder == 0 ? 0 : 1)).multipliedReportingOverflow(by: bytes)
    let (sum, carries) = product.addingReportingOverflow(end)
    return overflows || carries ? nil : sum
  }
}
