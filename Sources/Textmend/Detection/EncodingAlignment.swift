/// Finds which bytes of a converted text came from which bytes of its source, without decoding again.
///
/// Certain bytes stand for themselves on both sides, in the same number and order; between two of them, source and
/// text belong together. In encodings that contain ASCII these are the bytes below 30: no character of more bytes holds
/// them. In escape encodings they are the line feeds, in UTF-16 and UTF-32 the line feed units.
struct EncodingAlignment {
  private enum Anchor {
    case belowDigits
    case lineFeed
    /// Units of this many bytes, the low byte first or last.
    case wideLineFeed(width: Int, isBigEndian: Bool)
    case none
  }

  private let anchor: Anchor

  /// Stretches that so few bytes part become one edit: a file of short words would else have more edits than words.
  private static let mergedGap = 8

  init(_ encoding: Encoding) {
    switch encoding.codec {
    case .utf16(let isBigEndian): anchor = .wideLineFeed(width: 2, isBigEndian: isBigEndian)
    case .utf32(let isBigEndian): anchor = .wideLineFeed(width: 4, isBigEndian: isBigEndian)
    case .hz, .utf7, .replacement: anchor = .none
    case .iso2022JP, .iso2022KR, .iso2022CN: anchor = .lineFeed
    case .singleByte(let page) where !SingleByteTable[page].isASCIICompatible: anchor = .none
    case .system:
      let blank = encoding.decode(Array(0x20...0x2F)).scalars
      anchor =
        blank != Array(0x20...0x2F) ? .none : encoding.name.hasPrefix("ISO-2022") ? .lineFeed : .belowDigits
    default: anchor = .belowDigits
    }
  }

  /// The changes that turn `source` into `text`; one for all of it where the anchors do not agree.
  ///
  /// - Complexity: linear.
  func changes(from source: [UInt8], to text: [UInt8], reason: Reason) -> [Rewrite<UInt8>.Change] {
    let whole = [Rewrite<UInt8>.Change(source: source.indices, after: text, reason: reason)]
    switch anchor {
    case .none: return source == text ? [] : whole
    case .belowDigits:
      return pieces(source, text, reason, width: 1, { $0[$1] < 0x30 }, { $0 < 0x30 }) ?? whole
    case .lineFeed:
      return pieces(source, text, reason, width: 1, { $0[$1] == 0x0A }, { $0 == 0x0A }) ?? whole
    case .wideLineFeed(let width, let isBigEndian):
      let isLineFeed = { (bytes: Span<UInt8>, i: Int) in
        var isZero = true
        for k in 0..<width where k != (isBigEndian ? width - 1 : 0) { isZero = isZero && bytes[i + k] == 0 }
        return isZero && bytes[isBigEndian ? i + width - 1 : i] == 0x0A
      }
      return pieces(source, text, reason, width: width, isLineFeed, { $0 == 0x0A }) ?? whole
    }
  }

  @inline(__always)
  private func pieces(
    _ source: [UInt8], _ text: [UInt8], _ reason: Reason, width: Int,
    _ isSourceAnchor: (Span<UInt8>, Int) -> Bool, _ isTextAnchor: (UInt8) -> Bool
  ) -> [Rewrite<UInt8>.Change]? {
    var changes: [Rewrite<UInt8>.Change] = []
    let from = source.span
    let to = text.span
    var i = 0
    var o = 0
    // The change under way, to which near ones are added.
    var open: (source: Range<Int>, text: Range<Int>)?
    while i < from.count || o < to.count {
      if width == 1 {
        let same = min(from.asciiCount(from: i), to.asciiCount(from: o))
        // Up to the last anchor in the common ASCII; the letters behind it may begin a word that changes.
        let run = EncodingAlignment.commonRun(from, i, to, o, same)
        i += run
        o += run
      }
      var sourceEnd = i
      while sourceEnd + width <= from.count, !isSourceAnchor(from, sourceEnd) { sourceEnd += width }
      if sourceEnd + width > from.count { sourceEnd = from.count }
      var textEnd = o
      while textEnd < to.count, !isTextAnchor(to[textEnd]) { textEnd += 1 }
      guard (sourceEnd == from.count) == (textEnd == to.count) else { return nil }
      // A wide line feed changes, too.
      let anchorLength = sourceEnd < from.count ? width : 0
      let textAnchorLength = textEnd < to.count ? 1 : 0
      if width > 1 {
        sourceEnd += anchorLength
        textEnd += textAnchorLength
      }
      var a = i..<sourceEnd
      var b = o..<textEnd
      while width == 1, !a.isEmpty, !b.isEmpty, from[a.upperBound - 1] == to[b.upperBound - 1],
        to[b.upperBound - 1] < 0x80
      {
        a = a.lowerBound..<(a.upperBound - 1)
        b = b.lowerBound..<(b.upperBound - 1)
      }
      if !a.isEmpty || !b.isEmpty {
        if let last = open, width == 1, a.lowerBound - last.source.upperBound <= Self.mergedGap {
          open = (last.source.lowerBound..<a.upperBound, last.text.lowerBound..<b.upperBound)
        } else {
          if let last = open {
            changes.append(Rewrite.Change(source: last.source, after: Array(text[last.text]), reason: reason))
          }
          open = (a, b)
        }
      }
      i = width > 1 ? sourceEnd : sourceEnd + anchorLength
      o = width > 1 ? textEnd : textEnd + textAnchorLength
    }
    if let last = open {
      changes.append(Rewrite.Change(source: last.source, after: Array(text[last.text]), reason: reason))
    }
    return changes
  }

  /// How many of `limit` ASCII bytes are equal on both sides.
  private static func commonRun(
    _ from: Span<UInt8>, _ i: Int, _ to: Span<UInt8>, _ o: Int, _ limit: Int
  ) -> Int {
    var k = 0
    while k < limit, from[i + k] == to[o + k] { k += 1 }
    return k
  }
}
