import Textmend

/// The one-byte pages that libc's iconv does not have, whole. Mapping facts, each with its source; where python3 is
/// there, a test compares them with its codecs.
extension Overlays {
  /// The code points of bytes 80…FF; nil where iconv is the source.
  static func wholePage(_ page: CodePage) -> [Int: UInt32]? {
    switch page {
    case .cp720: upperHalf(cp720)
    case .macGreek: upperHalf(macGreek)
    case .macTurkish: upperHalf(macTurkish)
    case .macIceland: upperHalf(macIceland)
    // The standard's x-user-defined decoder.
    case .userDefined: Dictionary(uniqueKeysWithValues: (0x80...0xFF).map { ($0, 0xF700 + UInt32($0)) })
    default: nil
    }
  }

  private static func upperHalf(_ characters: String) -> [Int: UInt32] {
    precondition(characters.unicodeScalars.count == 128, "a page has 128 characters in its upper half")
    return Dictionary(uniqueKeysWithValues: zip(0x80..., characters.unicodeScalars.map(\.value)))
  }

  /// Code page 720, Arabic DOS: Microsoft's, as in Python's cp720.
  private static let cp720 = """
    \u{80}\u{81}éâ\u{84}à\u{86}çêëèïî\u{8D}\u{8E}\u{8F}\
    \u{90}\u{651}\u{652}ô¤ـûùءآأؤ£إئا\
    بةتثجحخدذرزسشص«»\
    ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧\
    ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
    ضطظعغفµقكلمنهوىي\
    ≡\u{64B}\u{64C}\u{64D}\u{64E}\u{64F}\u{650}≈°∙·√ⁿ²■\u{A0}
    """

  /// Apple's GREEK.TXT, as in Python's mac_greek.
  private static let macGreek = """
    Ä¹²É³ÖÜ΅àâä΄¨çéè\
    êë£™îï•½‰ôö¦€ùûü\
    †ΓΔΘΛΞΠß®©ΣΪ§≠°·\
    Α±≤≥¥ΒΕΖΗΙΚΜΦΫΨΩ\
    άΝ¬ΟΡ≈Τ«»…\u{A0}ΥΧΆΈœ\
    –―“”‘’÷ΉΊΌΎέήίόΏ\
    ύαβψδεφγηιξκλμνο\
    πώρστθωςχυζϊϋΐΰ\u{AD}
    """

  /// Apple's TURKISH.TXT, as in Python's mac_turkish.
  private static let macTurkish = """
    ÄÅÇÉÑÖÜáàâäãåçéè\
    êëíìîïñóòôöõúùûü\
    †°¢£§•¶ß®©™´¨≠ÆØ\
    ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
    ¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ\
    –—“”‘’÷◊ÿŸĞğİıŞş\
    ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\
    \u{F8FF}ÒÚÛÙ\u{F8A0}ˆ˜¯˘˙˚¸˝˛ˇ
    """

  /// Apple's ICELAND.TXT, as in Python's mac_iceland.
  private static let macIceland = """
    ÄÅÇÉÑÖÜáàâäãåçéè\
    êëíìîïñóòôöõúùûü\
    Ý°¢£§•¶ß®©™´¨≠ÆØ\
    ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
    ¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ\
    –—“”‘’÷◊ÿŸ⁄€ÐðÞþ\
    ý·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\
    \u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ
    """
}
