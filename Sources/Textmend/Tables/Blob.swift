import CTextmendTables

/// A generated file of tables, as it stands in the program's read-only data.
///
/// Layout of every blob, all numbers little-endian: 64 bytes of text that name the command it was made with,
/// then what the table's own type says.
@safe struct Blob: Sendable {
  // SAFETY: points to a constant of the program, which lives and stays unchanged as long as the process.
  nonisolated(unsafe) let start: UnsafeRawPointer
  let count: Int

  /// Bytes of text at the beginning.
  static let headerCount = 64

  init(_ start: UnsafePointer<UInt8>, _ count: Int) {
    // SAFETY: the caller names a blob and its length as the C target declares them.
    unsafe self.start = UnsafeRawPointer(start)
    self.count = count
  }

  /// All bytes, for comparison with a regenerated table.
  var bytes: [UInt8] {
    // SAFETY: `count` is the length of the constant.
    unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// `count` numbers of 16 bits at byte `offset`.
  func words(at offset: Int, count: Int) -> UnsafePointer<UInt16> {
    precondition(offset % 2 == 0 && offset + count * 2 <= self.count, "a table is cut short")
    // SAFETY: inside the blob by the precondition, aligned because blobs are aligned to 64 bytes.
    return unsafe (start + offset).assumingMemoryBound(to: UInt16.self)
  }

  /// `count` bytes at byte `offset`.
  func bytes(at offset: Int, count: Int) -> UnsafePointer<UInt8> {
    precondition(offset + count <= self.count, "a table is cut short")
    // SAFETY: inside the blob by the precondition.
    return unsafe (start + offset).assumingMemoryBound(to: UInt8.self)
  }
}

extension Blob {
  static let gb18030 = unsafe Blob(textmend_gb18030(), textmend_gb18030_count())
  static let gb18030Ranges = unsafe Blob(textmend_gb18030_ranges(), textmend_gb18030_ranges_count())
  static let big5 = unsafe Blob(textmend_big5(), textmend_big5_count())
  static let cp932 = unsafe Blob(textmend_cp932(), textmend_cp932_count())
  static let uhc = unsafe Blob(textmend_uhc(), textmend_uhc_count())
  static let jis0208 = unsafe Blob(textmend_jis0208(), textmend_jis0208_count())
  static let jis0212 = unsafe Blob(textmend_jis0212(), textmend_jis0212_count())
  static let singleBytes = unsafe Blob(textmend_single_bytes(), textmend_single_bytes_count())
  static let cns11643 = unsafe Blob(textmend_cns11643(), textmend_cns11643_count())
  static let htmlEntities = unsafe Blob(textmend_html_entities(), textmend_html_entities_count())
  static let letterPairs = unsafe Blob(textmend_letter_pairs(), textmend_letter_pairs_count())

  /// Every blob of encodings with the name of its file, for the test that regenerates them.
  package static let encodingBlobs: [(name: String, blob: Blob)] = [
    ("gb18030", .gb18030), ("gb18030-ranges", .gb18030Ranges), ("big5", .big5), ("cp932", .cp932),
    ("uhc", .uhc), ("jis0208", .jis0208), ("jis0212", .jis0212), ("single-bytes", .singleBytes),
    ("cns11643", .cns11643),
  ]
}
