extension Detection {
  /// Bytes in one encoding, in a file of several.
  public struct Segment: Hashable, Sendable {
    /// Whole lines but where the encoding changes inside one; lines in plain ASCII belong to the segment before them.
    public var range: Range<Int>
    public var encoding: Encoding
  }
}

extension Detector {
  /// The segments of a file in several encodings, in order; empty where one encoding explains all of it.
  ///
  /// - Complexity: linear in the input.
  public func segments(of bytes: [UInt8], _ detection: Detection) -> [Detection.Segment] {
    guard detection.basis == .language,
      let pieces = MixedEncodings(bytes, model: model, allowed: options.candidates).pieces(
        detection: detection)
    else { return [] }
    var segments: [Detection.Segment] = []
    for piece in pieces {
      if segments.last?.encoding != piece.encoding {
        let start = segments.isEmpty ? 0 : piece.range.lowerBound
        segments.append(Detection.Segment(range: start..<start, encoding: piece.encoding))
      }
      segments[segments.count - 1].range =
        segments[segments.count - 1].range.lowerBound..<piece.range.upperBound
    }
    for i in segments.indices {
      let end = i + 1 < segments.count ? segments[i + 1].range.lowerBound : bytes.count
      segments[i].range = segments[i].range.lowerBound..<end
    }
    return segments
  }
}
