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

  /// The line with all its letters taken back; nil where nothing in it says that they are wrong, or where it holds
  /// what no such text does.
  func patch(_ line: [UInt32]) -> MojibakePatch? {
    guard MojibakeScanTables.holdsCentralEuropean(line) else { return nil }
    var patch = MojibakePatch()
    for i in line.indices where line[i] >= 0x80 {
      // Marks that other programs wrote since say nothing.
      guard let original = MojibakeCentralEuropean.original(line[i]) else {
        if line[i] < 0x250 || line[i] >= 0x2E80 { return nil }
        continue
      }
      if original != line[i] { patch.append(i..<(i + 1), [original]) }
    }
    return patch.edits.isEmpty ? nil : patch
  }
}
