/// What bytes that are partly lost may have been.
extension MojibakeLattice {
  /// Most candidates for one character that are listed: a lost tail byte leaves 64, a vanished pair some 200. Where
  /// more is lost, the model's common characters are tried.
  static let mostListed = 512
  /// Candidates tried for one loss, the likeliest by themselves.
  static let mostTried = 72

  /// The index in ``MojibakeCandidates/lists`` of what a partial may be, the commonest first.
  func candidates(_ partial: MojibakePartial) -> Int32 {
    if let index = known.byPartial[partial] { return index }
    let key = MojibakeCandidateCache.Key(
      partial: partial, read: read.encoding, written: written.encoding, isBig5Old: read.form.isOldBig5)
    known.lists.append(MojibakeCandidateCache.shared.list(key) { findCandidates(partial) })
    let index = Int32(known.lists.count - 1)
    known.byPartial[partial] = index
    return index
  }

  private func findCandidates(_ partial: MojibakePartial) -> [UInt32] {
    var found: [(scalar: UInt32, cost: Int32)] = []
    guard partial.choices <= MojibakeLattice.mostListed else {
      for (scalar, cost) in MojibakeCommon.scalars(model) where matches(scalar, partial) {
        found.append((scalar, cost))
        if found.count >= MojibakeLattice.mostTried { break }
      }
      return found.map(\.scalar)
    }
    var bytes = [UInt8](repeating: 0, count: partial.count)
    list(partial, 0, &bytes, &found)
    found.removeAll { !MojibakeCommon.isKnown($0.scalar, cost: $0.cost) }
    found.sort { $0.cost < $1.cost }
    return found.prefix(MojibakeLattice.mostTried).map(\.scalar)
  }

  private func list(
    _ partial: MojibakePartial, _ index: Int, _ bytes: inout [UInt8],
    _ found: inout [(scalar: UInt32, cost: Int32)]
  ) {
    guard index < partial.count else {
      let (scalar, length) = written.decode(bytes, at: 0)
      if length == bytes.count { found.append((scalar, model.unigram(scalar).sixteenths)) }
      return
    }
    let slot = partial[index]
    for byte in slot.low...slot.high where partial.allows(byte, at: index, read: read) {
      bytes[index] = byte
      list(partial, index + 1, &bytes, &found)
    }
  }

  private func matches(_ scalar: UInt32, _ partial: MojibakePartial) -> Bool {
    var code: UInt32
    if isUTF8 {
      guard Scalars.length(scalar) == partial.count, partial.count > 1 else { return false }
      code = MojibakeLattice.sequence(scalar)
    } else {
      var bytes: [UInt8] = []
      guard written.encode(scalar, into: &bytes), bytes.count == partial.count else { return false }
      code = bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }
    var previous: UInt8 = 0
    for i in 0..<partial.count {
      let byte = UInt8(truncatingIfNeeded: code >> UInt32(8 * (partial.count - 1 - i)))
      guard partial.allows(byte, at: i, read: read) else { return false }
      // Of two lost bytes in a row, the first was lost because they are no pair.
      if i > 0, partial[i - 1].isLost, partial[i].isLost, read.mapsCertainly(lead: previous, trail: byte) {
        return false
      }
      previous = byte
    }
    return true
  }

  /// The bytes of a character above ASCII in UTF-8, the first one highest.
  private static func sequence(_ scalar: UInt32) -> UInt32 {
    let last = 0x80 | scalar & 0x3F
    if scalar < 0x800 { return (0xC0 | scalar >> 6) << 8 | last }
    let third = (0x80 | scalar >> 6 & 0x3F) << 8 | last
    if scalar < 0x10000 { return (0xE0 | scalar >> 12) << 16 | third }
    return (0xF0 | scalar >> 18) << 24 | (0x80 | scalar >> 12 & 0x3F) << 16 | third
  }
}
