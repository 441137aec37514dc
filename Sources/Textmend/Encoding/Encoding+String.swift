extension Encoding {
  /// The text of bytes in this encoding.
  ///
  /// - Throws: ``TextmendError`` with code `malformed` and the byte offset of the first malformed sequence. To
  ///   read damaged bytes, give them to a ``Mender``.
  /// - Complexity: linear in the input.
  public func string(from bytes: [UInt8]) throws(TextmendError) -> String {
    var text: [UInt8] = []
    let result = transcodeToUTF8(
      bytes.span, profile: DecoderProfile(mark: .stop, openBytes: .controls), into: &text)
    if let run = result.malformed.first { throw TextmendError(.malformed, at: run.offset) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of a text in this encoding. Exact: nothing is written as something similar.
  ///
  /// - Throws: ``TextmendError`` with code `unencodable` and the UTF-8 byte offset in `string` of the first
  ///   character that has no code.
  /// - Complexity: linear in the input.
  public func bytes(from string: String) throws(TextmendError) -> [UInt8] {
    var bytes: [UInt8] = []
    let missing = transcodeFromUTF8(Array(string.utf8).span, into: &bytes)
    if let offset = missing.first { throw TextmendError(.unencodable, at: offset) }
    return bytes
  }
}
