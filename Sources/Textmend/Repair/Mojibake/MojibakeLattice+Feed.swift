/// What each character of the damaged line may stand for, and what complete bytes may mean.
extension MojibakeLattice {
  /// Reads `line[i]` as bytes in every way that the read page's decoders leave open.
  func decode(
    _ line: [UInt32], at i: Int, _ hypothesis: Hypothesis, _ next: inout [Hypothesis], _ nodes: inout [Node]
  ) {
    let scalar = line[i]
    var start = hypothesis
    if !hypothesis.isDecoding {
      // Runs begin at a character above ASCII, or at a mark.
      guard scalar >= 0x80 || scalar == 0x3F else { return }
      start.cost += entry
      start.isDecoding = true
    }
    if scalar == 0x3F, !start.partial.isEmpty {
      lostPair(line, i, start, &next, &nodes)
      return
    }
    var bytes: [UInt8] = []
    if !(scalar == 0x30FB && isUTF8 && read.isShiftJIS), read.encode(scalar, into: &bytes) {
      var current = [start]
      for byte in bytes { feed(MojibakeSlot(byte), &current, &nodes) }
      next += current
      // A pair that vanished leaves bytes that do not fit at the very next character; a single byte may fit.
      if !start.partial.isEmpty, fills, isUTF8, current.isEmpty || (bytes.count == 1 && !read.isOneByte) {
        var filled = withVanished(start, &nodes)
        for byte in bytes { feed(MojibakeSlot(byte), &filled, &nodes) }
        next += filled
      }
    }
    if let code = read.alternative(scalar) {
      var current = [start]
      feed(MojibakeSlot(UInt8(code >> 8)), &current, &nodes)
      feed(MojibakeSlot(UInt8(code & 0xFF)), &current, &nodes)
      next += current
    }
    if scalar == 0x20, isUTF8, !start.partial.isEmpty {
      var current = [start]
      current[0].cost += MojibakeWeights.blankForNoBreakSpace.sixteenths
      feed(MojibakeSlot(0xA0), &current, &nodes)
      next += current
      // A blank may have followed the no-break space and have merged with it.
      for merged in current where merged.partial.isEmpty {
        var merged = merged
        merged.cost +=
          MojibakeWeights.blankForNoBreakSpace.sixteenths + model.step(&merged.state, 0x20).sixteenths
        emit(0x20, &merged, &nodes)
        next.append(merged)
      }
    }
    if scalar == 0xFFFD || (scalar == 0x30FB && read.isShiftJIS) { lostByte(line, i, start, &next, &nodes) }
  }

  /// The byte that the next character begins with, as far as it is known; 0 else.
  private func byte(after i: Int, _ line: [UInt32]) -> UInt8 {
    guard i + 1 < line.count, line[i + 1] != 0xFFFD else { return 0 }
    var bytes: [UInt8] = []
    return read.encode(line[i + 1], into: &bytes) ? bytes[0] : 0
  }

  /// U+FFFD for one byte.
  private func lostByte(
    _ line: [UInt32], _ i: Int, _ start: Hypothesis, _ next: inout [Hypothesis], _ nodes: inout [Node]
  ) {
    guard !read.isOneByte || !openBytes.isEmpty else { return }
    var current = [start]
    current[0].cost += MojibakeWeights.lostAtMark.sixteenths
    let notBefore = read.isOneByte ? 0 : byte(after: i, line)
    feed(MojibakeSlot(0x80, 0xFE, notBefore: notBefore, isLost: true), &current, &nodes)
    next += current
  }

