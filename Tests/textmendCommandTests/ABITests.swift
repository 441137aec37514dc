import CTextmend
import Testing
import TextmendABI

/// The C interface, called as C calls it.
@Suite struct ABITests {
  private func mend(_ bytes: [UInt8]) -> (status: Int32, text: [UInt8], edits: Int) {
    var result = unsafe textmend_result()
    let status = unsafe textmend_mend(bytes, bytes.count, &result)
    defer { unsafe textmend_free(&result) }
    let text = unsafe Array(UnsafeBufferPointer(start: result.bytes, count: result.count))
    return unsafe (status, text, result.edits)
  }

  @Test func mendsAndFrees() {
    let mended = mend(Array("產(chǎn)業(yè)".utf8))
    #expect(mended.status == 0)
    #expect(mended.text == Array("產業".utf8))
    #expect(mended.edits > 0)
  }

  @Test func emptyInput() {
    #expect(mend([]) == (0, [], 0))
    #expect(textmend_mend(nil, 0, nil) == -1)
    var result = unsafe textmend_result()
    unsafe textmend_free(&result)
    textmend_free(nil)
  }

  @Test func version() {
    #expect(unsafe String(cString: textmend_version()) == "0.1.0")
  }
}
