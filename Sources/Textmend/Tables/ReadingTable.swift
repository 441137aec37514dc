internal import CTextmendTables

/// The blob of readings: pages of 64 characters, each with a bit set of those that have readings.
@safe struct ReadingTable: Sendable {
  // SAFETY: points into a blob that outlives the table and never changes.
  private nonisolated(unsafe) let pageBits: UnsafePointer<UInt32>
  private nonisolated(unsafe) let pageStarts: UnsafePointer<UInt32>
  private nonisolated(unsafe) let directory: UnsafePointer<UInt16>
  private nonisolated(unsafe) let readings: UnsafePointer<UInt16>
  private nonisolated(unsafe) let spellings: UnsafePointer<UInt8>
  private let directoryCount: Int
  let syllableCount: Int

  // SAFETY: the blob is a constant of the program, aligned to 64 bytes in language.c.
  static let embedded = unsafe ReadingTable(textmend_language_readings())

  /// - Parameter blob: written by `textmend-tools train-model`, aligned to 4 bytes, which outlives the table.
  init(_ blob: UnsafeRawPointer) {
    // SAFETY: the header says how long the sections are; the tool that writes it is tested against this reader.
    func count(_ i: Int) -> Int { unsafe Int(blob.load(fromByteOffset: 4 * i, as: UInt32.self)) }
    let pages = count(1)
    directoryCount = count(0)
    syllableCount = count(3)
    unsafe pageBits = (blob + 16).assumingMemoryBound(to: UInt32.self)
    unsafe pageStarts = pageBits + 2 * pages
    unsafe directory = UnsafeRawPointer(pageStarts + pages).assumingMemoryBound(to: UInt16.self)
    unsafe readings = directory + directoryCount
    unsafe spellings = UnsafeRawPointer(readings + count(2)).assumingMemoryBound(to: UInt8.self)
  }

  /// One reading: `last << 15 | syllable << 3 | tone`.
  func entry(_ index: Int) -> UInt16 {
    // SAFETY: indices come from `entries(of:)`.
    unsafe readings[index]
  }

  /// Where the readings of a character stand.
  func entries(of scalar: UInt32) -> Range<Int> {
    let page = Int(scalar >> 6)
    guard page < directoryCount else { return 0..<0 }
    // SAFETY: page is inside the directory, whose numbers are those of pages or 0xFFFF.
    let number = unsafe Int(directory[page])
    guard number != 0xFFFF else { return 0..<0 }
    let bits = unsafe UInt64(pageBits[2 * number]) | UInt64(pageBits[2 * number + 1]) << 32
    let bit = UInt64(1) << UInt64(scalar & 63)
    guard bits & bit != 0 else { return 0..<0 }
    var before = (bits & (bit - 1)).nonzeroBitCount
    var start = unsafe Int(pageStarts[number])
    // SAFETY: as many characters end before this one as bits are set, and each ends with a marked entry.
    while before > 0 {
      if unsafe readings[start] & 0x8000 != 0 { before -= 1 }
      start += 1
    }
    var end = start
    while unsafe readings[end] & 0x8000 == 0 { end += 1 }
    return start..<end + 1
  }

  /// Up to eight ASCII letters as an integer that orders like the text.
  static func packed(_ letters: some Sequence<UInt8>) -> UInt64 {
    var packed: UInt64 = 0
    var count: UInt64 = 0
    for letter in letters {
      if count == 8 { return .max }
      packed |= UInt64(letter) << (56 - 8 * count)
      count += 1
    }
    return packed
  }

  func packedSpelling(_ syllable: Int) -> UInt64 {
    precondition(syllable < syllableCount)
    // SAFETY: eight bytes a syllable.
    return ReadingTable.packed((0..<8).lazy.map { unsafe spellings[syllable * 8 + $0] })
  }

  func spelling(_ syllable: Int) -> String {
    precondition(syllable < syllableCount)
    // SAFETY: eight bytes a syllable, padded with zeros.
    let letters = (0..<8).map { unsafe spellings[syllable * 8 + $0] }.prefix { $0 != 0 }
    return String(decoding: letters, as: UTF8.self)
  }
}
