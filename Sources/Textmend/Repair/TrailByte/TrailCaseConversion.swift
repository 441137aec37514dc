/// What `tolower` or `toupper` over bytes did to a text of two-byte codes.
struct TrailCaseConversion: Hashable, Sendable {
  enum Page: Hashable, Sendable, CaseIterable {
    case big5, gbk

    var table: DoubleByteTable { self == .big5 ? .big5 : .gb18030 }
    var encoding: Encoding { self == .big5 ? .big5 : .gbk }
  }

  var page: Page
  /// Whether letters became small ones.
  var isToLower: Bool
  /// Whether ╟ and ╠ are – and ― that the conversion changed: no other piece of a drawing is in the document.
  var foldsDashes = false

  static let all = Page.allCases.flatMap {
    [TrailCaseConversion(page: $0, isToLower: true), TrailCaseConversion(page: $0, isToLower: false)]
  }

  /// What a trail byte is to the conversion.
  enum Trail {
    /// No letter.
    case other
    /// A letter that the conversion would have changed: it has not passed here.
    case unconverted
    /// A letter as the conversion leaves them.
    case converted
  }

  /// - Parameter code: a code of two bytes; 0 for none.
  func trail(of code: UInt16) -> Trail {
    switch UInt8(truncatingIfNeeded: code) {
    case 0x41...0x5A: isToLower ? .unconverted : .converted
    case 0x61...0x7A: isToLower ? .converted : .unconverted
    default: .other
    }
  }

  /// Bits that `scalar` costs as itself: lines of a drawing without a drawing.
  func strangeness(of scalar: UInt32) -> Bits {
    foldsDashes && TrailCaseConversion.isFoldedDash(scalar) ? Bits(32) : .zero
  }

  static func isFoldedDash(_ scalar: UInt32) -> Bool { scalar == 0x255F || scalar == 0x2560 }

  /// The other character that `scalar` may have been before; nil where it was itself.
  func original(of scalar: UInt32) -> UInt32? {
    guard scalar >= 0x80 else { return nil }
    let table = page.table
    let code = table.code(for: scalar)
    guard code != 0, trail(of: code) == .converted else { return nil }
    let before = table.scalar(
      lead: UInt8(code >> 8), trail: UInt8(truncatingIfNeeded: code) ^ 0x20)
    return before == 0 || (0xE000...0xF8FF).contains(before) ? nil : before
  }
}
