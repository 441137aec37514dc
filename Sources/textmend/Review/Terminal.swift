import TextmendFiles

/// A conversation in lines with whoever sits at the terminal.
struct Terminal: Sendable {
  private var pending: [UInt8] = []

  static var isThere: Bool { StandardInput.isTerminal && StandardStream.output.isTerminal }

  func show(_ text: String) {
    // Who cannot be shown anything answers nothing either: the next read ends the review.
    try? StandardStream.output.write(Array(text.utf8))
  }

  /// The line that answers, without blanks around it; nil at the end of input.
  mutating func ask(_ question: String) -> String? {
    show(question)
    while !pending.contains(0x0A) {
      guard let bytes = try? StandardInput().read(), !bytes.isEmpty else {
        show("\n")
        return nil
      }
      pending += bytes
    }
    let end = pending.firstIndex(of: 0x0A) ?? pending.endIndex
    let line = pending[..<end].drop { $0 == 0x20 }
    pending.removeSubrange(...end)
    return String(decoding: line.reversed().drop { $0 == 0x20 || $0 == 0x0D }.reversed(), as: UTF8.self)
  }
}
