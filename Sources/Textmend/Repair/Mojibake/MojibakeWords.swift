/// Whether what a repair would change are words as an author writes them: letters of one word after another, all
/// small, all capital, or capital at the beginning.
///
/// Where two-byte codes were read as a page of letters, small letters, capitals and symbols stand in any order:
/// each byte is a character by itself. The model knows only some languages, and takes the words of others for noise.
struct MojibakeWords {
  /// Letters of the words that would change.
  private(set) var letters = 0
  private(set) var capitals = 0
  /// Letters of the longest of them.
  private(set) var longest = 0
  /// Places where no writer changes the case, and symbols that stand in a word.
  private(set) var breaks = 0

  private enum Kind { case capital, small, caseless, symbol, none }

  /// How many letters stand in author's words for each break: three codes of any page have one.
  private static let lettersPerBreak = 8

  init(_ line: [UInt32], _ patch: MojibakePatch) {
    for edit in patch.edits {
      var length = 0
      for i in edit.range where line[i] >= 0x80 {
        let kind = MojibakeWords.kind(line[i])
        length = MojibakeWords.isLetter(kind) ? length + 1 : 0
        longest = max(longest, length)
        let before = i > 0 ? MojibakeWords.kind(line[i - 1]) : .none
        let after = i + 1 < line.count ? MojibakeWords.kind(line[i + 1]) : .none
        switch kind {
        case .capital:
          letters += 1
          capitals += 1
          if before == .small { breaks += 1 }
        case .small:
          letters += 1
          if before == .capital, i > 1, MojibakeWords.kind(line[i - 2]) == .capital { breaks += 1 }
        case .caseless: letters += 1
        case .symbol:
          if MojibakeWords.isLetter(before) || MojibakeWords.isLetter(after) { breaks += 1 }
        case .none: break
        }
      }
    }
  }

  /// Whether they are a few capitals: small letters of one page are capitals of another, and so are abbreviations.
  var areFewCapitals: Bool { letters > 0 && letters < MojibakeWords.lettersPerBreak && letters == capitals }

  /// Whether none has more letters than abbreviations have.
  var areAbbreviations: Bool { letters > 0 && letters == capitals && longest <= 4 }

  var areWords: Bool { letters > 0 && breaks * MojibakeWords.lettersPerBreak < letters }

  private static func isLetter(_ kind: Kind) -> Bool { kind != .none && kind != .symbol }

  private static func kind(_ scalar: UInt32) -> Kind {
    switch scalar {
    case 0x41...0x5A: .capital
    case 0x61...0x7A: .small
    // Low quotation marks close no word; one-byte pages of DOS and the leads of Shift_JIS put them inside.
    case 0x201A, 0x201E, 0x2020...0x2022: .symbol
    case 0..<0x80, 0xA0, 0xAB, 0xBB, 0x2010...0x2026, 0x2039, 0x203A: .none
    case 0xC0...0xDE: scalar == 0xD7 ? .symbol : .capital
    case 0xDF...0xFF: scalar == 0xF7 ? .symbol : .small
    case 0x100...0x137, 0x14A...0x177, 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F:
      scalar & 1 == 0 ? .capital : .small
    case 0x139...0x148, 0x179...0x17E, 0x4C1...0x4CE: scalar & 1 == 1 ? .capital : .small
    case 0x178: .capital
    case 0x192: .symbol
    case 0x386...0x38F, 0x391...0x3AB, 0x400...0x42F: .capital
    case 0x390, 0x3AC...0x3CE, 0x430...0x45F: .small
    case 0x180...0x2AF, 0x531...0x6FF, 0xE00...0xE7F: .caseless
    default: .symbol
    }
  }
}
