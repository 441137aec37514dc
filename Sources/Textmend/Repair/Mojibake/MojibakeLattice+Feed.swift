/// What each character of the damaged line may stand for, and what complete bytes may mean.
extension MojibakeLattice {
  /// The bytes of a character in the page it was read as; nil where it has none, or marks a byte that was lost.
  func bytes(of scalar: UInt32) -> [UInt8]? {
    if scalar == 0x30FB, isUTF8, read.isShiftJIS { return nil }
    var bytes: [UInt8] = []
    return read.encode(scalar, into: &bytes) ? bytes : nil
  }

  /// Reads `line[i]` as bytes in every way that the read page's decoders leave open.
  ///
  /// - Parameter rank: how many hypotheses are better.
  func decode(
    _ line: [UInt32], at i: Int, _ bytes: [UInt8]?, _ hypothesis: Hypothesis, rank: Int,
    _ next: inout [Hypothesis], _ nodes: inout [Node]
  ) {
    let scalar = line[i]
    var start = hypothesis
    if !hypothesis.isDecoding {
      // Runs begin at a character above ASCII, or at a mark.
      guard scalar >= 0x80 || scalar == 0x3F else { return }
      start.cost += entry
      start.isDecoding = true
    }
    guard start.cost <= known.limit else { return }
    if scalar == 0x3F, !start.partial.isEmpty {
      guard !losesControls else { return lostControl(start, &next, &nodes) }
      lostPair(line, i, start, &next, &nodes)
      return
    }
    if let bytes {
      let fits = feedAll(bytes, start, &next, &nodes)
      // A pair that vanished leaves bytes that do not fit at the very next character; a single byte may fit.
      if !start.partial.isEmpty, fills, isUTF8, !fits || (bytes.count == 1 && !read.isOneByte),
        rank < MojibakeLattice.mostReadOn
      {
        readOn(bytes, start, inARow: rank < 2 ? MojibakeLattice.mostVanishedInARow : 1, &next, &nodes)
      }
    }
    if let code = read.alternative(scalar) {
      _ = feedAll([UInt8(code >> 8), UInt8(code & 0xFF)], start, &next, &nodes)
    }
    if scalar == 0x20, isUTF8, !start.partial.isEmpty {
      var current = [start]
      current[0].cost += MojibakeWeights.blankForNoBreakSpace.sixteenths
      feed(MojibakeSlot(0xA0), &current, &nodes)
      for hypothesis in current { add(hypothesis, to: &next) }
      // A blank may have followed the no-break space and have merged with it.
      for merged in current where merged.partial.isEmpty && !MojibakeLattice.isContracted(line[(i + 1)...]) {
        var merged = merged
        merged.cost +=
          MojibakeWeights.blankForNoBreakSpace.sixteenths + model.step(&merged.state, 0x20).sixteenths
        emit(0x20, &merged, &nodes)
        add(merged, to: &next)
      }
    }
    if isMark(scalar) { lostByte(line, i, start, &next, &nodes) }
  }

  /// How many hypotheses, the best of them, may assume that a pair vanished.
  private static let mostReadOn = 8

  /// Feeds known bytes to a hypothesis; false where they are malformed for it.
  private func feedAll(
    _ bytes: [UInt8], _ start: Hypothesis, _ next: inout [Hypothesis], _ nodes: inout [Node]
  ) -> Bool {
    guard start.partial.isKnown, isUTF8 else {
      var current = [start]
      for byte in bytes { feed(MojibakeSlot(byte), &current, &nodes) }
      for hypothesis in current { add(hypothesis, to: &next) }
      return !current.isEmpty
    }
    // Nothing to choose: nine in ten characters are read here.
    var hypothesis = start
    for byte in bytes {
      if hypothesis.partial.isEmpty {
        let needed =
          byte < 0x80 ? 1 : byte < 0xC2 ? 0 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : byte < 0xF5 ? 4 : 0
        guard needed > 0 else { return false }
        hypothesis.partial.begin(MojibakeSlot(byte), needed: needed)
      } else {
        guard byte & 0xC0 == 0x80 else { return false }
        hypothesis.partial.append(MojibakeSlot(byte))
      }
      guard hypothesis.partial.isComplete else { continue }
      guard let scalar = hypothesis.partial.scalarOfUTF8 else { return false }
      hypothesis.partial.clear()
      hypothesis.cost += model.step(&hypothesis.state, scalar).sixteenths
      // Too dear, but not malformed.
      guard hypothesis.cost <= known.limit else { return true }
      emit(scalar, &hypothesis, &nodes)
    }
    add(hypothesis, to: &next)
    return true
  }