  /// `?` for a pair: the last byte of a character, and the ASCII byte that went with it, or none at the end.
  private func lostPair(
    _ line: [UInt32], _ i: Int, _ start: Hypothesis, _ next: inout [Hypothesis], _ nodes: inout [Node]
  ) {
    let tails = gaps[i]
    guard isUTF8, tails != nil || !read.isOneByte, !start.partial.isEmpty, fills else { return }
    var current = [start]
    current[0].cost += MojibakeWeights.lostAtMark.sixteenths
    feed(MojibakeSlot(tails: tails ?? .max), &current, &nodes)
    current.removeAll { !$0.partial.isEmpty }
    guard !current.isEmpty else { return }
    let isLast = i + 1 == line.count
    let closes = MojibakeLattice.opensBracket(line[..<i])
    if isLast { next += current }
    current.sort { $0.cost < $1.cost }
    for hypothesis in current.prefix(16) {
      if !isLast {
        var alone = hypothesis
        alone.cost += MojibakeWeights.notEaten.sixteenths
        next.append(alone)
      }
      let opensFormula = MojibakeLattice.endsFormula(line[(i + 1)...])
      for byte in opensFormula ? MojibakeLattice.eaten + [0x24] : MojibakeLattice.eaten {
        let isCloser = byte == 0x29 && closes
        let isUnmatched =
          byte == 0x29 && !closes || byte == 0x28 && !MojibakeLattice.closesBracket(line[(i + 1)...])
        if isLast, !isCloser { continue }
        var eaten = hypothesis
        eaten.cost += model.step(&eaten.state, UInt32(byte)).sixteenths
        if isUnmatched { eaten.cost += MojibakeWeights.unmatched.sixteenths }
        // A bracket that is open, a dollar sign before a formula, and marks that come doubled.
        if isCloser || byte == 0x24 || (!isLast && UInt32(byte) == line[i + 1] && byte < 0x30 && byte > 0x20)
        {
          eaten.cost -= MojibakeWeights.expectedEaten.sixteenths
        }
        // A number begins with 1 more often than with 2 to 9, and hardly ever with 0.
        if byte >= 0x30, byte <= 0x39 {
          if !isLast, line[i + 1] >= 0x30, line[i + 1] <= 0x39 {
            eaten.cost -= MojibakeWeights.expectedEaten.sixteenths
          }
          eaten.cost += (byte == 0x30 ? Bits(3) : byte == 0x31 ? .zero : Bits(1)).sixteenths
        }
        emit(UInt32(byte), &eaten, &nodes, isFilled: true)
        next.append(eaten)
      }
    }
  }

  /// Whether a round bracket is open at the end of `text`.
  private static func opensBracket(_ text: ArraySlice<UInt32>) -> Bool {
    var depth = 0
    for scalar in text {
      if scalar == 0x28 { depth += 1 } else if scalar == 0x29, depth > 0 { depth -= 1 }
    }
    return depth > 0
  }

  /// Whether a round bracket is closed in `text` that was not opened in it.
  private static func closesBracket(_ text: ArraySlice<UInt32>) -> Bool {
    for scalar in text {
      if scalar == 0x28 { return false }
      if scalar == 0x29 { return true }
    }
    return false
  }

  /// Whether `text` begins with ASCII and a dollar sign that ends it, as a formula does.
  private static func endsFormula(_ text: ArraySlice<UInt32>) -> Bool {
    guard let first = text.first, first > 0x20, first != 0x24 else { return false }
    for scalar in text {
      if scalar == 0x24 { return true }
      if scalar >= 0x80 { return false }
    }
    return false
  }

  /// ASCII below 40, which no trail byte of GBK is: what a decoder eats together with a lead byte.
  static let eaten: [UInt8] = Array(" .,:;!?()'\"-/0123456789<>=+*#%&".utf8)

  /// The ways to complete what is pending with pairs or bytes that left no mark, the likeliest first.
  func withVanished(_ hypothesis: Hypothesis, _ nodes: inout [Node]) -> [Hypothesis] {
    var start = hypothesis
    start.cost += MojibakeWeights.vanished.sixteenths
    var result: [Hypothesis] = []
    switch read.form {
    case .oneByte:
      // The lost byte may stand before bytes of the same character that have been read.
      for position in 1...start.partial.count {
        let lost = MojibakeSlot(0x80, 0xBF, isLost: true)
        guard !openBytes.isEmpty, let partial = start.partial.inserting(lost, at: position) else { continue }
        var filled = start
        filled.partial = partial
        if partial.isComplete { complete(filled, &result, &nodes) } else { result.append(filled) }
      }
    case .twoByte(_, .gbk):
      // The rows of GBK's user-defined areas: AAA1…AFFE, F8A1…FEFE and A140…A7A0. In UTF-8 only the first
      // and the last can stand at the two last bytes of a character, the first at its last byte and the next
      // one's first.
      func add(_ slots: [MojibakeSlot]) {
        var current = [start]
        for slot in slots { feed(slot, &current, &nodes) }
        result += current
      }
      if start.partial.count == 1 {
        add([MojibakeSlot(0xAA, 0xAF), MojibakeSlot(0xA1, 0xBF)])
        add([MojibakeSlot(0xA1, 0xA7), MojibakeSlot(0x80, 0xA0)])
      } else {
        add([MojibakeSlot(0xAA, 0xAF), MojibakeSlot(0xE2, 0xEF)])
      }
    default: break
    }
    result.sort { $0.cost < $1.cost }
    return Array(result.prefix(MojibakeLattice.mostVanished))
  }

