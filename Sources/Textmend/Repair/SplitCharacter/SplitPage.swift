/// Questions about the codes of a code page that the search for split characters asks over and over, answered from tables.
struct SplitPage: Sendable {
  static let gbk = SplitPage(.gbk)
  static let big5 = SplitPage(.big5)

  let encoding: Encoding
  private let table: DoubleByteTable
  /// By lead − 81 and trail − 40: the characters in use, 0 for the rest.
  private let restorable: [UInt32]
  /// For each lead byte, the trail bytes with which it forms a code that vanishes (private use, undefined).
  private let vanishing: [[UInt8]]
  /// Of those the ones that can be the lead of the next character.
  private let vanishingBeforeLead: [[UInt8]]
  /// The lead bytes that have at least one such trail byte.
  let vanishingLeads: [UInt8]
  /// Trail bytes, those of ASCII letters included.
  let trails: [UInt8] = Array(0x40...0x7E) + Array(0x80...0xFE)

  /// Lead bytes of characters in use.
  static let leads: [UInt8] = Array(0x81...0xFE)

  private init(_ encoding: Encoding) {
    self.encoding = encoding
    table = encoding == .big5 ? .big5 : .gb18030
    var vanishing = [[UInt8]](repeating: [], count: 256)
    var restorable = [UInt32](repeating: 0, count: 126 * 192)
    let model = LanguageModel.shared
    for lead in SplitPage.leads {
      for trail in UInt8(0x40)...0xFE where trail != 0x7F {
        let scalar = table.scalar(lead: lead, trail: trail)
        let isUnused = scalar == 0 || SplitPage.isPrivateUse(scalar)
        // Programs that read Big5 show U+FFFD for what they do not know.
        if isUnused, encoding == .gbk { vanishing[Int(lead)].append(trail) }
        guard !isUnused, model.unigram(scalar) < SplitPage.rare else { continue }
        restorable[Int(lead - 0x81) * 192 + Int(trail - 0x40)] = scalar
      }
    }
    self.vanishing = vanishing
    self.restorable = restorable
    vanishingBeforeLead = vanishing.map { $0.filter { $0 >= 0x81 } }
    vanishingLeads = SplitPage.leads.filter { !vanishing[Int($0)].isEmpty }
  }

  /// The trail bytes with which `lead` forms a code that vanishes.
  func vanishingTrails(of lead: UInt8) -> [UInt8] { vanishing[Int(lead)] }

  /// Those that can be the lead of the next character.
  func vanishingBeforeLead(_ lead: UInt8) -> [UInt8] { vanishingBeforeLead[Int(lead)] }

  /// Characters above this cost on their own are never what a lost byte is filled with: the context would have to make
  /// up for it.
  private static let rare = Bits(20)

  /// The character of a code whose other byte is a guess; 0 where there is none in ordinary use.
  @inline(__always)
  func guess(_ lead: UInt8, _ trail: UInt8) -> UInt32 {
    guard lead >= 0x81, lead != 0xFF, trail >= 0x40, trail != 0xFF else { return 0 }
    return restorable[Int(lead &- 0x81) &* 192 &+ Int(trail &- 0x40)]
  }

  /// The character of a code; 0 where there is none that text holds.
  @inline(__always)
  func scalar(_ lead: UInt8, _ trail: UInt8) -> UInt32 {
    let scalar = table.scalar(lead: lead, trail: trail)
    return SplitPage.isPrivateUse(scalar) ? 0 : scalar
  }

  /// The code of a character, lead byte high; 0 where it has none.
  @inline(__always)
  func code(_ scalar: UInt32) -> UInt16 {
    scalar < 0x80 ? 0 : table.code(for: scalar)
  }

  /// The code of the full-width form of an ASCII character in GBK (A3xx).
  @inline(__always)
  static func fullWidthCode(_ ascii: UInt32) -> UInt16 { 0xA380 | UInt16(ascii) }

  @inline(__always)
  static func isPrivateUse(_ scalar: UInt32) -> Bool { scalar >= 0xE000 && scalar <= 0xF8FF }
}
