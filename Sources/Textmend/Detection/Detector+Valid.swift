extension Detector {
  /// Well-formed UTF-8. A few characters of two bytes may also be a word in another encoding: they stay UTF-8, with less
  /// confidence, unless they are no text.
  func valid(_ bytes: [UInt8]) -> Detection {
    var detection = Detection(.utf8, basis: .validUTF8)
    guard bytes.count <= DetectionWeights.briefUTF8, bytes.allSatisfy({ $0 < 0xE0 }) else { return detection }
    let ranking = DetectionRanking(bytes, mayBeCut: false, model: model)
    let pairs = DetectionCandidate.common.filter { $0.page == nil && isAllowed($0.encoding) }
    let entries = ranking.rank(pairs)
    guard let rival = entries.first(where: { $0.candidate.encoding != .utf8 }) else { return detection }
    let utf8 = entries.first { $0.candidate.encoding == .utf8 }
    // What is far behind is not in the ranking.
    let lead = utf8.map { (rival.cost - $0.cost).double } ?? -Double(DetectionWeights.slack)
    let margin = lead + Double(DetectionWeights.validLine)
    if margin < 0, BriefUTF8.isNoText(Encoding.utf8.decode(bytes).scalars) {
      return Detection(ranked: entries)
    }
    detection.margin = min(detection.margin, max(1, margin))
    return detection
  }
}

/// Characters of two bytes, as UTF-8 has them.
enum BriefUTF8 {
  /// Whether no author writes these characters beside one another: one is unassigned, or a letter follows one of
  /// another script. Bytes of Chinese words that happen to be UTF-8 are mostly such.
  static func isNoText(_ scalars: [UInt32]) -> Bool {
    var previous: Int?
    for scalar in scalars {
      guard let character = Unicode.Scalar(scalar) else { return true }
      let properties = character.properties
      if properties.generalCategory == .unassigned { return true }
      // Marks go with any letter.
      let isLetter = properties.isAlphabetic && scalar >= 0x80
      let script = isLetter ? scripts.lastIndex { $0 <= scalar } : nil
      if let script, let previous, script != previous { return true }
      previous = script
    }
    return false
  }

  /// Where the scripts below U+0800 begin. Coptic letters stand among the Greek ones. Source: Unicode's blocks.
  private static let scripts: [UInt32] = [
    0x80, 0x370, 0x3E2, 0x3F0, 0x400, 0x531, 0x591, 0x600, 0x700, 0x750, 0x780, 0x7C0,
  ]
}
