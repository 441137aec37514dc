extension Decoding {
  /// The text with what it says of its own encoding brought in line with what will be written; nothing else of it changes.
  ///
  /// A file that stays UTF-8 keeps its declaration, true or not: that is its author's.
  static func redeclared(_ result: Result, _ options: Options) -> Result {
    let target = options.output.encoding
    guard options.rules.contains(.legacyEncoding), result.encoding != .utf8 || target != .utf8 else {
      return result
    }
    let changes = DeclaredEncoding.all(in: result.text).compactMap { declared -> Rewrite<UInt8>.Change? in
      guard let encoding = declared.encoding, encoding != target else { return nil }
      // GBK is the name that browsers and editors use of the larger set.
      if encoding == .gbk, target == .gb18030 { return nil }
      let isCapital = declared.label.utf8.first.map { (0x41...0x5A).contains($0) } ?? false
      let name = isCapital ? target.name.uppercased() : target.name.lowercased()
      return Rewrite.Change(
        source: declared.range, after: Array(name.utf8),
        reason: Reason(rules: [.legacyEncoding], chain: Chain([]), margin: Bits(60)))
    }
    guard !changes.isEmpty else { return result }
    let rewrite = Rewrite(changes)
    var result = result
    result.rewrite = result.rewrite.composed(with: rewrite, middle: result.text)
    result.text = rewrite.applied(to: result.text)
    return result
  }
}