  /// Whether a decoder writes this for a byte that it cannot map.
  private func isMark(_ scalar: UInt32) -> Bool { scalar == 0xFFFD || scalar == 0x30FB && read.isShiftJIS }

  /// Reads `bytes` after one or more pairs that vanished: often the rest of a character goes with the next one.
  private func readOn(
    _ bytes: [UInt8], _ start: Hypothesis, inARow most: Int, _ next: inout [Hypothesis],
    _ nodes: inout [Node]
  ) {
    var filled = [start]
    for _ in 0..<most {
      filled = filled.flatMap { $0.partial.isEmpty ? [] : withVanished($0, &nodes) }
      guard !filled.isEmpty else { return }
      filled.sort { $0.estimate < $1.estimate }
      filled.removeLast(max(0, filled.count - MojibakeLattice.mostVanished))
      var current = filled
      for byte in bytes { feed(MojibakeSlot(byte), &current, &nodes) }
      for hypothesis in current { add(hypothesis, to: &next) }
      guard read.form.isGBK, current.isEmpty else { return }
    }
  }

  /// The byte that the next character begins with, as far as it is known; 0 else.
  private func byte(after i: Int, _ line: [UInt32]) -> UInt8 {
    guard i + 1 < line.count, !isMark(line[i + 1]) else { return 0 }
    return bytes(of: line[i + 1])?[0] ?? 0
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
    for hypothesis in current { add(hypothesis, to: &next) }
  }

  /// `?` for one of the bytes 80 to 9F, which are controls in ISO 8859-1.
  private func lostControl(_ start: Hypothesis, _ next: inout [Hypothesis], _ nodes: inout [Node]) {
    var current = [start]
    current[0].cost += MojibakeWeights.lostAtMark.sixteenths
    feed(MojibakeSlot(0x80, 0x9F), &current, &nodes)
    next += current
  }

  /// Whether `text` begins with what Portuguese writes together with `à` before it, and what is no word alone: às,
  /// àquele and its forms, àquilo.
  private static func isContracted(_ text: ArraySlice<UInt32>) -> Bool {
    let word = text.prefix { $0 >= 0x61 && $0 <= 0x7A }
    return contracted.contains { word.elementsEqual($0) }
  }

  private static let contracted: [[UInt32]] = ["s", "quele", "queles", "quela", "quelas", "quilo"].map {
    $0.unicodeScalars.map(\.value)
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
    if isLast { for hypothesis in current { add(hypothesis, to: &next) } }
    current.sort { $0.cost < $1.cost }
    for hypothesis in current.prefix(MojibakeLattice.mostBeforeEaten) {
      if !isLast {
        var alone = hypothesis
        alone.cost += MojibakeWeights.notEaten.sixteenths
        add(alone, to: &next)
      }
      let opensFormula = MojibakeLattice.endsFormula(line[(i + 1)...])
      for byte in opensFormula ? MojibakeLattice.eaten + [0x24] : MojibakeLattice.eaten {
        if isLast, byte != 0x29 || !closes { continue }
        var eaten = hypothesis
        eaten.cost += model.step(&eaten.state, UInt32(byte)).sixteenths
        eaten.cost += MojibakeLattice.cost(ofEaten: byte, line, at: i, closes: closes)
        guard eaten.cost <= known.limit else { continue }
        emit(UInt32(byte), &eaten, &nodes, filling: Filling.eaten)
        add(eaten, to: &next)
      }
    }
  }

  /// How many characters before `?` are tried with every ASCII byte.
  private static let mostBeforeEaten = 16

