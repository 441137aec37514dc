/// Takes back escapes that were left in text (the ESC family).
enum Escapes: Normalizer {
  static let pages =
    Entity.pages + UnicodeEscape.pages + ByteEscape.pages + PercentEscape.pages + QuotedPrintable.pages

  /// The bytes that escapes begin with: & \ % =.
  private static var triggers: InlineArray<4, UInt8> { [0x26, 0x5C, 0x25, 0x3D] }

  static func rewrite(_ text: [UInt8], options: Options) -> Rewrite<UInt8> {
    guard options.rules.containsAny(of: pages) else { return Rewrite() }
    var changes: [Rewrite<UInt8>.Change] = []
    var document: EscapedText?
    var i = 0
    while let start = text.span.firstIndex(ofAny: triggers, from: i) {
      i = start + 1
      let forms = candidates(text, at: start)
      guard !forms.isEmpty else { continue }
      var view = document ?? EscapedText(text, options: options.escapes)
      // One holder at a time, or the caches in it were copied.
      document = nil
      defer { document = view }
      if text[start] == 0x5C {
        while i < text.count, text[i] == 0x5C { i += 1 }
      }
      for form in forms {
        guard let match = form.match(&view, at: start) else { continue }
        i = max(i, match.end)
        guard let after = match.after, options.rules.contains(match.rule), isOpen(view, start, match.rule),
          !text[start..<match.end].elementsEqual(after)
        else { break }
        changes.append(.certain(start..<match.end, after, match.rule, match.chain, margin: match.margin))
        break
      }
    }
    return Rewrite(changes)
  }

  /// Which forms an escape at `i` may have, judged by its second byte alone.
  private static func candidates(_ text: [UInt8], at i: Int) -> [any EscapeForm] {
    // A = may also end a text that lacks its last line end.
    guard i + 1 < text.count else { return text[i] == 0x3D ? [QuotedPrintable()] : [] }
    let next = text[i + 1]
    switch text[i] {
    case 0x26: return next == 0x23 || PlaceFinder.isWord(next) ? [Entity()] : []
    case 0x25:
      if next == 0x75 { return [UnicodeEscape(rule: .percentUnicode)] }
      return Hexadecimal.value(next) != nil ? [PercentEscape()] : []
    case 0x3D:
      return next == 0x0A || next == 0x0D || Hexadecimal.value(next) != nil ? [QuotedPrintable()] : []
    default:
      switch next {
      case 0x75, 0x55: return [UnicodeEscape(rule: .unicodeEscape)]
      case 0x78: return [ByteEscape()]
      case 0x5C: return [UnicodeEscape(rule: .unicodeEscape), ByteEscape()]
      default: return []
      }
    }
  }

  /// Whether escapes are taken back where byte `i` stands.
  private static func isOpen(_ text: EscapedText, _ i: Int, _ rule: RuleCode) -> Bool {
    switch text.places.place(at: i)?.kind {
    case nil: true
    case .code: text.options.code == .mend
    case .address: text.options.addresses == .mend
    // Attributes hold addresses; what is no escape of an address is read there as in text.
    case .tag: rule != .percentEscape && rule != .quotedPrintable || text.options.addresses == .mend
    }
  }
}
