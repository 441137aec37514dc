/// Takes back what `tolower` or `toupper` over the bytes of a text did to two-byte characters whose second byte is
/// an ASCII letter (DAMAGE, section 3). ASCII letters stay as the conversion left them: nobody knows better.
struct TrailCase: Rule {
  static let pages = [
    RulePage(
      code: .trailCase, name: "trail bytes changed like letters",
      summary: "Characters changed by a program that turned bytes into small or capital letters.",
      mechanism: """
        The second byte of a GBK or Big5 character may be the code of an ASCII letter. A program that folds case byte by \
        byte makes another character of it: ， (A1 41) becomes ｝ (A1 61), 如 becomes 沾. Where not one character of the \
        document has the letters that the conversion removes, each may have been one of two, and the language \
        model reads the most probable text.
        """,
      refusal: """
        Where characters are left that the conversion would have changed, or ASCII letters of both cases, or \
        where the repaired document is not clearly more probable.
        """,
      before: "如沾有時間｛慨去︷", after: "如果有時間，就去。")
  ]

  func propose(in window: Window, context: RepairContext, into proposals: inout Proposals) {
    guard let conversion = context.evidence.trailCase.conversion, context.selection.contains(.trailCase)
    else { return }
    let chain = Chain([
      .written(as: conversion.page.encoding), .lettersFolded(toLower: conversion.isToLower),
      .read(as: conversion.page.encoding, profile: .strict),
    ])
    for range in window.lines {
      let reading = TrailCaseReading(window.scalars[range], conversion, .shared)
      for change in reading.changes {
        proposals.replacements.append(
          Replacement(
            range: change.index..<(change.index + 1), scalars: [change.scalar], rule: .trailCase,
            chain: chain, margin: reading.gain, runnerUp: Scalars.string([window.scalars[change.index]])))
      }
    }
  }
}
