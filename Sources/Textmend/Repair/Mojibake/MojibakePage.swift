/// A code page as the search for chains uses it: one character at a time, both ways.
struct MojibakePage: Sendable {
  enum Form: Sendable {
    case utf8
    case oneByte(SingleByteTable, openControls: Bool)
    case twoByte(DoubleByteTable, TwoByteKind)

    var isOldBig5: Bool {
      if case .twoByte(_, .oldBig5) = self { return true }
      return false
    }

    var isGBK: Bool {
      if case .twoByte(_, .gbk) = self { return true }
      return false
    }
  }

  enum TwoByteKind: Sendable {
    case gbk, big5
    /// Big5 as Unicode's first table and Java have it: kana, Cyrillic and numbers from C6A1 on, no Hong Kong set.
    case oldBig5
    case cp932, uhc, eucJP
  }

  let encoding: Encoding
  let form: Form

  init(_ encoding: Encoding, _ form: Form) {
    self.encoding = encoding
    self.form = form
  }

  init(_ encoding: Encoding, oneByte page: CodePage) {
    self.init(
      encoding, .oneByte(SingleByteTable[page], openControls: page.hasOpenControls || page == .isoLatin1))
  }

  /// The decoder that read such a line, as far as the line shows.
  func profile(_ line: [UInt32]) -> DecoderProfile {
    if line.contains(0xFFFD) { return .replacementCharacter }
    if isOneByte { return .web }
    return line.contains(where: MojibakePage.isPrivateUse) ? .privateUseKept : .strict
  }

  /// One-byte pages: the bytes that the page leaves open or gives to C1 controls, which decoders lose.
  var openBytes: [UInt8] {
    guard isOneByte else { return [] }
    return (0x80...0xFE).filter { mayLose($0) }
  }

  var isUTF8: Bool {
    if case .utf8 = form { return true }
    return false
  }

  var isShiftJIS: Bool {
    if case .twoByte(_, .cp932) = form { return true }
    return false
  }

  var isOneByte: Bool {
    if case .oneByte = form { return true }
    return false
  }

