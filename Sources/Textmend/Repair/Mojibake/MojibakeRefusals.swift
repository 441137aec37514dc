/// Mojibake that nothing can take back.
enum MojibakeRefusals {
  /// 锟斤拷 is two U+FFFD in UTF-8, read as GBK; 占쏙옙 the same read as EUC-KR.
  private static let gbk: Set<UInt32> = [0x951F, 0x65A4, 0x62F7]
  private static let korean: Set<UInt32> = [0x5360, 0xC3D9, 0xC619]

  /// Whether the line holds remains of replaced text: nothing in it is decoded, since a decoder would make
  /// U+FFFD of it again or, out of step, invent characters.
  static func isLost(_ line: [UInt32]) -> Bool {
    for i in line.indices.dropLast() where isPair(line[i], line[i + 1]) { return true }
    return false
  }

  private static func isPair(_ a: UInt32, _ b: UInt32) -> Bool {
    switch (a, b) {
    case (0x951F, 0x65A4), (0x65A4, 0x62F7), (0x5360, 0xC3D9), (0xC3D9, 0xC619): true
    default: false
    }
  }

  static func find(_ line: [UInt32], offset: Int) -> [Refusal] {
    var refusals: [Refusal] = []
    var i = 0
    while i < line.count {
      var end = i
      if line[i] == 0xFFFD {
        while end < line.count, line[end] == 0xFFFD { end += 1 }
      } else if i + 1 < line.count, isPair(line[i], line[i + 1]) {
        let set = gbk.contains(line[i]) ? gbk : korean
        while end < line.count, set.contains(line[end]) { end += 1 }
      } else if line[i] == 0x3F {
        end = MojibakeQuestionMarks.end(line, at: i)
      }
      if end > i {
        refusals.append(
          Refusal(range: (offset + i)..<(offset + end), rule: .mojibakeLost, reason: .lost))
        i = end
      } else {
        i += 1
      }
    }
    return refusals
  }
}
