public import CTextmend
import Glibc
import Textmend

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func textmend_mend(
  _ bytes: UnsafePointer<UInt8>?, _ count: Int, _ result: UnsafeMutablePointer<textmend_result>?
) -> Int32 {
  guard let result = unsafe result else { return -1 }
  unsafe result.pointee = textmend_result()
  // SAFETY: the header demands that `bytes` points to `count` bytes.
  let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
  let mended = Mender().mend(input)
  let report = mended.report
  unsafe result.pointee.edits = report.edits.count
  unsafe result.pointee.findings = report.findings.count
  unsafe result.pointee.malformed = report.findings.count { $0.reason == .malformed }
  guard !mended.bytes.isEmpty else { return 0 }
  guard let copy = unsafe malloc(mended.bytes.count) else {
    unsafe result.pointee = textmend_result()
    return -1
  }
  // SAFETY: `copy` has room for exactly these bytes.
  unsafe copy.copyMemory(from: mended.bytes, byteCount: mended.bytes.count)
  unsafe result.pointee.bytes = copy.assumingMemoryBound(to: UInt8.self)
  unsafe result.pointee.count = mended.bytes.count
  return 0
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func textmend_free(_ result: UnsafeMutablePointer<textmend_result>?) {
  guard let result = unsafe result else { return }
  // SAFETY: `bytes` is NULL or what textmend_mend got from malloc.
  unsafe free(result.pointee.bytes)
  unsafe result.pointee = textmend_result()
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func textmend_version() -> UnsafePointer<CChar>? {
  // SAFETY: a StaticString's bytes are terminated and never freed.
  unsafe UnsafeRawPointer(textmendVersion.utf8Start).assumingMemoryBound(to: CChar.self)
}