  /// What an eaten byte costs beyond its language, in sixteenths of a bit, where `?` stands at `i`.
  static func cost(ofEaten byte: UInt8, _ line: [UInt32], at i: Int, closes: Bool) -> Int32 {
    let next = i + 1 < line.count ? line[i + 1] : 0x0A
    let isCloser = byte == 0x29 && closes
    var bits = Bits.zero
    if byte == 0x29 && !closes || byte == 0x28 && !closesBracket(line[(i + 1)...]) {
      bits += MojibakeWeights.unmatched
    }
    // A bracket that is open, a dollar sign before a formula, and marks that come doubled.
    if isCloser || byte == 0x24 || (UInt32(byte) == next && byte < 0x30 && byte > 0x20) {
      bits -= MojibakeWeights.expectedEaten
    }
    // A number begins with 1 more often than with 2 to 9, and hardly ever with 0; but that decides nothing.
    if byte >= 0x30, byte <= 0x39 {
      if next >= 0x30, next <= 0x39 { bits -= MojibakeWeights.expectedEaten }
      bits += byte == 0x30 ? Bits(3) : byte == 0x31 ? .zero : MojibakeWeights.otherDigit
      if let century = century(line[(i + 1)...]), byte != century { bits += MojibakeWeights.letter }
    }
    return bits.sixteenths
  }

  /// The first digit of a year of which `text` begins with the other three.
  private static func century(_ text: ArraySlice<UInt32>) -> UInt8? {
    let digits = text.prefix(4)
    guard digits.count == 4, digits.prefix(3).allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let last = digits.last, !(last >= 0x30 && last <= 0x39), last != 0x2C, last != 0x2E
    else { return nil }
    switch text.first {
    case 0x30: return 0x32
    case 0x38, 0x39: return 0x31
    default: return nil
    }
  }

  /// Whether a round bracket is open at the end of `text`.
  static func opensBracket(_ text: ArraySlice<UInt32>) -> Bool {
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
      let vanished = MojibakeVanished.gbk
      for area in start.partial.count == 1 ? vanished.insideCharacter : vanished.acrossCharacters {
        var current = [start]
        feed(MojibakeSlot(area.first, isLost: true), &current, &nodes)
        feed(MojibakeSlot(area.second, isLost: true), &current, &nodes)
        result += current
      }
    default: break
    }
    result.sort { $0.cost < $1.cost }
    return Array(result.prefix(MojibakeLattice.mostVanished))
  }

  private static let mostVanished = 32
  private static let mostVanishedInARow = 3

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
    if partial.isKnown, isUTF8 {
      if let scalar = partial.scalarOfUTF8 { extend(hypothesis, scalar, Filling.none, &result, &nodes) }
      return
    }
    if partial.isKnown {
      known.buffer.removeAll(keepingCapacity: true)
      for i in 0..<partial.count { known.buffer.append(partial[i].low) }
      let (scalar, length) = written.decode(known.buffer, at: 0)
      if length == partial.count { extend(hypothesis, scalar, Filling.none, &result, &nodes) }
      return
    }
    var left = hypothesis
    left.cost += MojibakeWeights.leftLost.sixteenths
    guard fills else {
      left.cost = hypothesis.cost
      extend(left, 0xFFFD, Filling.lost, &result, &nodes)
      return
    }
    let list = candidates(partial)
    for candidate in known.lists[Int(list)] { extend(hypothesis, candidate, list, &result, &nodes) }
    extend(left, 0xFFFD, Filling.lost, &result, &nodes)
  }

  private func extend(
    _ hypothesis: Hypothesis, _ scalar: UInt32, _ filling: Int32, _ result: inout [Hypothesis],
    _ nodes: inout [Node]
  ) {
    var extended = hypothesis
    extended.partial.clear()
    extended.cost += model.step(&extended.state, scalar).sixteenths
    if filling != Filling.none {
      extended.filled += 1
      extended.cost += scripts.cost(of: scalar)
      if MojibakeLattice.isUnmatched(scalar, hypothesis, nodes) {
        extended.cost += MojibakeWeights.unmatched.sixteenths
      }
    }
    guard extended.cost <= known.limit else { return }
    emit(scalar, &extended, &nodes, filling: filling)
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
    // Bounded, or a line of brackets would take its length squared.
    for _ in 0..<200 where index >= 0 {
      let node = nodes[Int(index)]
      if node.scalar == opening { return false }
      if node.scalar == scalar { return true }
      index = node.parent
    }
    return true
  }
}
