extension Edit {
  /// The bytes of an edit that takes wrong readings back: for each reading, the last one first, the characters that
  /// it made and those that were written, over the same bytes.
  ///
  /// Nothing of it is kept while mending; it is worked out from the edit's text. Stops where the bytes of both do not
  /// fit, as where a reading in between lost some. Empty where the chain has no readings.
  ///
  /// - Parameter limit: how many characters of the repaired text are shown.
  /// - Complexity: O(limit × readings).
  public func readings(showing limit: Int = 16) -> [Trace] {
    var pairs: [(written: Encoding, read: Encoding)] = []
    for (step, next) in zip(chain.steps, chain.steps.dropFirst()) {
      if case .written(let written) = step, case .read(let read, _) = next { pairs.append((written, read)) }
    }
    var texts = [String(decoding: after, as: UTF8.self).unicodeScalars.map(\.value)]
    for pair in pairs.dropLast() {
      texts.append(MisreadTrace.text(texts[texts.count - 1], writtenAs: pair.written, readAs: pair.read))
    }
    var traces: [Trace] = []
    var damaged = String(decoding: before, as: UTF8.self).unicodeScalars.map(\.value)
    for (pair, text) in zip(pairs, texts).reversed() {
      guard
        let trace = MisreadTrace(damaged, text, writtenAs: pair.written, readAs: pair.read, limit: limit)?
          .trace
      else { break }
      traces.append(trace)
      damaged = text
    }
    return traces
  }
}

/// Lays the bytes of a text under the characters that a wrong reading made of them.
///
/// The bytes are those of the text that was written; what the reading shows of them is compared from left to right.
/// A mark that hides bytes, or a place where some vanished, is followed by bytes that are visible again.
private struct MisreadTrace {
  private let bytes: [UInt8]
  private var position = 0
  private var damaged: [Trace.Cell] = []
  private(set) var trace: Trace

  /// Most bytes that one mark may hide, or that vanish in one place.
  private static let longestGap = 8
  /// How many visible bytes must follow.
  private static let certain = 3

  /// Nil where the first bytes do not fit already.
  init?(
    _ damagedText: [UInt32], _ text: [UInt32], writtenAs written: Encoding, readAs read: Encoding, limit: Int
  ) {
    var repaired: [Trace.Cell] = []
    var all: [UInt8] = []
    for scalar in text.prefix(limit) {
      let code = MisreadTrace.bytes(of: scalar, in: written)
      guard !code.isEmpty else { return nil }
      all += code
      repaired.append(Trace.Cell(bytes: code, text: Scalars.string([scalar]), role: .restored))
    }
    bytes = all
    trace = Trace(encoding: written, damaged: [], repaired: [], readAs: read)
    // A character takes four bytes at most.
    let shown = damagedText.prefix(4 * limit).map {
      (scalar: $0, bytes: MisreadTrace.bytes(of: $0, in: read))
    }
    for i in shown.indices where position < bytes.count {
      guard append(shown[i], before: shown[(i + 1)...], isCut: text.count > limit) else { break }
    }
    // Whole characters, as far as both rows go.
    var end = 0
    for cell in repaired {
      guard end + cell.bytes.count <= position else { break }
      end += cell.bytes.count
      trace.repaired.append(cell)
    }
    guard !trace.repaired.isEmpty else { return nil }
    var rest = end
    for var cell in damaged where rest > 0 {
      cell.bytes = Array(cell.bytes.prefix(rest))
      rest -= cell.bytes.count
      trace.damaged.append(cell)
    }
  }

  private mutating func append(
    _ character: (scalar: UInt32, bytes: [UInt8]), before rest: ArraySlice<(scalar: UInt32, bytes: [UInt8])>,
    isCut: Bool
  ) -> Bool {
    let text = Scalars.string([character.scalar])
    let left = bytes[position...]
    if !character.bytes.isEmpty,
      left.prefix(character.bytes.count).elementsEqual(character.bytes.prefix(left.count))
    {
      damaged.append(Trace.Cell(bytes: character.bytes, text: text, role: .misread))
      position += character.bytes.count
      return true
    }
    // U+FFFD, `?`, `・`, and a blank for a no-break space hide bytes. Before other characters bytes vanished.
    let hides = [0xFFFD, 0x3F, 0x30FB, 0x20].contains(character.scalar)
    let visible =
      (hides ? [] : character.bytes) + rest.prefix { !$0.bytes.isEmpty && $0.scalar != 0x3F }.flatMap(\.bytes)
    for gap in 1...MisreadTrace.longestGap where gap <= left.count {
      let following = left.dropFirst(gap).prefix(MisreadTrace.certain)
      // At the end a mark hides all that is left.
      guard following.elementsEqual(visible.prefix(following.count)), !following.isEmpty || hides && !isCut
      else { continue }
      damaged.append(Trace.Cell(bytes: Array(left.prefix(gap)), text: hides ? text : "", role: .unmapped))
      position += gap
      if hides { return true }
      damaged.append(Trace.Cell(bytes: character.bytes, text: text, role: .misread))
      position += character.bytes.count
      return true
    }
    return false
  }

  /// What a program that lets C1 controls through makes of a text's bytes.
  static func text(_ text: [UInt32], writtenAs written: Encoding, readAs read: Encoding) -> [UInt32] {
    let bytes = text.flatMap { MisreadTrace.bytes(of: $0, in: written) }
    var output: [UInt8] = []
    _ = read.transcodeToUTF8(bytes.span, profile: .web, into: &output)
    return Scalars.decode(output, in: 0..<output.count)
  }

  /// The bytes of a character; none where the encoding does not have it.
  private static func bytes(of scalar: UInt32, in encoding: Encoding) -> [UInt8] {
    if encoding == .hz { return bytes(of: scalar, in: .gbk).map { $0 & 0x7F } }
    var bytes: [UInt8] = []
    for page in MojibakeChains.shared.pages where page.encoding == encoding {
      if page.encode(scalar, into: &bytes) { return bytes }
    }
    return (try? encoding.bytes(from: Scalars.string([scalar]))) ?? []
  }
}
