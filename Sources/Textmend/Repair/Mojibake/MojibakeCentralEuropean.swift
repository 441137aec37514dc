/// Polish, Czech, Slovak, Hungarian and Romanian in windows-1250, read as windows-1252: most letters are the same in
/// both, one or two in a line are wrong.
///
/// So little says nothing about where a run begins or ends. A line is read as a whole, its wrong letters against the
/// right ones, and only where it holds a letter that its language does not have: the model weighs the words.
struct MojibakeCentralEuropean {
  let model: LanguageModel
  private static let written = SingleByteTable[.windows1250]
  private static let read = SingleByteTable[.windows1252]

  /// What a letter stands for; itself where both pages agree, nil where one does not have it.
  private static func original(_ scalar: UInt32) -> UInt32? {
    guard scalar >= 0x80 else { return scalar }
    var byte = read.byte(for: scalar)
    if byte < 0, scalar < 0xA0 { byte = Int32(scalar) }
    guard byte >= 0x80 else { return nil }
    let original = written.scalar(UInt8(byte))
    return original == .max ? nil : original
  }

  /// Whether nothing says that the letters are wrong but a grave accent beside `í`, as Catalan, Occitan and Yoruba
  /// have them too.
  static func isFaint(_ line: [UInt32]) -> Bool {
    line.allSatisfy { scalar in
      switch scalar {
      case 0..<0x80, 0xC0...0xC1, 0xC7...0xC9, 0xCC...0xCD, 0xD2...0xD3, 0xD9...0xDA, 0xE0...0xE1,
        0xE7...0xE9,
        0xEC...0xED, 0xEF, 0xF2...0xF3, 0xF9...0xFA, 0xFC, 0x2000..<0x2E80:
        true
      default: false
      }
    }
  }

  /// The line with all its letters taken back; nil where nothing in it says that they are wrong, or where it holds
  /// what no such text does.
  func patch(_ line: [UInt32]) -> MojibakePatch? {
    guard MojibakeScanTables.holdsCentralEuropean(line) else { return nil }
    // `ŕ` is a letter of Slovak alone, and rare there.
    if MojibakeCentralEuropean.isFaint(line), line.contains(0xE0) || line.contains(0xC0) { return nil }
    var patch = MojibakePatch()
    for i in line.indices where line[i] >= 0x80 {
      // Marks that other programs wrote since say nothing.
      guard let original = MojibakeCentralEuropean.original(line[i]) else {
        if line[i] < 0x2000 || line[i] >= 0x2E80 { return nil }
        continue
      }
      if original != line[i] { patch.append(i..<(i + 1), [original]) }
    }
    return patch.edits.isEmpty ? nil : patch
  }
}
