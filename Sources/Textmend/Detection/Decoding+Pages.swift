extension Decoding {
  static let pages: [RulePage] = [
    RulePage(
      code: .legacyEncoding, name: "legacy encoding",
      summary: "A file in another encoding than UTF-8.",
      mechanism: """
        The bytes are read in every encoding, and the language model says which reading is text. The whole file is then \
        converted to UTF-8, each stretch that changes as an edit of its own.
        """,
      refusal: """
        When the lead over the next encoding is too small for the confidence that is asked for (0.9), or bytes are \
        malformed in the encoding: they are reported with their offsets, and the file is left alone.
        """,
      before: "D6 D0 CE C4 (GBK)", after: "中文"),
    RulePage(
      code: .malformedBytes, name: "malformed bytes",
      summary: "Bytes that are no text in the encoding of the file.",
      mechanism: """
        Damage such as a cut character or a stray byte. Each run becomes one U+FFFD, as browsers show it, and is reported \
        with its offset.
        """,
      refusal:
        "Always in files: what the bytes were is unknown, so the command writes nothing and says where they stand.",
      before: "E4 B8 (UTF-8)", after: "\u{FFFD}"),
    RulePage(
      code: .mixedEncodings, name: "several encodings",
      summary: "A line, or a part of a line, in another encoding than the rest of the file.",
      mechanism: """
        Lines that are UTF-8 stay. The others are read in the encodings that occur in the file; the language model and \
        the neighbours decide, and each is converted by itself. Inside a line, runs of UTF-8 are told from the rest.
        """,
      refusal: "When a line is malformed in every encoding of the file: it is reported with its offset.",
      before: "C4 E3 BA C3 (GBK) beside E5 86 8D E8 A7 81 (UTF-8)", after: "你好 再见"),
    RulePage(
      code: .unencodable, name: "character without a code",
      summary: "A character that the encoding asked for with --to lacks.",
      mechanism: """
        With --unencodable, a numeric reference (ncr) or a question mark is written in its place, or nothing (skip).
        """,
      refusal:
        "Without --unencodable: the file is left alone, and each such character is reported with its offset.",
      before: "🙂 (--to GBK)", after: "&#128578;"),
  ]
}
