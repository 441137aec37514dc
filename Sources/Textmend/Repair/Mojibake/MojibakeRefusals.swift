/// Mojibake that nothing can take back.
enum MojibakeRefusals {
  /// U+FFFD in UTF-8, EF BF BD, read as a two-byte encoding: two of them in a row make three characters.
  private struct Remains {
    var encoding: Encoding
    /// Of EF BF, BD EF and BF BD.
    var characters: (UInt32, UInt32, UInt32)
    /// Whether the third before the first, and the second before the third, are no words of the language.
    var isRare: Bool
  }

  private static let remains = [
    // 锟斤拷, 占쏙옙, 嚙踝蕭 and 鐃緒申.
    Remains(encoding: .gbk, characters: (0x951F, 0x65A4, 0x62F7), isRare: true),
    Remains(encoding: .eucKR, characters: (0x5360, 0xC3D9, 0xC619), isRare: true),
    Remains(encoding: .big5, characters: (0x5699, 0x8E1D, 0x856D), isRare: false),
    Remains(encoding: .eucJP, characters: (0x9403, 0x7DD2, 0x7533), isRare: false),
  ]

  private static let halfWidth: [UInt32] = [0xFF7F, 0xFF7D]

  /// Whether the line holds remains of replaced text: nothing in it is decoded, since a decoder would make
  /// U+FFFD of it again or, out of step, invent characters.
  static func isLost(_ line: [UInt32]) -> Bool {
    for i in line.indices.dropLast() where remains(line[i], line[i + 1]) != nil { return true }
    return false
  }

  /// What two characters in a row are the remains of.
  private static func remains(_ a: UInt32, _ b: UInt32) -> Remains? {
    for remains in remains {
      let (first, second, third) = remains.characters
      if a == first, b == second || b == 0xFFFD { return remains }
      if remains.isRare, a == second, b == third { return remains }
    }
    return nil
  }

  static func find(_ line: [UInt32], offset: Int) -> [Refusal] {
    var refusals: [Refusal] = []
    var i = 0
    while i < line.count {
      var end = i
      var chain = Chain([.unreadableReplaced])
      if line[i] == 0xFFFD {
        while end < line.count, line[end] == 0xFFFD { end += 1 }
        // ｿｽ: Shift_JIS has nothing for EF and half-width kana for BF and BD.
        if end == i + 1, line[end...].starts(with: halfWidth) {
          while line[end...].starts(with: halfWidth) {
            end += halfWidth.count
            if end < line.count, line[end] == 0xFFFD { end += 1 }
          }
          chain.steps += [.written(as: .utf8), .read(as: .shiftJIS, profile: .replacementCharacter)]
        }
      } else if i + 1 < line.count, let remains = remains(line[i], line[i + 1]) {
        let (first, second, third) = remains.characters
        while end < line.count, [first, second, third, 0xFFFD].contains(line[end]) { end += 1 }
        chain.steps += [.written(as: .utf8), .read(as: remains.encoding, profile: .strict)]
      } else if line[i] == 0x3F {
        end = MojibakeQuestionMarks.end(line, at: i)
        chain = Chain([.unencodableReplaced])
      }
      if end > i {
        refusals.append(
          Refusal(
            range: (offset + i)..<(offset + end), rule: .mojibakeLost, reason: .lost, chain: chain))
        i = end
      } else {
        i += 1
      }
    }
    return refusals
  }
}
