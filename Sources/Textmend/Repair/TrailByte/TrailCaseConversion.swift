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
  /// What a traditional form costs in a document in simplified characters, beyond what the model takes for it, which has
  /// pages in mind that were converted character by character.
  var traditionalForm = Bits.zero

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

  /// Bits that `scalar` costs beyond what the model says of it: a line of a drawing without a drawing, a form that the
  /// document writes otherwise.
  func strangeness(of scalar: UInt32) -> Bits {
    if foldsDashes, TrailCaseConversion.isFoldedDash(scalar) { return Bits(32) }
    return HanVariants.shared.isTraditionalOnly(scalar) ? traditionalForm : .zero
  }

  static func isFoldedDash(_ scalar: UInt32) -> Bool { scalar == 0x255F || scalar == 0x2560 }

  /// The other character that `scalar` may have been before; nil where it was itself. Pieces of drawings are no part of
  /// text: nothing becomes one.
  func original(of scalar: UInt32) -> UInt32? {
    guard scalar >= 0x80 else { return nil }
    let table = page.table
    let code = table.code(for: scalar)
    guard code != 0, trail(of: code) == .converted else { return nil }
    let before = table.scalar(
      lead: UInt8(code >> 8), trail: UInt8(truncatingIfNeeded: code) ^ 0x20)
    return before == 0 || (0xE000...0xF8FF).contains(before) || (0x2500...0x257F).contains(before)
      ? nil : before
  }
}