  /// Appends the bytes of `scalar`; false where it has none.
  @inline(__always)
  func encode(_ scalar: UInt32, into bytes: inout [UInt8]) -> Bool {
    if scalar < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: scalar))
      return true
    }
    switch form {
    case .utf8:
      return false
    case .oneByte(let table, let openControls):
      let byte = table.byte(for: scalar)
      if byte >= 0 {
        bytes.append(UInt8(truncatingIfNeeded: byte))
        return true
      }
      // Browsers and Windows read the open bytes of a windows page as C1 controls.
      if openControls, scalar >= 0x80, scalar < 0xA0,
        table.scalar(UInt8(truncatingIfNeeded: scalar)) == 0xFFFF_FFFF
      {
        bytes.append(UInt8(truncatingIfNeeded: scalar))
        return true
      }
      return false
    case .twoByte(let table, let kind):
      let single = MojibakePage.singleByte(scalar, kind)
      if single != 0 {
        if kind == .eucJP { bytes.append(0x8E) }
        bytes.append(single)
        return true
      }
      let code = MojibakePage.code(scalar, table, kind)
      guard code != 0 else { return false }
      bytes.append(UInt8(code >> 8))
      bytes.append(UInt8(code & 0xFF))
      return true
    }
  }

  /// Whether decoders make this character of two codes, of which only the text around it tells the right one.
  @inline(__always)
  func isAmbiguous(_ scalar: UInt32) -> Bool {
    guard scalar >= 0x4E00, case .twoByte(_, .cp932) = form else { return false }
    return MojibakeVariants.necSelected[scalar] != nil
  }

  /// The second code of a character that has two: € is 80 in GBK, and A2E3 in the decoders of GB18030.
  func alternative(_ scalar: UInt32) -> UInt16? {
    guard case .twoByte(let table, let kind) = form else { return nil }
    if kind == .gbk { return scalar == 0x20AC ? 0xA2E3 : nil }
    guard kind == .cp932, isAmbiguous(scalar) else { return nil }
    let code = table.code(for: scalar)
    return code == 0 ? nil : code
  }

  private static func code(_ scalar: UInt32, _ table: DoubleByteTable, _ kind: TwoByteKind) -> UInt16 {
    switch kind {
    case .oldBig5:
      if let code = MojibakeVariants.oldBig5(scalar) { return code }
    case .cp932:
      if let code = MojibakeVariants.necSelected[scalar] { return code }
    default: break
    }
    return table.code(for: scalar)
  }

  /// Bytes above 7F that stand alone in a two-byte page; 0: none.
  private static func singleByte(_ scalar: UInt32, _ kind: TwoByteKind) -> UInt8 {
    switch kind {
    case .gbk: return scalar == 0x20AC ? 0x80 : 0
    case .cp932:
      if scalar >= 0xFF61, scalar <= 0xFF9F { return UInt8(scalar - 0xFF61 + 0xA1) }
      // Windows and Python read 80 A0 FD FE FF so.
      if scalar == 0x80 { return 0x80 }
      if scalar >= 0xF8F0, scalar <= 0xF8F3 { return scalar == 0xF8F0 ? 0xA0 : UInt8(scalar - 0xF8F1 + 0xFD) }
      return 0
    case .eucJP:
      return scalar >= 0xFF61 && scalar <= 0xFF9F ? UInt8(scalar - 0xFF61 + 0xA1) : 0
    case .big5, .oldBig5, .uhc: return 0
    }
  }

  /// The character at `bytes[i]`: its scalar and length; length 0 where the bytes are malformed or cut.
  @inline(__always)
  func decode(_ bytes: [UInt8], at i: Int) -> (scalar: UInt32, length: Int) {
    let first = bytes[i]
    if first < 0x80 { return (UInt32(first), 1) }
    switch form {
    case .utf8:
      return MojibakePage.decodeUTF8(bytes, at: i)
    case .oneByte(let table, _):
      let scalar = table.scalar(first)
      // A page's C1 controls are never what an author wrote.
      return scalar == 0xFFFF_FFFF || (scalar >= 0x80 && scalar < 0xA0) ? (0, 0) : (scalar, 1)
    case .twoByte(let table, let kind):
      if kind == .cp932, first >= 0xA1, first <= 0xDF { return (0xFF61 + UInt32(first) - 0xA1, 1) }
      if kind == .gbk, first == 0x80 { return (0x20AC, 1) }
      guard i + 1 < bytes.count else { return (0, 0) }
      let second = bytes[i + 1]
      if kind == .eucJP, first == 0x8E {
        return second >= 0xA1 && second <= 0xDF ? (0xFF61 + UInt32(second) - 0xA1, 2) : (0, 0)
      }
      let scalar = table.scalar(lead: first, trail: second)
      return scalar == 0 || MojibakePage.isPrivateUse(scalar) ? (0, 0) : (scalar, 2)
    }
  }

  static func isPrivateUse(_ scalar: UInt32) -> Bool { scalar >= 0xE000 && scalar <= 0xF8FF }

  @inline(__always)
  static func decodeUTF8(_ bytes: [UInt8], at i: Int) -> (scalar: UInt32, length: Int) {
    let first = bytes[i]
    let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0, i + length <= bytes.count else { return (0, 0) }
    var scalar = UInt32(first) & (0xFF >> UInt32(length + 1))
    for k in 1..<length {
      let byte = bytes[i + k]
      guard byte & 0xC0 == 0x80 else { return (0, 0) }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    if length == 3, scalar < 0x800 || scalar & 0xF800 == 0xD800 { return (0, 0) }
    if length == 4, scalar < 0x10000 || scalar > 0x10FFFF { return (0, 0) }
    // Noncharacters and C1 controls below U+00A0 are what no text encodes; U+0080…9F occur between layers.
    return scalar & 0xFFFE == 0xFFFE ? (0, 0) : (scalar, length)
  }

  /// Whether some decoder of this page finds nothing that `byte` alone, or as a lead, must mean.
  func mayLose(_ byte: UInt8) -> Bool {
    switch form {
    case .utf8: true
    case .oneByte(let table, _):
      // Open bytes, and those that a page gives to C1 controls.
      { $0 == 0xFFFF_FFFF || ($0 >= 0x80 && $0 < 0xA0) }(table.scalar(byte))
    case .twoByte(_, .cp932): !(byte >= 0xA1 && byte <= 0xDF) && byte != 0x80 && byte != 0xA0
    case .twoByte: true
    }
  }

  /// Whether `lead` and `trail` are a pair that every decoder of this page maps. A lost byte cannot have
  /// stood before such a trail.
  func mapsCertainly(lead: UInt8, trail: UInt8) -> Bool {
    guard case .twoByte(let table, let kind) = form else { return true }
    let scalar = table.scalar(lead: lead, trail: trail)
    guard scalar != 0 else { return false }
    switch kind {
    // HKSCS and the vendors' rows are in some tables and missing in others.
    case .big5, .oldBig5:
      return lead >= 0xA4 && lead <= 0xF9 && !(lead >= 0xC6 && lead <= 0xC8)
        && !(lead == 0xF9 && trail >= 0xD6)
    case .gbk: return !MojibakePage.isPrivateUse(scalar) && scalar < 0x10000
    default: return !MojibakePage.isPrivateUse(scalar)
    }
  }
}
