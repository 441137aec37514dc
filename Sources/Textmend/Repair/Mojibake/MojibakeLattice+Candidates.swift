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
    known.lists.append(findCandidates(partial))
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
    if isUTF8, Scalars.length(scalar) != partial.count { return false }
    known.buffer.removeAll(keepingCapacity: true)
    if isUTF8 {
      Scalars.append(scalar, to: &known.buffer)
    } else if !written.encode(scalar, into: &known.buffer) {
      return false
    }
    guard known.buffer.count == partial.count else { return false }
    for i in 0..<partial.count {
      let byte = known.buffer[i]
      guard partial.allows(byte, at: i, read: read) else { return false }
      // Of two lost bytes in a row, the first was lost because they are no pair.
      if i + 1 < partial.count, partial[i].isLost, partial[i + 1].isLost,
        read.mapsCertainly(lead: byte, trail: known.buffer[i + 1])
      {
        return false
      }
    }
    return true
  }
}
