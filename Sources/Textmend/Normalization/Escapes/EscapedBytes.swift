/// Bytes that were written as escapes one after the other, and the characters that they are.
struct EscapedBytes {
  /// One byte, and where its escape ends.
  struct Unit {
    var byte: UInt8
    var end: Int
    /// Stands as itself: the second byte of a GBK character that is an ASCII letter, which nothing has to escape.
    var isPlain = false
  }

  /// A part of a run that is certain.
  struct Part {
    /// How many units it takes.
    var count: Int
    var scalars: [UInt32]
    var encoding: Encoding
    var margin: Bits
  }

  /// What a GBK character costs where all 23,940 codes are equally likely.
  private static let evenBits = Bits(sixteenths: 233)
  /// By how much a reading as GBK must be more probable than codes by chance.
  private static let demand = Bits(5)

  /// The characters of `units`, as far as they are characters: UTF-8, else GBK. Nil where the run says nothing but ASCII, or
  /// is neither.
  ///
  /// - Parameters:
  ///   - plainUnits: the same run where it may be GBK, with trail bytes that stand as themselves.
  ///   - isGBKDocument: whether the text proves elsewhere that its escapes are GBK: then it is read first, and needs no
  ///     proof of its own.
  static func decode(
    _ units: [Unit], isGBKDocument: Bool = false, orWith plainUnits: () -> [Unit]
  ) -> Part? {
    if isGBKDocument, let part = gbk(plainUnits(), isProven: true) { return part }
    if let part = utf8(units) { return part }
    return gbk(plainUnits(), isProven: false)
  }

  /// By how many bits runs prove that a text's escapes are GBK: twice what a single run needs, over all that is UTF-8.
  private static let documentDemand = Bits(10)

  /// Whether the runs of a text are GBK: those that are no UTF-8 prove it, those that can only be UTF-8 refute it.
  ///
  /// - Parameter runs: as UTF-8 has them, and as GBK has them.
  static func areGBK(_ runs: [(units: [Unit], plainUnits: [Unit])]) -> Bool {
    var proof = Bits.zero
    for run in runs {
      if let part = gbk(run.plainUnits, isProven: false) {
        if utf8(run.units) == nil { proof += part.margin }
      } else if utf8(run.units) != nil, gbk(run.plainUnits, isProven: true) == nil {
        return false
      }
    }
    return proof >= documentDemand
  }

  /// The prefix that is UTF-8, if it is all of the run, or all but a character that was cut off.
  private static func utf8(_ units: [Unit]) -> Part? {
    let bytes = units.map(\.byte)
    guard bytes.contains(where: { $0 >= 0x80 }) else { return nil }
    let malformed = bytes.span.firstMalformedUTF8()
    let count = malformed?.offset ?? bytes.count
    // What is behind a cut must be the beginning of a character and nothing else.
    if let malformed {
      guard malformed.offset + malformed.length == bytes.count, bytes[malformed.offset] >= 0xC2 else {
        return nil
      }
      guard bytes[..<count].contains(where: { $0 >= 0x80 }) else { return nil }
    }
    let scalars = Scalars.decode(bytes, in: 0..<count)
    guard scalars.allSatisfy(isPlausible) else { return nil }
    return Part(count: count, scalars: scalars, encoding: .utf8, margin: Bits(60))
  }

  /// The whole run as GBK, where the language model finds it likely, or the document proves it.
  private static func gbk(_ units: [Unit], isProven: Bool) -> Part? {
    let bytes = units.map(\.byte)
    guard bytes.contains(where: { $0 >= 0x81 }), let text = try? Encoding.gbk.string(from: bytes) else {
      return nil
    }
    let scalars = text.unicodeScalars.map(\.value)
    guard scalars.allSatisfy(isPlausible), scalars.allSatisfy({ $0 < 0x80 || isGBKText($0) }) else {
      return nil
    }
    let model = LanguageModel.shared
    let wide = scalars.filter { $0 >= 0x80 }
    var even = Bits.zero
    for _ in wide { even += evenBits }
    let margin = even - model.cost(of: wide) - demand
    guard margin >= .zero || isProven else { return nil }
    return Part(count: units.count, scalars: scalars, encoding: .gbk, margin: max(margin, .zero))
  }

  private static func isPlausible(_ scalar: UInt32) -> Bool {
    scalar == 0x0A || scalar == 0x0D || scalar == 0x09 || EscapedScalar.isText(scalar)
  }

  /// What GBK text consists of: Han, kana, its marks and full-width forms.
  private static func isGBKText(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xB7, 0xD7, 0x2010...0x2026, 0x2160...0x216B, 0x2460...0x249B, 0x3000...0x30FF, 0xFF01...0xFFE5: true
    default: CharacterClass.isHan(scalar)
    }
  }

  static func chain(_ part: Part, _ syntax: Chain.EscapeSyntax) -> Chain {
    Chain([.written(as: part.encoding), .escaped(as: syntax)])
  }
}
