internal import CTextmendTables

/// A read-only map from n-grams to what they cost, in cache lines: 4 bytes an entry, 22 bits of its hash compared. Fewer bits
/// would not do: a search that tries thousands of fillings finds every n-gram that is taken for a known one by mistake.
///
/// Layout: a header of 64 bytes that begins with the number of lines (32 bits); for each of 2^14 symbols its
/// ``SymbolValue``; lines of 16 entries, `tag << 10 | value`, filled from the front, 0 where free. A full line overflows into
/// the next ones; ``farthest`` of them follow the last home line.
@safe package struct NGramTable: Sendable {
  package static let slots = 16
  package static let farthest = 15
  package static let symbolCount = 1 << 14
  package static let headerCount = 64
  package static let tagMask: UInt32 = 0xFFFF_FC00

  // SAFETY: points into a blob that outlives the table and never changes.
  private nonisolated(unsafe) let symbols: UnsafePointer<UInt16>
  private nonisolated(unsafe) let bytes: UnsafeRawPointer
  private let lines: UInt64

  /// - Parameter blob: written by `textmend-tools train-model`, aligned to 64 bytes; outlives the table.
  package init(_ blob: UnsafeRawPointer) {
    // SAFETY: the header and the symbols are there whatever the number of lines.
    lines = unsafe UInt64(blob.load(as: UInt32.self))
    unsafe symbols = (blob + NGramTable.headerCount).assumingMemoryBound(to: UInt16.self)
    unsafe bytes = UnsafeRawPointer(symbols + NGramTable.symbolCount)
  }

  /// What a symbol costs without context.
  @inline(__always) func alone(_ symbol: UInt16) -> SymbolValue {
    // SAFETY: an entry for each symbol of 14 bits.
    unsafe SymbolValue(bits: symbols[Int(symbol & 0x3FFF)])
  }

  /// The home line of a hash among `lines`, and the entry without its value.
  @inline(__always) package static func place(_ hash: UInt64, lines: UInt64) -> (line: Int, tag: UInt32) {
    (Int(((hash >> 32) &* lines) >> 32), UInt32(truncatingIfNeeded: hash) & NGramTable.tagMask)
  }

  /// Asks for the line of a hash that will be queried soon.
  @inline(__always) func prefetch(_ hash: UInt64) {
    // SAFETY: a prefetch reads nothing.
    unsafe textmend_prefetch(bytes + NGramTable.place(hash, lines: lines).line &* 64)
  }

  /// The value at a hash; nil where there is none. Of 200,000 hashes that have none, one answers another's.
  @inline(__always) func value(_ hash: UInt64) -> NGramValue? {
    let place = NGramTable.place(hash, lines: lines)
    // SAFETY: place() answers one of the home lines; no overflow reaches farther than the lines that follow them.
    var line = unsafe bytes + place.line &* 64
    for _ in 0...NGramTable.farthest {
      let found = unsafe NGramTable.match(place.tag, line)
      if found != 0 { return NGramValue(bits: UInt16(truncatingIfNeeded: found & ~NGramTable.tagMask)) }
      // Lines are filled from the front.
      if unsafe line.load(fromByteOffset: 60, as: UInt32.self) == 0 { return nil }
      unsafe line += 64
    }
    return nil
  }

  /// The entry with this tag; 0 where there is none. Training puts no two entries with one tag where one query sees both.
  @inline(__always) private static func match(_ tag: UInt32, _ line: UnsafeRawPointer) -> UInt32 {
    let wanted = SIMD4<UInt32>(repeating: tag)
    let tags = SIMD4<UInt32>(repeating: tagMask)
    var found = SIMD4<UInt32>.zero
    for i in 0..<4 {
      // SAFETY: four loads of sixteen bytes are the line.
      let entries = unsafe line.loadUnaligned(fromByteOffset: i &* 16, as: SIMD4<UInt32>.self)
      found |= SIMD4<UInt32>.zero.replacing(with: entries, where: entries & tags .== wanted)
    }
    return found[0] | found[1] | found[2] | found[3]
  }
}

/// What an n-gram says of its last symbol after the others, and of what follows them all.
package struct NGramValue: Sendable {
  /// Ten bits: `backOff << 6 | cost`.
  package var bits: UInt16

  @inline(__always) init(bits: UInt16) { self.bits = bits }

  /// Steps of ``cost`` and of ``backOff`` in sixteenths of a bit.
  package static let costStep = 5
  package static let backOffStep = 8
  package static let costLimit = 63
  package static let backOffLimit = 15

  /// - Parameters:
  ///   - cost: of the last symbol after the others, in steps; at least 1, for 0 is a free place.
  ///   - backOff: in steps.
  package init(cost: UInt8, backOff: UInt8) { bits = UInt16(backOff) << 6 | UInt16(cost) }

  /// Sixteenths of a bit: the last symbol after the others.
  @inline(__always) var cost: Int32 { Int32(bits & 63) &* Int32(NGramValue.costStep) }
  /// In steps: what a symbol costs that was not seen after all of them, beyond what it costs after all but the first.
  @inline(__always) var backOff: UInt8 { UInt8(truncatingIfNeeded: bits >> 6) }
}

/// What a symbol costs without context, and what leaving it as a context costs.
package struct SymbolValue: Sendable {
  package var bits: UInt16

  @inline(__always) init(bits: UInt16) { self.bits = bits }

  /// - Parameters:
  ///   - cost: eighths of a bit.
  ///   - backOff: in steps of ``NGramValue``.
  package init(cost: UInt8, backOff: UInt8) { bits = UInt16(backOff) << 8 | UInt16(cost) }

  /// Sixteenths of a bit.
  @inline(__always) var cost: Int32 { Int32(bits & 0xFF) &* 2 }
  /// In steps of ``NGramValue``.
  @inline(__always) var backOff: UInt8 { UInt8(truncatingIfNeeded: bits >> 8) }
}
