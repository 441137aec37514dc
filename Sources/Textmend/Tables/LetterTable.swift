/// The letter model: every context of two letters is a sparse row, and all rows lie interleaved in one array.
///
/// A row is found by its context; the entry at `start of the row + letter` names the letter it belongs to, and as no two
/// rows start alike, that name says whose entry it is. What no row has is the cost after one letter, from a dense table
/// in which the cost of backing off further is included, and the cost of leaving the row.
@safe package struct LetterTable: Sendable {
  /// Bytes: four numbers for each of eight alphabets, then the lengths of the three sections.
  package static let headerCount = 8 * 16 + 16
  /// An entry that belongs to no letter.
  package static let freeEntry: UInt16 = 0xFF00
  /// A row that is empty starts here: no other row has an entry there.
  package static let emptyRow = 0

  // SAFETY: all point into a blob that outlives the table and never changes.
  private nonisolated(unsafe) let header: UnsafePointer<UInt32>
  private nonisolated(unsafe) let contexts: UnsafePointer<UInt32>
  private nonisolated(unsafe) let seconds: UnsafePointer<UInt16>
  private nonisolated(unsafe) let entries: UnsafePointer<UInt16>

  /// - Parameter blob: a blob written by `textmend-tools train-model`, aligned to 4 bytes, which outlives the table.
  package init(_ blob: UnsafeRawPointer) {
    // SAFETY: the blob's header says how long its sections are; the tool that writes it is tested against this reader.
    unsafe header = blob.assumingMemoryBound(to: UInt32.self)
    unsafe contexts = (blob + LetterTable.headerCount).assumingMemoryBound(to: UInt32.self)
    unsafe seconds = UnsafeRawPointer(contexts + Int(header[32])).assumingMemoryBound(to: UInt16.self)
    unsafe entries = seconds + Int(header[33])
  }

  /// Sixteenths of a bit: `letter` after two letters of its alphabet, a word's edge among them.
  @inline(__always)
  func cost(_ script: UInt8, _ first: UInt8, _ second: UInt8, _ letter: UInt8) -> Int32 {
    // SAFETY: `script` and the letters come from the symbol table, which was written with this one: letters are below
    // the alphabet's width, and a row's start is at most 255 entries before the end of all entries.
    let place = unsafe header + Int(script) &* 4
    let width = unsafe Int(place[0])
    assert(Int(max(first, second, letter)) < width)
    let context = unsafe contexts[Int(place[1]) &+ Int(first) &* width &+ Int(second)]
    let entry = unsafe entries[Int(context >> 8) &+ Int(letter)]
    if entry >> 8 == UInt16(letter) { return Int32(entry & 0xFF) &* 2 }
    let after = unsafe seconds[Int(place[2]) &+ Int(second) &* width &+ Int(letter)]
    return Int32(context & 0xFF) &* 2 &+ Int32(after)
  }

  /// Sixteenths of a bit: `letter` without context.
  func cost(_ script: UInt8, alone letter: UInt8) -> Int32 {
    // SAFETY: as above; the row after the last letter's is that of no context.
    let place = unsafe header + Int(script) &* 4
    let width = unsafe Int(place[0])
    assert(Int(letter) < width)
    return unsafe Int32(seconds[Int(place[2]) &+ width &* width &+ Int(letter)])
  }
}
