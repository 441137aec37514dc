/// Takes out the backslashes that a program put behind bytes 5C, which are no backslashes but the second bytes of
/// characters (DAMAGE, section 3): 功 (A5 5C), 許, 蓋, 餐 in Big5, 運, 誠, 錦 in GBK.
struct TrailBackslash: Rule {
  static let pages = [
    RulePage(
      code: .trailBackslash, name: "backslashes behind characters",
      summary: "Backslashes that a program added because it took the second byte of a character for one.",
      mechanism: """
        The second byte of 功 in Big5 is 5C, a backslash in ASCII. A program that escapes backslashes byte by byte doubles \
        it, and the second one stands alone behind the character. Where every such character of the document has \
        its backslash, they are taken out. What the program did to backslashes of the author's stays.
        """,
      refusal: """
        Where some of these characters have none, and in text with backslashes of its own, such as paths and code, \
        unless the evidence is plenty.
        """,
      before: "成功\\的許\\先生", after: "成功的許先生")
  ]

  /// Whether a backslash behind `scalar` may be the echo of its own second byte.
  static func mayEcho(_ scalar: UInt32) -> Bool {
    scalar >= 0x80
      && (DoubleByteTable.big5.code(for: scalar) & 0xFF == 0x5C
        || DoubleByteTable.gb18030.code(for: scalar) & 0xFF == 0x5C)
  }

  func propose(in window: Window, context: RepairContext, into proposals: inout Proposals) {
    guard let page = context.evidence.trailBackslash.page, context.selection.contains(.trailBackslash)
    else { return }
    let chain = Chain([
      .written(as: page.encoding), .backslashesAdded, .read(as: page.encoding, profile: .strict),
    ])
    for i in window.scalars.indices.dropFirst() where window.scalars[i] == 0x5C {
      guard page.table.code(for: window.scalars[i - 1]) & 0xFF == 0x5C else { continue }
      proposals.replacements.append(
        Replacement(
          range: i..<(i + 1), scalars: [], rule: .trailBackslash, chain: chain, margin: Bits(16)))
    }
  }
}
