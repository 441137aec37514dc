extension Decoding {
  /// Converts each piece from its own encoding; what lies between them is ASCII or UTF-8 and stays.
  static func convert(_ bytes: [UInt8], pieces: [MixedEncodings.Piece]) -> Result {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 5 / 4)
    var changes: [Rewrite<UInt8>.Change] = []
    var findings: [Finding] = []
    var counts: [Encoding: Int] = [:]
    var position = 0
    for piece in pieces {
      counts[piece.encoding, default: 0] += piece.range.count
      guard piece.encoding != .utf8 else { continue }
      text += bytes[position..<piece.range.lowerBound]
      position = piece.range.upperBound
      let source = Array(bytes[piece.range])
      let converted = convert(source, from: piece.encoding, rule: .mixedEncodings, margin: piece.margin)
      let start = piece.range.lowerBound
      text += converted.text
      changes += converted.rewrite.changes.map { change in
        var change = change
        change.source = (change.source.lowerBound + start)..<(change.source.upperBound + start)
        return change
      }
      findings += converted.findings.map { finding in
        var finding = finding
        finding.source = (finding.source.lowerBound + start)..<(finding.source.upperBound + start)
        return finding
      }
    }
    text += bytes[position...]
    // The one that most bytes are in; of equals, the first by name.
    let main = counts.max { ($0.value, $1.key.name) < ($1.value, $0.key.name) }?.key ?? .utf8
    return Result(text: text, rewrite: Rewrite(changes), findings: findings, encoding: main)
  }
}
