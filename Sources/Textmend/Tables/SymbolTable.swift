/// Code point → symbol, and what is known of each symbol alone.
@safe package struct SymbolTable: Sendable {
  // SAFETY: points into a blob that outlives the table and never changes.
  private nonisolated(unsafe) let basicPlane: UnsafePointer<UInt16>
  private nonisolated(unsafe) let records: UnsafePointer<UInt64>
  private nonisolated(unsafe) let scalars: UnsafePointer<UInt16>
  private nonisolated(unsafe) let cases: UnsafePointer<UInt8>
  private nonisolated(unsafe) let classes: UnsafePointer<UInt8>
  package let firstKana: UInt16
  package let firstHangul: UInt16
  package let firstHan: UInt16
  /// Symbols from here are variants that fold to a symbol below.
  package let foldEnd: UInt16
  package let variantEnd: UInt16

  /// - Parameter blob: a blob written by `textmend-tools train-model`, aligned to 8 bytes, which outlives the table.
  package init(_ blob: UnsafeRawPointer) {
    // SAFETY: the blob's header says how long its sections are; the tool that writes it is tested against this reader.
    func limit(_ i: Int) -> UInt16 { unsafe UInt16(blob.load(fromByteOffset: 4 * i, as: UInt32.self)) }
    firstKana = limit(0)
    firstHangul = limit(1)
    firstHan = limit(2)
    foldEnd = limit(3)
    variantEnd = limit(4)
    unsafe basicPlane = (blob + 32).assumingMemoryBound(to: UInt16.self)
    unsafe records = UnsafeRawPointer(basicPlane + 0x10000).assumingMemoryBound(to: UInt64.self)
    unsafe scalars = UnsafeRawPointer(records + Int(limit(4))).assumingMemoryBound(to: UInt16.self)
    unsafe cases = UnsafeRawPointer(scalars + Int(limit(3))).assumingMemoryBound(to: UInt8.self)
    unsafe classes = cases + 64
  }

  @inline(__always)
  package func symbol(_ scalar: UInt32) -> UInt16 {
    // SAFETY: the table has an entry for each code point of the basic plane.
    scalar < 0x10000 ? unsafe basicPlane[Int(scalar)] : Symbol.supplementary(scalar)
  }

  /// What is known of a symbol that is no letter.
  @inline(__always)
  func record(_ symbol: UInt16) -> SymbolRecord {
    assert(symbol < variantEnd)
    // SAFETY: symbols that are no letters lie below variantEnd, and each has a record.
    return unsafe SymbolRecord(bits: records[Int(symbol)])
  }

  /// The symbol that stands for `symbol` in pairs and words.
  @inline(__always) package func fold(_ symbol: UInt16) -> UInt16 { record(symbol).fold }

  /// Sixteenths of a bit: no known symbol costs more, however unknown it is after what it follows. That two unknown things
  /// meet is no further evidence: names and rare words are made of such pairs.
  private static let dearest: Int32 = 24 * 16

  /// Sixteenths of a bit: what the second symbol costs after the first where no entry says it.
  @inline(__always) func novel(_ second: SymbolRecord, after first: SymbolRecord) -> Int32 {
    let index = first.symbolClass &* ClassTable.count &+ second.symbolClass
    // SAFETY: classes are below the table's count; the table ends the blob.
    let byClass = unsafe Int32(classes[index]) &- ClassTable.zero
    return min(first.backOff &+ second.novel &+ byClass &* 2, SymbolTable.dearest)
  }

  /// The code point of a symbol below `foldEnd` that stands for one character.
  func scalar(folded symbol: UInt16) -> UInt32 {
    precondition(symbol < foldEnd)
    // SAFETY: the table has an entry for each symbol below foldEnd.
    return unsafe UInt32(scalars[Int(symbol)])
  }

  /// Sixteenths of a bit: an upper or lower case letter where a word stands.
  @inline(__always) func caseCost(script: UInt8, state: UInt8, upper: UInt8) -> Int32 {
    let index = Int(script) &* 8 &+ Int(state) &* 2 &+ Int(upper)
    // SAFETY: script < 8, state < 4, upper < 2: 64 bytes.
    return unsafe Int32(cases[index]) &* 2
  }
}

/// Eight bytes that say what a symbol costs: one load answers all.
package struct SymbolRecord {
  package var bits: UInt64

  @inline(__always) init(bits: UInt64) { self.bits = bits }

  /// Costs in eighths of a bit.
  package init(
    fold: UInt16, novel: UInt8, backOff: UInt8, symbolClass: UInt8, inSimplified: UInt8, inTraditional: UInt8,
    unigram: UInt8
  ) {
    bits = UInt64(fold) | UInt64(novel) << 16 | UInt64(backOff) << 24 | UInt64(symbolClass) << 32
    bits |= UInt64(inSimplified) << 40 | UInt64(inTraditional) << 48 | UInt64(unigram) << 56
  }

  @inline(__always) private func byte(_ shift: UInt64) -> Int32 { Int32(bits >> shift & 0xFF) }

  /// The symbol that stands for this one in pairs and words.
  @inline(__always) var fold: UInt16 { UInt16(truncatingIfNeeded: bits) }
  /// Sixteenths of a bit: the cost after a context in which it was never seen.
  @inline(__always) var novel: Int32 { byte(16) &* 2 }
  /// Sixteenths of a bit: what leaving the known pairs of this context costs.
  @inline(__always) var backOff: Int32 { byte(24) &* 2 }
  /// One of ``ClassTable/count`` classes of symbols that stand in like surroundings.
  @inline(__always) var symbolClass: Int { Int(bits >> 32 & 0x7F) }
  /// Eighths of a bit: this form rather than another with the same fold, in simplified and in traditional text.
  @inline(__always) var inSimplified: Int32 { byte(40) }
  @inline(__always) var inTraditional: Int32 { byte(48) }
  /// Sixteenths of a bit: the cost without context, in running text.
  @inline(__always) var unigram: Int32 { byte(56) &* 2 }
}
