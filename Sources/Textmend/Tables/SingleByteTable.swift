/// A code page of one-byte codes, both ways in constant time.
///
/// Blob, after the header: the count of tables, then for each the offset of its part (32 bits each). A part:
/// the code points of the 256 bytes (16 bits, FFFF: none); for each 64 code points below 10000 the number
/// of their page (8 bits); the pages: 64 bytes each, 0 for none but U+0000. Page 0 is empty.
@safe struct SingleByteTable: Sendable {
  // SAFETY: all three point into one constant of the program; `Blob` checked their ends.
  private nonisolated(unsafe) let scalars: UnsafePointer<UInt16>
  private nonisolated(unsafe) let pageNumbers: UnsafePointer<UInt8>
  private nonisolated(unsafe) let pages: UnsafePointer<UInt8>

  private init(_ page: CodePage) {
    let blob = Blob.singleBytes
    let entry = Blob.headerCount + 4 + Int(page.rawValue) * 4
    // SAFETY: `words` checks that the entry is inside the blob; the parts are checked in turn.
    let words = unsafe blob.words(at: entry, count: 2)
    let offset = unsafe Int(words[0]) | Int(words[1]) << 16
    unsafe scalars = blob.words(at: offset, count: 256)
    unsafe pageNumbers = blob.bytes(at: offset + 512, count: 1024)
    var last = 0
    for i in 0..<1024 { last = unsafe max(last, Int(pageNumbers[i])) }
    unsafe pages = blob.bytes(at: offset + 512 + 1024, count: (last + 1) * 64)
  }

  /// Whether the lower half is ASCII: not in the pages of mainframes, nor quite in CP864.
  var isASCIICompatible: Bool { (UInt8(0)..<0x80).allSatisfy { scalar($0) == UInt32($0) } }

  /// The code point of a byte; FFFFFFFF where it has none.
  @inline(__always)
  func scalar(_ byte: UInt8) -> UInt32 {
    // SAFETY: there is an entry for each byte.
    let value = unsafe scalars[Int(byte)]
    return value == 0xFFFF ? 0xFFFF_FFFF : UInt32(value)
  }

  /// The byte of a code point; -1 where it has none.
  @inline(__always)
  func byte(for scalar: UInt32) -> Int32 {
    guard scalar < 0x10000 else { return -1 }
    // SAFETY: there is one number for each 64 code points below 10000, and init checked the greatest page.
    let byte = unsafe pages[Int(pageNumbers[Int(scalar >> 6)]) &<< 6 | Int(scalar & 63)]
    return byte == 0 && scalar != 0 ? -1 : Int32(byte)
  }
}

extension SingleByteTable {
  private static let tables = CodePage.allCases.map { SingleByteTable($0) }

  /// The table of a page, made once. Look it up before a loop, not in it.
  static subscript(page: CodePage) -> SingleByteTable { tables[Int(page.rawValue)] }

  static let windows1251 = SingleByteTable(.windows1251)
  static let windows1252 = SingleByteTable(.windows1252)
}

/// The one-byte code pages whose tables are built in, in the order of the generated file.
package enum CodePage: UInt8, CaseIterable, Sendable {
  case windows1250, windows1251, windows1252, windows1253, windows1254, windows1255, windows1256,
    windows1257, windows1258, windows874
  case isoLatin1, isoLatin2, isoLatin3, isoLatin4, isoCyrillic, isoArabic, isoGreek, isoHebrew, isoLatin5,
    isoLatin6, isoThai, isoLatin7, isoLatin8, isoLatin9, isoLatin10
  case koi8R, koi8U, macintosh, macCyrillic
  case cp437, cp737, cp850, cp852, cp855, cp857, cp862, cp866
  case cp720, cp775, cp858, cp860, cp861, cp863, cp864, cp865, cp869
  case macGreek, macTurkish, macCentralEurope, macIceland
  case ibm037, ibm273, ibm424, ibm500, ibm1026, ibm1140
  /// The web's: bytes 80…FF are U+F780…U+F7FF.
  case userDefined

  /// Whether browsers read the bytes 80…9F that the page leaves open as C1 controls.
  var hasOpenControls: Bool { rawValue <= CodePage.windows874.rawValue }
}
