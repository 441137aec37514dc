/// What kinds of bytes the head of the input holds.
struct HeadCounts {
  private(set) var total = 0
  private(set) var zeros = 0
  /// Control characters that text does not hold. Line ends, tab, form feed, bell, backspace, escape and the end mark of
  /// DOS are text.
  private(set) var oddControls = 0
  private(set) var high = 0
  private var blanks = 0
  private var commercialAts = 0

  init(_ bytes: [UInt8]) {
    let span = bytes.span
    total = min(span.count, DetectionWeights.head)
    for i in 0..<total {
      let byte = span[i]
      if byte >= 0x80 { high += 1 }
      switch byte {
      case 0: zeros += 1
      case 0x01...0x06, 0x0E...0x19, 0x1C...0x1F, 0x7F: oddControls += 1
      case 0x20: blanks += 1
      case 0x40: commercialAts += 1
      default: break
      }
    }
  }

  var isASCIIText: Bool { high == 0 && !isBinary }

  var isBinary: Bool { oddControls * 100 > total * DetectionWeights.binaryControls }

  /// Whether 40, the blank of EBCDIC, is frequent (one byte in 20) and the blank of ASCII is rare.
  var mayBeMainframe: Bool { commercialAts * 20 > total && commercialAts > blanks * 4 }
}

/// Text in units of two or four bytes.
enum WideText {
  /// Whether no text holds this code point: controls, surrogates, U+FFFD, private use, noncharacters, unassigned planes.
  static func isOdd(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x07...0x0D, 0x1A, 0x1B, 0x85: false
    case 0x0A0D, 0x0D0A: true  // CR LF of another encoding
    case 0..<0x20, 0x7F..<0xA0, 0xD800...0xF8FF, 0xFDD0...0xFDEF, 0xFFF0...0xFFF8, 0xFFFD...0xFFFF: true
    case 0x32400...: true
    default: Unicode.Scalar(scalar)?.properties.generalCategory == .unassigned
    }
  }

  /// Whether nine in ten code points are Han, kana, Hangul, East Asian marks or full-width forms, and none is odd.
  static func isEastAsian(_ scalars: [UInt32]) -> Bool {
    var count = 0
    for scalar in scalars {
      switch scalar {
      case 0x3000...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF00...0xFFEF: count += 1
      case let other where isOdd(other): return false
      default: break
      }
    }
    return count * 10 >= scalars.count * 9
  }
}
