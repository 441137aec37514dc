/// Decodes input that comes in pieces, cut anywhere, to UTF-8: the same text, malformed runs and end as of the
/// whole in one piece.
///
/// Holds back at most 16 bytes between the pieces, beside the encoding's shift state.
///
/// ```swift
/// var decoder = StreamDecoder(.gb18030)
/// var text: [UInt8] = []
/// while let piece = next() { _ = decoder.decode(piece.span, into: &text) }
/// _ = decoder.finish(into: &text)
/// ```
public struct StreamDecoder: ~Copyable, Sendable {
  public let encoding: Encoding
  public let profile: DecoderProfile
  /// Bytes decoded, from the beginning of the input. Less than were given where some are held back, and where
  /// the profile stops.
  public private(set) var offset = 0
  /// Whether the profile stopped before a malformed sequence, at ``offset``: nothing is read any more.
  public private(set) var isStopped = false

  /// No unit of a built-in encoding is longer, in bytes.
  static let longestUnit = 16

  private var decoder: (any Decoder)?
  private var system: SystemDecoder?
  /// The bytes from ``offset`` on that were given before.
  private var held: [UInt8] = []

  /// A decoder at the beginning of a text.
  public init(_ encoding: Encoding, profile: DecoderProfile = .web) {
    self.encoding = encoding
    self.profile = profile
    decoder = encoding.decoder(profile)
    system = decoder == nil ? SystemDecoder(encoding.name) : nil
  }

  /// Decodes the next piece.
  ///
  /// - Parameter bytes: what follows the bytes given before; may be empty.
  /// - Parameter isFinal: whether nothing follows: then a character that is cut is malformed.
  /// - Parameter output: is appended to, valid UTF-8; see ``Encoding/maxUTF8Count(forByteCount:profile:)`` for
  ///   how much that can be.
  /// - Returns: what was malformed, in order, at offsets in the whole input.
  /// - Complexity: linear in the piece.
  public mutating func decode(
    _ bytes: Span<UInt8>, isFinal: Bool = false, into output: inout [UInt8]
  ) -> [MalformedRun] {
    guard !isStopped else { return [] }
    var sink = UTF8Sink()
    swap(&sink.output, &output)
    defer { swap(&sink.output, &output) }
    var start = 0
    if !held.isEmpty {
      // With as many more as the unit that begins here can have; iconv does not tell that.
      let heldCount = held.count
      let more = decoder == nil ? bytes.count : min(bytes.count, StreamDecoder.longestUnit)
      for i in 0..<more { held.append(bytes[i]) }
      var joined: [UInt8] = []
      swap(&joined, &held)
      let end = read(joined.span, from: 0, isFinal: isFinal && more == bytes.count, into: &sink)
      guard !isStopped, end >= heldCount else {
        held = Array(joined[end...])
        return sink.malformed
      }
      start = end - heldCount
    }
    let end = start < bytes.count || isFinal ? read(bytes, from: start, isFinal: isFinal, into: &sink) : start
    if !isStopped { for i in end..<bytes.count { held.append(bytes[i]) } }
    return sink.malformed
  }

  /// Ends the input: what is held back is malformed.
  ///
  /// - Returns: as ``decode(_:isFinal:into:)``.
  public mutating func finish(into output: inout [UInt8]) -> [MalformedRun] {
    let nothing: [UInt8] = []
    return decode(nothing.span, isFinal: true, into: &output)
  }

  /// Decodes as far as can be, and moves ``offset`` along.
  ///
  /// - Returns: where it ended.
  private mutating func read(
    _ bytes: Span<UInt8>, from start: Int, isFinal: Bool, into sink: inout UTF8Sink
  ) -> Int {
    sink.base = offset - start
    var end = start
    if decoder != nil {
      end = decoder!.transcode(bytes, from: start, isFinal: isFinal, profile, into: &sink)
    } else if system != nil {
      end = system!.decode(bytes, from: start, isFinal: isFinal, profile, into: &sink)
    }
    offset += end - start
    isStopped = profile.mark == .stop && !sink.malformed.isEmpty || isFinal && end < bytes.count
    return end
  }
}
