import Textmend

/// Serialises what ``NGramTable`` reads.
struct NGramFile {
  private(set) var bytes: [UInt8] = []

  /// Taken places of a line in the mean. Fuller lines overflow more often than they save.
  private static let fill = 14

  init(_ trainer: NGramTrainer) {
    var entries: [(hash: UInt64, value: NGramValue)] = []
    for (i, kept) in trainer.kept.enumerated().dropFirst() {
      for k in kept.keys.indices {
        let value = NGramValue(cost: kept.costs[k], backOff: kept.backOffs[k])
        entries.append((NGramFile.hash(kept.keys[k], length: i + 1), value))
      }
    }
    // Cheap n-grams are common ones: they stand at home.
    entries.sort { ($0.value.bits & 63, $0.hash) < ($1.value.bits & 63, $1.hash) }
    let lines = entries.count / Self.fill + 1
    TableFile.append(UInt32(lines), to: &bytes)
    bytes += [UInt8](repeating: 0, count: NGramTable.headerCount - 4)
    let single = trainer.kept[0]
    for symbol in 0..<NGramTable.symbolCount {
      let isKnown = symbol < single.keys.count
      let value = SymbolValue(
        cost: isKnown ? single.costs[symbol] : .max, backOff: isKnown ? single.backOffs[symbol] : 0)
      TableFile.append(value.bits, to: &bytes)
    }
    for word in NGramFile.lines(entries, lines) { TableFile.append(word, to: &bytes) }
  }

  static func hash(_ key: UInt64, length: Int) -> UInt64 {
    var hash = NGramHash.start(UInt16(truncatingIfNeeded: key))
    for i in 1..<length {
      hash = NGramHash.extend(hash, before: UInt16(truncatingIfNeeded: key >> UInt64(16 * i)))
    }
    return hash
  }

  /// An entry whose tag stands already where a query for it would look is left out: one of 200,000.
  private static func lines(_ entries: [(hash: UInt64, value: NGramValue)], _ lines: Int) -> [UInt32] {
    var words = [UInt32](repeating: 0, count: (lines + NGramTable.farthest) * NGramTable.slots)
    for entry in entries {
      let place = NGramTable.place(entry.hash, lines: UInt64(lines))
      let start = place.line * NGramTable.slots
      for slot in start..<start + (NGramTable.farthest + 1) * NGramTable.slots {
        if words[slot] == 0 {
          words[slot] = place.tag | UInt32(entry.value.bits)
          break
        }
        if words[slot] & NGramTable.tagMask == place.tag { break }
      }
    }
    return words
  }
}
