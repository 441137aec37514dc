extension Mended {
  /// The mended text in the encoding that is to be written.
  ///
  /// - Returns: nil where it holds characters without a code and these are to be reported: the report has a finding for
  ///   each.
  /// - Complexity: linear in the text.
  public func encoded(_ output: Options.Output) -> [UInt8]? {
    if output.encoding == .utf8 { return bytes }
    var bytes = bytes
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if output.byteOrderMark == .written, !bytes.starts(with: mark) { bytes = mark + bytes }
    var result: [UInt8] = []
    var missing = output.encoding.transcodeFromUTF8(bytes.span, into: &result)
    // In an encoding that lacks it nothing is to be marked.
    if missing.first == 0, bytes.starts(with: mark) {
      bytes.removeFirst(mark.count)
      result.removeAll(keepingCapacity: true)
      missing = output.encoding.transcodeFromUTF8(bytes.span, into: &result)
    }
    if missing.isEmpty { return result }
    if output.unencodable == .report { return nil }
    var replaced: [UInt8] = []
    var position = 0
    for offset in missing {
      let (scalar, length) = Scalars.decodeOne(bytes.span, at: offset)
      replaced += bytes[position..<offset]
      switch output.unencodable {
      case .ncr: replaced += "&#\(scalar);".utf8
      case .question: replaced.append(0x3F)
      case .skip, .report: break
      }
      position = offset + length
    }
    replaced += bytes[position...]
    result.removeAll(keepingCapacity: true)
    _ = output.encoding.transcodeFromUTF8(replaced.span, into: &result)
    return result
  }
}

extension Report {
  /// A finding for each character of `text`, the output of these edits, that `encoding` lacks.
  package mutating func addUnencodable(_ text: [UInt8], _ encoding: Encoding) {
    var bytes: [UInt8] = []
    var next = edits.startIndex
    // Source offset = output offset + shift, behind the edits that have been passed.
    var shift = 0
    var found: [Finding] = []
    for offset in encoding.transcodeFromUTF8(text.span, into: &bytes) {
      // A byte order mark is not written in an encoding that lacks it.
      if offset == 0, text.starts(with: [0xEF, 0xBB, 0xBF]) { continue }
      let (scalar, length) = Scalars.decodeOne(text.span, at: offset)
      var source: Range<Int>?
      while next < edits.endIndex {
        let start = edits[next].source.lowerBound - shift
        if offset < start { break }
        if offset < start + edits[next].after.count {
          source = edits[next].source
          break
        }
        shift = edits[next].source.upperBound - (start + edits[next].after.count)
        next += 1
      }
      let place = source ?? (offset + shift)..<(offset + shift + length)
      let code = String(scalar, radix: 16, uppercase: true)
      let name = "U+" + String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code
      found.append(Finding(source: place, rule: .unencodable, reason: .unencodable, candidates: [name]))
    }
    guard !found.isEmpty else { return }
    findings = (findings + found).sorted {
      ($0.source.lowerBound, $0.source.upperBound) < ($1.source.lowerBound, $1.source.upperBound)
    }
  }
}
