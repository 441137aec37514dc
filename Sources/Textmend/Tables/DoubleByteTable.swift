/// A code page of two-byte codes, both ways in constant time.
///
/// A value of pointers to constants: copy it into a local before a loop, nothing is counted or allocated.
///
/// Blob, after the header: two numbers of 16 bits (count of plane 2, count of pages); for each code from 8000
/// on the code point (0: none; D800…DFFF: the low 16 bits of a code point of plane 2 stand at that index of
/// the next part); plane 2; for each 64 code points below 30000 the number of their page; the pages: 64
/// codes each, 0 for none. Page 0 is empty.
@safe struct DoubleByteTable: Sendable {
  // SAFETY: all four point into one constant of the program; `Blob` checked their ends.
  private nonisolated(unsafe) let decoding: UnsafePointer<UInt16>
  private nonisolated(unsafe) let plane2: UnsafePointer<UInt16>
  private nonisolated(unsafe) let pageNumbers: UnsafePointer<UInt16>
  private nonisolated(unsafe) let pages: UnsafePointer<UInt16>

  /// Code points are looked up below this one: no legacy code page goes beyond plane 2.
  static let scalarLimit: UInt32 = 0x30000

  init(_ blob: Blob) {
    // SAFETY: the header is inside the blob, checked by `words`; the blob's parts are checked in turn.
    let head = unsafe blob.words(at: Blob.headerCount, count: 2)
    let plane2Count = unsafe Int(head[0])
    let pageCount = unsafe Int(head[1])
    var offset = Blob.headerCount + 4
    unsafe decoding = blob.words(at: offset, count: 0x8000)
    offset += 0x8000 * 2
    unsafe plane2 = blob.words(at: offset, count: plane2Count)
    offset += plane2Count * 2
    let numberCount = Int(DoubleByteTable.scalarLimit >> 6)
    unsafe pageNumbers = blob.words(at: offset, count: numberCount)
    offset += numberCount * 2
    unsafe pages = blob.words(at: offset, count: pageCount * 64)
  }

  /// The code point of a code; 0 where it has none.
  @inline(__always)
  func scalar(lead: UInt8, trail: UInt8) -> UInt32 {
    guard lead >= 0x80 else { return 0 }
    let value = basicScalar(code: UInt16(lead) << 8 | UInt16(trail))
    if value & 0xF800 != 0xD800 { return value }
    // SAFETY: the generator writes such values only as indices of `plane2`; a test sweeps every one.
    return unsafe 0x20000 | UInt32(plane2[Int(value & 0x7FF)])
  }

  /// The code point of a code from 8000 on, but D800…DFFF for any of plane 2: for loops that leave those to
  /// others.
  @inline(__always)
  func basicScalar(code: UInt16) -> UInt32 {
    // SAFETY: an index of 15 bits, as many as there are entries.
    unsafe UInt32(decoding[Int(code & 0x7FFF)])
  }

  /// The code that the WHATWG encoder chooses, lead byte high; 0 where there is none.
  @inline(__always)
  func code(for scalar: UInt32) -> UInt16 {
    guard scalar < DoubleByteTable.scalarLimit else { return 0 }
    // SAFETY: there is one number for each 64 code points below the limit, and it is below the page count.
    return unsafe pages[Int(pageNumbers[Int(scalar >> 6)]) &<< 6 | Int(scalar & 63)]
  }
}

extension DoubleByteTable {
  /// GBK as the two-byte part of GB18030-2022.
  static let gb18030 = DoubleByteTable(.gb18030)
  /// Big5 with HKSCS-2008.
  static let big5 = DoubleByteTable(.big5)
  /// Microsoft's Shift_JIS, with its user-defined area.
  static let cp932 = DoubleByteTable(.cp932)
  /// EUC-KR with Microsoft's extension.
  static let uhc = DoubleByteTable(.uhc)
  /// JIS X 0208 with NEC's rows, as EUC-JP pairs.
  static let jis0208 = DoubleByteTable(.jis0208)
  /// JIS X 0212, as the second and third byte in EUC-JP.
  static let jis0212 = DoubleByteTable(.jis0212)
}
