/// JOHAB (KS X 1001, annex 3; Microsoft's code page 1361): Hangul by its letters, 5 bits each, and the rows of
/// KS X 1001 moved elsewhere.
///
/// The lower half is ASCII, as in the code page; libc's iconv has the won sign at 5C.
struct Johab: Decoder, Encoder {
  private let table = KSX1001()

  func unit(at i: Int, in bytes: Span<UInt8>) -> DecodedUnit {
    let lead = bytes[i]
    if lead < 0x80 { return .scalar(UInt32(lead), 1) }
    let isHangul = lead &- 0x84 < 0x50
    guard isHangul || lead &- 0xD9 < 6 || lead &- 0xE0 < 26 else {
      return .malformed(.unexpectedByte, 1, pair: 1)
    }
    guard i + 1 < bytes.count else { return .malformed(.truncated, 1, pair: 1) }
    let trail = bytes[i + 1]
    let isTrail =
      isHangul
      ? trail &- 0x41 < 0x3E || trail &- 0x81 < 0x7E : trail &- 0x31 < 0x4E || trail &- 0x91 < 0x6E
    guard isTrail else { return .badPair(.badTrail, second: trail) }
    let scalar =
      isHangul
      ? Johab.hangul(UInt16(lead) << 8 | UInt16(trail)) : rowScalar(lead: lead, trail: trail)
    return scalar == 0 ? .badPair(.unmapped, second: trail) : .scalar(scalar, 2)
  }

  /// The symbol or Chinese character of a pair; 0 for none.
  private func rowScalar(lead: UInt8, trail: UInt8) -> UInt32 {
    // Two rows for each lead byte: the second one has the trails from A1, as in KS X 1001.
    let row = (lead < 0xE0 ? 0xA1 + (lead - 0xD9) * 2 : 0xCA + (lead - 0xE0) * 2) + (trail < 0xA1 ? 0 : 1)
    let cell = trail < 0x91 ? trail + (0xA1 - 0x31) : trail < 0xA1 ? trail + (0xEF - 0x91) : trail
    let scalar = table.scalar(lead: row, trail: cell)
    // The letters have codes of their own.
    return scalar &- 0x3131 < 51 ? 0 : scalar
  }

  func encode(_ scalar: UInt32, into output: inout [UInt8]) -> Bool {
    if scalar < 0x80 {
      output.append(UInt8(scalar))
      return true
    }
    let hangul = Johab.code(hangul: scalar)
    if hangul != 0 {
      output.append(code: hangul)
      return true
    }
    let code = table.code(for: scalar)
    let row = UInt8(code >> 8)
    let cell = UInt8(code & 0xFF)
    guard row &- 0xA1 < 12 || row &- 0xCA < 52 else { return false }
    let pair = row < 0xCA ? row - 0xA1 : row - 0xCA
    output.append((row < 0xCA ? 0xD9 : 0xE0) + pair / 2)
    output.append(pair % 2 == 1 ? cell : cell < 0xEF ? cell - (0xA1 - 0x31) : cell - (0xEF - 0x91))
    return true
  }
}

extension Johab {
  /// The syllable or letter of a code: a bit that is set, then 5 bits for the first consonant, the vowel and the last
  /// consonant. 0 for none.
  private static func hangul(_ code: UInt16) -> UInt32 {
    let first = firsts[Int(code >> 10 & 31)]
    let vowel = vowels[Int(code >> 5 & 31)]
    let last = lasts[Int(code & 31)]
    switch (first, vowel, last) {
    case (.none, _, _), (_, .none, _), (_, _, .none): return 0
    case (.fill, .fill, .fill): return 0
    case (.letter(let first), .letter(let vowel), let last):
      let third = if case .letter(let number) = last { number + 1 } else { 0 }
      return 0xAC00 + UInt32((first * 21 + vowel) * 28 + third)
    case (.letter(let first), .fill, .fill): return firstLetters[first]
    case (.fill, .letter(let vowel), .fill): return 0x314F + UInt32(vowel)
    case (.fill, .fill, .letter(let last)): return lastLetters[last]
    default: return 0
    }
  }

  /// The code of a syllable or letter; 0 for none. A letter that may stand first has the code of a first one.
  private static func code(hangul scalar: UInt32) -> UInt16 {
    func code(_ first: Int, _ vowel: Int, _ last: Int) -> UInt16 {
      0x8000 | UInt16(first) << 10 | UInt16(vowel) << 5 | UInt16(last)
    }
    func place(_ number: Int, _ part: [Part]) -> Int { part.firstIndex(of: .letter(number))! }
    let fill = (first: 1, vowel: 2, last: 1)
    if scalar &- 0xAC00 < 19 * 21 * 28 {
      let number = Int(scalar - 0xAC00)
      let last = number % 28
      return code(
        place(number / 28 / 21, firsts), place(number / 28 % 21, vowels),
        last == 0 ? fill.last : place(last - 1, lasts))
    }
    if scalar &- 0x314F < 21 { return code(fill.first, place(Int(scalar - 0x314F), vowels), fill.last) }
    if let first = firstLetters.firstIndex(of: scalar) {
      return code(place(first, firsts), fill.vowel, fill.last)
    }
    if let last = lastLetters.firstIndex(of: scalar) {
      return code(fill.first, fill.vowel, place(last, lasts))
    }
    return 0
  }

  /// What 5 bits mean.
  private enum Part: Equatable {
    case none, fill
    /// Counted from 0 in the order of Unicode.
    case letter(Int)
  }

  /// - Parameter places: the values that have a letter, in order.
  private static func part(fill: Int, _ places: [ClosedRange<Int>]) -> [Part] {
    var part = [Part](repeating: .none, count: 32)
    part[fill] = .fill
    for (number, place) in places.joined().enumerated() { part[place] = .letter(number) }
    return part
  }

  private static let firsts = part(fill: 1, [2...20])
  private static let vowels = part(fill: 2, [3...7, 10...15, 18...23, 26...29])
  private static let lasts = part(fill: 1, [2...17, 19...29])

  /// The compatibility letters, by number.
  private static let firstLetters = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".unicodeScalars.map(\.value)
  private static let lastLetters = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ".unicodeScalars.map(\.value)
}
