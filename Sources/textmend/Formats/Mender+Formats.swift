import Textmend

extension Mender {
  /// Mends the text of a file in a format, and nothing else.
  ///
  /// The file is decoded as a whole. Then its pieces of text are mended as one document, a line or more each: what is
  /// known of a document decides about every piece of it. Prose is made canonical as a whole at last.
  ///
  /// - Returns: the outcome, and what in the file is not what the format says, in bytes of the input.
  /// - Complexity: linear.
  func mend(_ bytes: [UInt8], as format: any TextFormat) -> (mended: Mended, problems: [Extraction.Problem]) {
    var mended = with { $0.rules.keepOnly(.encoding) }.mend(bytes)
    guard mended.report.detection?.isBinary != true else { return (mended, []) }
    // What of the damage has no code in another encoding is about to be mended.
    mended.report.findings.removeAll { $0.reason == .unencodable }
    let extraction = format.extract(mended.bytes)
    let pieces = mendPieces(extraction, of: mended.bytes, format)
    let problems = extraction.problems.map { problem in
      Extraction.Problem(offset: mended.report.sourceOffset(of: problem.offset), reason: problem.reason)
    }
    mended.take(pieces, source: bytes)
    if format.isProse {
      let canonical = with { options in
        options.rules.keepOnly(.canonical)
        options.decoding.encoding = .utf8
        options.output = Options.Output()
      }
      mended.take(canonical.mend(mended.bytes).report, source: bytes)
    }
    if options.output.encoding != .utf8 {
      mended.report.addUnencodable(mended.bytes, options.output.encoding)
    }
    return (mended, problems)
  }

  private func with(_ change: (inout Options) -> Void) -> Mender {
    var options = options
    change(&options)
    var mender = Mender(options)
    mender.mapBlocks = mapBlocks
    return mender
  }

  /// - Returns: a report about `text`.
  private func mendPieces(_ extraction: Extraction, of text: [UInt8], _ format: any TextFormat) -> Report {
    var extraction = extraction
    // A byte order mark is no part of the text behind it.
    if text.starts(with: [0xEF, 0xBB, 0xBF]), let first = extraction.pieces.first,
      first.source.lowerBound == 0
    {
      extraction.pieces[0].source = 3..<first.source.upperBound
      extraction.pieces[0].text.removeFirst(3)
    }
    let off = options.switches == .honoured ? SwitchedOffLines(text) : nil
    if let ranges = off?.ranges, !ranges.isEmpty {
      extraction.pieces.removeAll { piece in ranges.contains { $0.contains(piece.source) } }
    }
    var joined: [UInt8] = []
    var starts: [Int] = []
    for piece in extraction.pieces {
      starts.append(joined.count)
      joined += piece.text
      joined.append(piece.separator.rawValue)
    }
    let mender = with {
      $0.decoding.encoding = .utf8
      $0.output = Options.Output()
      // They stand in comments, which are no text.
      $0.switches = .ignored
      // The ends of lines and of the file are not text.
      $0.normalization.lineEnding = .keep
      $0.normalization.byteOrderMark = .keep
      $0.normalization.finalNewline = .keep
    }
    let report = mender.mend(piece: joined).report
    var mapped = MappedReport(
      starts: starts, extraction: extraction, text: text, format: format, switchedOff: off)
    mapped.take(report)
    return mapped.report
  }
}

extension Mended {
  /// Does what a report about these bytes tells.
  fileprivate mutating func take(_ next: Report, source: [UInt8]) {
    let middle = bytes
    // A report about these bytes applies to them.
    guard let result = try? next.apply(to: middle) else { return }
    report = report.followed(by: next, source: source, middle: middle)
    bytes = result
  }
}

extension Report {
  /// The offset in the input of a byte of the output; the beginning of the edit where it lies in one.
  fileprivate func sourceOffset(of offset: Int) -> Int {
    var shift = 0
    for edit in edits {
      let start = edit.source.lowerBound + shift
      if offset < start { break }
      if offset < start + edit.after.count { return edit.source.lowerBound }
      shift += edit.after.count - edit.source.count
    }
    return offset - shift
  }
}

extension RuleSelection {
  fileprivate mutating func keepOnly(_ family: RuleFamily) {
    for other in RuleFamily.allCases where other != family { remove(other) }
  }
}