  private static let mostVanished = 24

  /// Appends a byte to each hypothesis; those for which it is malformed go.
  func feed(_ slot: MojibakeSlot, _ hypotheses: inout [Hypothesis], _ nodes: inout [Node]) {
    var result: [Hypothesis] = []
    for hypothesis in hypotheses {
      if hypothesis.partial.isEmpty {
        begin(slot, hypothesis, &result, &nodes)
      } else {
        var longer = hypothesis
        let tail = isUTF8 ? slot.intersection(0x80, 0xBF) : slot.intersection(0x40, 0xFE)
        guard let tail else { continue }
        longer.partial.append(tail)
        if longer.partial.isComplete { complete(longer, &result, &nodes) } else { result.append(longer) }
      }
    }
    swap(&result, &hypotheses)
  }

  private func begin(
    _ slot: MojibakeSlot, _ hypothesis: Hypothesis, _ result: inout [Hypothesis], _ nodes: inout [Node]
  ) {
    func start(_ low: UInt8, _ high: UInt8, _ needed: Int) {
      guard let lead = slot.intersection(low, high) else { return }
      var started = hypothesis
      started.partial.begin(lead, needed: needed)
      if needed == 1 { complete(started, &result, &nodes) } else { result.append(started) }
    }
    if slot.high < 0x80 {
      start(0, 0x7F, 1)
      return
    }
    switch written.form {
    case .utf8:
      start(0xC2, 0xDF, 2)
      start(0xE1, 0xEF, 3)
      if slot.isKnown {
        start(0xE0, 0xE0, 3)
        start(0xF0, 0xF4, 4)
      }
    case .oneByte:
      start(0x80, 0xFF, 1)
    case .twoByte(_, .cp932):
      start(0xA1, 0xDF, 1)
      start(0x81, 0x9F, 2)
      start(0xE0, 0xFC, 2)
    case .twoByte:
      start(0x81, 0xFE, 2)
    }
  }

  private func complete(_ hypothesis: Hypothesis, _ result: inout [Hypothesis], _ nodes: inout [Node]) {
    let partial = hypothesis.partial
    if partial.isKnown {
      var bytes: [UInt8] = []
      for i in 0..<partial.count { bytes.append(partial[i].low) }
      let (scalar, length) = written.decode(bytes, at: 0)
      if length == bytes.count { extend(hypothesis, scalar, isFilled: false, &result, &nodes) }
      return
    }
    var left = hypothesis
    left.cost += MojibakeWeights.leftLost.sixteenths
    guard fills else {
      left.cost = hypothesis.cost
      extend(left, 0xFFFD, isFilled: true, &result, &nodes)
      return
    }
    guard !isUTF8 || partial.choices <= MojibakeLattice.mostMatched else {
      // Nearly nothing is known of the character: it stays lost.
      left.cost = hypothesis.cost + MojibakeWeights.unreadable.sixteenths
      _ = model.step(&left.state, 0xFFFD)
      left.partial.clear()
      left.filled += 1
      emit(0xFFFD, &left, &nodes, isFilled: true)
      result.append(left)
      return
    }
    for candidate in candidates(partial) { extend(hypothesis, candidate, isFilled: true, &result, &nodes) }
    extend(left, 0xFFFD, isFilled: true, &result, &nodes)
  }

  private func extend(
    _ hypothesis: Hypothesis, _ scalar: UInt32, isFilled: Bool, _ result: inout [Hypothesis],
    _ nodes: inout [Node]
  ) {
    var extended = hypothesis
    extended.partial.clear()
    extended.cost += model.step(&extended.state, scalar).sixteenths
    if isFilled {
      extended.filled += 1
      extended.cost += scripts.cost(of: scalar)
      if MojibakeLattice.isUnmatched(scalar, hypothesis, nodes) {
        extended.cost += MojibakeWeights.unmatched.sixteenths
      }
    }
    emit(scalar, &extended, &nodes, isFilled: isFilled)
    result.append(extended)
  }

  /// Whether a closing bracket or quotation mark of East Asian text would close nothing that was opened before.
  private static func isUnmatched(_ scalar: UInt32, _ hypothesis: Hypothesis, _ nodes: [Node]) -> Bool {
    let opening: UInt32
    switch scalar {
    case 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017: opening = scalar - 1
    case 0xFF09: opening = 0xFF08
    default: return false
    }
    var index = hypothesis.node
    while index >= 0 {
      let node = nodes[Int(index)]
      if node.scalar == opening { return false }
      if node.scalar == scalar { return true }
      index = node.parent
    }
    return true
  }
}
